/** A module of the suite: what it asserts, as far as the engine's API shows it. T takes part, V tells how a run goes. */
export interface Module<T, V> {
  /** Where it runs; empty means everywhere. */
  readonly only: Partial<V>;
  readonly run: (parts: T) => Promise<void>;
  /** It waits; all variants of it wait together. */
  readonly waits?: true;
}

/** By number and name. */
export type Modules<T, V> = Readonly<Record<`${number} ${string}`, Module<T, V>>>;

/** A module in some variants only. */
export const when = <T, V>(only: Partial<V>, run: (parts: T) => Promise<void>): Module<T, V> => ({ only, run });

export const waiting = <T, V>(module: Module<T, V>): Module<T, V> => ({ ...module, waits: true });

export const runsIn = <T, V extends object>({ only }: Module<T, V>, variant: V): boolean =>
  Object.entries(only).every(([name, value]) => variant[name as keyof V] === value);

export const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
