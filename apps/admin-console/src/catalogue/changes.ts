import type { Entity } from '../api/entities';

export interface Change {
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Nothing, an empty text and an empty list are the same on the wire. */
export function normal(value: unknown): unknown {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return undefined;
  return value;
}

export function isSame(a: unknown, b: unknown): boolean {
  const [left, right] = [normal(a), normal(b)];
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === undefined || right === undefined || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => isSame((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]));
}

/** Members that the server counts on by itself. */
const OWN = new Set(['modifiedAt', 'createdAt', 'metadata']);

/** What differs between two states of a service or client, in the order of the first. */
export function changesBetween(before: Entity, after: Entity): readonly Change[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => !OWN.has(key) && !isSame(before[key], after[key]))
    .map((key) => ({ key, before: normal(before[key]), after: normal(after[key]) }));
}

/** A state with changes applied to it. */
export const withChanges = (state: Entity, changes: readonly Change[]): Entity => {
  const changed: Record<string, unknown> = { ...state };
  for (const { key, after } of changes) {
    if (after === undefined) delete changed[key];
    else changed[key] = after;
  }
  return changed;
};

/** As the wire wants it: what is empty is left out, the time of the state that was read is kept. */
export const toBody = (values: Entity, stored: Entity): Entity => {
  const body = Object.fromEntries(Object.entries(values).filter(([, value]) => normal(value) !== undefined));
  return { ...body, ...(stored.modifiedAt === undefined ? {} : { modifiedAt: stored.modifiedAt }) };
};
