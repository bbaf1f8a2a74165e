import { isDeepStrictEqual } from 'node:util';
import { clientSettings, maskSecrets, serviceSettings, toWireClient, toWireService, type Settings } from '@symbolon/contract';
import type { Client, Service } from '@symbolon/engine';

type Members = Readonly<Record<string, unknown>>;

/** What a change did to a thing: the members that differ, secrets masked. */
export interface Difference {
  readonly before?: Members;
  readonly after?: Members;
}

/** Times and counts follow from the change; they are none. */
const NO_SETTINGS = new Set(['modifiedAt', 'metadata']);

/** Two secrets may look alike behind their masks. */
const markedAsChanged = (value: unknown): unknown => `${typeof value === 'string' ? value : JSON.stringify(value)} (changed)`;

function differenceOf(table: Settings, before: Members | undefined, after: Members | undefined): Difference {
  if (before === undefined || after === undefined) {
    return { ...(before === undefined ? {} : { before: maskSecrets(table, before) }), ...(after === undefined ? {} : { after: maskSecrets(table, after) }) };
  }
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !NO_SETTINGS.has(name) && !isDeepStrictEqual(before[name], after[name]));
  const pick = (members: Members): Members => Object.fromEntries(names.filter((name) => name in members).map((name) => [name, members[name]]));
  const [was, is] = [maskSecrets(table, pick(before)), maskSecrets(table, pick(after))];
  const told = Object.entries(is).map(([name, value]) => [name, isDeepStrictEqual(was[name], value) ? markedAsChanged(value) : value] as const);
  return { before: was, after: Object.fromEntries(told) };
}

export const serviceDifference = (before: Service | undefined, after: Service | undefined): Difference =>
  differenceOf(serviceSettings, before && (toWireService(before) as unknown as Members), after && (toWireService(after) as unknown as Members));

export const clientDifference = (before: Client | undefined, after: Client | undefined): Difference =>
  differenceOf(clientSettings, before && (toWireClient(before) as unknown as Members), after && (toWireClient(after) as unknown as Members));

/** Names of the members that differ. */
export const changedMembers = ({ before = {}, after = {} }: Difference): readonly string[] => [...new Set([...Object.keys(before), ...Object.keys(after)])];
