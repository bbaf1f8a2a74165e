import type { Choices } from './drafts';

/** What a link to the playground may say: who asks for what. Keys, secrets, codes and tokens are never in it. */
export interface Asked {
  readonly client?: string | undefined;
  readonly scope?: string | undefined;
  readonly responseType?: string | undefined;
  readonly responseMode?: string | undefined;
}

const NAMES = { client: 'client', scope: 'scope', responseType: 'response_type', responseMode: 'response_mode' } as const;

/** The query of a link that leads a colleague to the same request. */
export const asQuery = (asked: Asked): string =>
  new URLSearchParams(Object.entries(NAMES).flatMap(([member, name]) => { const value = asked[member as keyof Asked]; return value === undefined || value === '' ? [] : [[name, value]]; })).toString();

/** The choices that a link asks for, in place of the usual ones. */
export const choicesIn = (query: URLSearchParams): Partial<Pick<Choices, 'scope' | 'responseType' | 'responseMode'>> =>
  Object.fromEntries((['scope', 'responseType', 'responseMode'] as const).flatMap((member) => { const value = query.get(NAMES[member]); return value === null ? [] : [[member, value]]; }));
