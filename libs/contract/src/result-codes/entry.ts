import type { ResultCode } from '@symbolon/engine';

/** At whose door the fault lies. The fourth digit of a code says it, unless the entry says otherwise. */
export type ResultClass = 'success' | 'server' | 'caller' | 'client' | 'log' | 'frontend' | 'user' | 'sns';

export interface ResultCodeEntry {
  /** Ends up in error_description: ASCII without double quote and backslash. `{name}` stands for a value. */
  readonly message: string;
  readonly class?: ResultClass;
}

export type ResultCodeFamily = Readonly<Record<ResultCode, ResultCodeEntry>>;
