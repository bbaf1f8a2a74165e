import type { Client } from '../model/client.js';
import type { Service } from '../model/service.js';
import { parseUri } from '../parse/uri.js';
import type { Verdict } from '../rules/rule.js';
import { demand, fail, notApplicable, pass } from '../rules/verdict.js';

type ListKey<S> = { [K in keyof S]-?: NonNullable<S[K]> extends readonly unknown[] ? K : never }[keyof S];
type Item<S, K extends keyof S> = NonNullable<S[K]> extends readonly (infer I)[] ? I : never;
type BooleanKey<S> = { [K in keyof S]-?: S[K] extends boolean ? K : never }[keyof S];

/** A check of one kind of settings, and what would satisfy it. */
export interface SettingCheck<S> {
  readonly settings: readonly (keyof S)[];
  readonly check: (settings: S) => Verdict;
  readonly fix: (settings: S) => Partial<S>;
}

const listOf = <S, K extends keyof S>(settings: S, key: K): readonly Item<S, K>[] => (settings[key] ?? []) as readonly Item<S, K>[];

const listHolds = <S>() => <K extends ListKey<S>>(key: K, ...items: readonly [Item<S, K>, ...Item<S, K>[]]): SettingCheck<S> => ({
  settings: [key],
  check: settings => demand(items.some(item => listOf(settings, key).includes(item)),
    `${String(key)} does not hold ${items.join(' or ')}`, items.join(' or '), listOf(settings, key).join(', ')),
  fix: settings => ({ [key]: [...listOf(settings, key), items[0]] }) as Partial<S>,
});

const switchIs = <S>() => (key: BooleanKey<S>, value: boolean): SettingCheck<S> => ({
  settings: [key],
  check: settings => demand((settings[key] as boolean) === value, `${String(key)} is ${value ? 'off' : 'on'}`, value ? 'on' : 'off', value ? 'off' : 'on'),
  fix: () => ({ [key]: value }) as unknown as Partial<S>,
});

/** A list holds one of the items; the fix adds the first. */
export const serviceHolds = listHolds<Service>();
export const clientHolds = listHolds<Client>();

/** A switch stands as it must; the fix turns it. */
export const serviceSwitch = switchIs<Service>();
export const clientSwitch = switchIs<Client>();

/** Checks of several settings as one; their fixes add up. */
export const together = <S>(...parts: readonly SettingCheck<S>[]): SettingCheck<S> => ({
  settings: parts.flatMap(part => part.settings),
  check: settings => parts.map(part => part.check(settings)).find(verdict => verdict.kind === 'fail') ?? pass(),
  fix: settings => Object.assign({}, ...parts.filter(part => part.check(settings).kind === 'fail').map(part => part.fix(settings))) as Partial<S>,
});

/** Every named setting has a value. */
export const areSet = <S>(...keys: readonly (keyof S)[]) => (settings: S): Verdict => {
  const missing = keys.filter(key => settings[key] === undefined || settings[key] === '');
  return missing.length === 0 ? pass() : fail(`not set: ${missing.join(', ')}`, missing.join(', '), 'nothing');
};

/** Whether a text is a URL under https. */
export const isHttps = (text: string): boolean => {
  const uri = parseUri(text);
  return uri?.scheme === 'https' && uri.host !== undefined && uri.host !== '';
};

/** Every URL among the named settings that has a value is under https. */
export const areHttps = <S>(...keys: readonly (keyof S)[]) => (settings: S): Verdict => {
  const given = keys.filter(key => settings[key] !== undefined && settings[key] !== '');
  if (given.length === 0) return notApplicable(`not set: ${keys.join(', ')}`);
  const open = given.filter(key => !isHttps(String(settings[key])));
  return open.length === 0 ? pass() : fail(`not under https: ${open.join(', ')}`, 'https://…', open.map(key => String(settings[key])).join(', '));
};
