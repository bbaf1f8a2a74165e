import type { Facts } from '../../facts/facts.js';
import type { Limits } from '../../facts/limits.js';
import { serviceLimits } from '../../facts/limits.js';
import type { Client } from '../../model/client.js';
import type { Service } from '../../model/service.js';
import type { Rule, Verdict } from '../rule.js';
import type { RuleId } from '../spec.js';

/** `pass`, `notApplicable`, `unknown`, `fail`; where a request fails, also result code and error: `fail A294308 invalid_request`. */
type Expected = Exclude<Verdict['kind'], 'fail'> | `fail${string}`;

/** What the examples of one clause are; each is a good subject with one change. */
export interface RuleExamples {
  readonly request?: readonly (readonly [name: string, facts: Facts, expected: Expected])[];
  readonly service?: readonly (readonly [name: string, service: Service, expected: Expected])[];
  readonly client?: readonly (readonly [name: string, client: Client, expected: Expected, service?: Service])[];
  readonly limit?: readonly (readonly [name: string, service: Service, expected: Partial<Limits>])[];
}

/** The examples of a section, by clause. */
export type Examples = Readonly<Partial<Record<RuleId, RuleExamples>>>;

/** One example, ready to run. */
export interface ExampleRun {
  /** Starts with the id of the clause. */
  readonly title: string;
  readonly id: RuleId;
  readonly of: 'request' | 'service' | 'client' | 'limit';
  readonly run: () => unknown;
  readonly expected: unknown;
}

function answer(check: NonNullable<Rule['request']>, facts: Facts): string {
  const verdict = check.check(facts);
  if (verdict.kind !== 'fail' || !check.at.includes(facts.endpoint)) return check.at.includes(facts.endpoint) ? verdict.kind : `not checked at ${facts.endpoint}`;
  const code = typeof check.resultCode === 'function' ? check.resultCode(facts) : check.resultCode;
  return `fail ${code} ${typeof check.error === 'function' ? check.error(facts) : check.error}`;
}

const missing = (): string => 'no such check';

/** Every example of a section's table. */
export function examplesOf(rules: readonly Rule[], examples: Examples, defaultService: Service): readonly ExampleRun[] {
  return (Object.entries(examples) as [RuleId, RuleExamples][]).flatMap(([id, { request = [], service = [], client = [], limit = [] }]) => {
    const rule = rules.find(each => each.id === id);
    const row = (of: ExampleRun['of'], name: string, expected: unknown, run: () => unknown): ExampleRun => ({ title: `${id} ${of}: ${name}`, id, of, run, expected });
    return [
      ...request.map(([name, facts, expected]) => row('request', name, expected, () => (rule?.request === undefined ? missing() : answer(rule.request, facts)))),
      ...service.map(([name, given, expected]) => row('service', name, expected, () => rule?.service?.check(given).kind ?? missing())),
      ...client.map(([name, given, expected, of = defaultService]) => row('client', name, expected, () => rule?.client?.check(given, of).kind ?? missing())),
      ...limit.map(([name, given, expected]) => row('limit', name, expected, () => rule?.limit?.(serviceLimits(given), given) ?? missing())),
    ];
  });
}

/** Checks of a rule that lack an example that passes or one that fails; limits without any example. */
export function unproven(rules: readonly Rule[], runs: readonly ExampleRun[]): readonly string[] {
  const has = (id: RuleId, of: ExampleRun['of'], outcome: string): boolean =>
    runs.some(run => run.id === id && run.of === of && (typeof run.expected !== 'string' || run.expected.startsWith(outcome)));
  return rules.flatMap(rule => (['request', 'service', 'client', 'limit'] as const).flatMap(of =>
    rule[of] === undefined ? [] : ['pass', 'fail'].filter(outcome => !has(rule.id, of, outcome)).map(outcome => `${rule.id} ${of}: no example that says ${outcome}`)));
}
