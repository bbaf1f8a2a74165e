import type { Endpoint, Facts, Parameters } from '../facts/facts.js';
import type { ResultCode } from '../model/result-code.js';
import { first, valuesOf } from '../parse/parameters.js';
import type { Verdict } from '../rules/rule.js';
import { demand, fail, notApplicable, pass } from '../rules/verdict.js';

/** The parameters of the HTTP request itself. */
export const outer = (facts: Facts): Parameters => valuesOf(facts.parameters);

/** The parameters of the authorization request in force. */
export const requested = (facts: Facts): Parameters => facts.authorization?.values ?? {};

/** The parameter is there and has a value. */
export const isGiven = (values: (facts: Facts) => Parameters, name: string) => (facts: Facts): Verdict =>
  demand(first(values(facts), name) !== undefined, `'${name}' is missing`, `'${name}'`);

/** No parameter of the list came twice; which one did decides the result code. */
export const duplicated = (values: Parameters, names: readonly string[]): string | undefined => {
  // Requests name few parameters; the list, which decides the order, is asked only when one of them came twice.
  for (const given in values) if ((values[given]?.length ?? 0) > 1) return names.find(name => (values[name]?.length ?? 0) > 1);
  return undefined;
};

/** The check behind "parameters must not come twice" (RFC 6749, 3.1 and 3.2). */
export const noneTwice = (values: (facts: Facts) => Parameters, names: readonly string[]) => (facts: Facts): Verdict => {
  const name = duplicated(values(facts), names);
  return name === undefined ? pass() : fail(`'${name}' came more than once`, 'one value', `${values(facts)[name]?.length} values`);
};

/** The result code that belongs to the parameter found twice. */
export const codeByName = (values: (facts: Facts) => Parameters, codes: Readonly<Record<string, ResultCode>>, otherwise: ResultCode) =>
  (facts: Facts): ResultCode => codes[duplicated(values(facts), Object.keys(codes)) ?? ''] ?? otherwise;

/** A result code for each endpoint. */
export const byEndpoint = (codes: Partial<Record<Endpoint, ResultCode>>, otherwise: ResultCode) => (facts: Facts): ResultCode =>
  codes[facts.endpoint] ?? otherwise;

/** A check of the authorization request in force; it does not apply while there is none. */
export const ofRequest = (check: (values: Parameters, facts: Facts) => Verdict) => (facts: Facts): Verdict =>
  facts.authorization === undefined ? notApplicable('no authorization request is known') : check(facts.authorization.values, facts);

const noOpenId = notApplicable('the scope has no openid');

/** The same for requests whose scope has openid, whichever profile the rule is in. */
export const ofOpenIdRequest = (check: (values: Parameters, facts: Facts) => Verdict) =>
  ofRequest((values, facts) => (facts.authorization?.scopes.includes('openid') === true ? check(values, facts) : noOpenId));
