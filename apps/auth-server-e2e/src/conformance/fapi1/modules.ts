import type { Troupe, Variant } from './cast.js';

/** A module of the suite: what it asserts, as far as the engine's API shows it, and where it does not run. */
export interface Module {
  readonly only: Partial<Variant>;
  readonly run: (troupe: Troupe) => Promise<void>;
  /** It waits; all variants of it wait together. */
  readonly waits?: true;
}

/** By number and name. */
export type Modules = Readonly<Record<`${number} ${string}`, Module>>;

export const always = (run: Module['run']): Module => ({ only: {}, run });
export const whenPushed = (run: Module['run']): Module => ({ only: { method: 'pushed' }, run });
export const byAssertion = (run: Module['run'], only: Partial<Variant> = {}): Module => ({ only: { authentication: 'private_key_jwt', ...only }, run });

export const waiting = (module: Module): Module => ({ ...module, waits: true });

export const runsIn = ({ only }: Module, variant: Variant): boolean =>
  Object.entries(only).every(([name, value]) => variant[name as keyof Variant] === value);
