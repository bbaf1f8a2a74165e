import type { Outcome } from '@symbolon/engine';

export type Spent = Extract<Outcome, { kind: 'spent' }>['spent'][number];

const FRESH: Outcome = { kind: 'fresh' };

export const outcome = (spent: readonly Spent[]): Outcome => (spent.length === 0 ? FRESH : { kind: 'spent', spent });
