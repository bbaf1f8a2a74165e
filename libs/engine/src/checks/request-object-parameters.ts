import type { Facts } from '../facts/facts.js';
import type { Json, JsonObject } from '../model/json.js';
import type { ResultCode } from '../model/result-code.js';
import { isJsonObject, parseJson } from '../parse/json.js';
import { first, words } from '../parse/parameters.js';
import type { Verdict } from '../rules/rule.js';
import { demand, fail, notApplicable } from '../rules/verdict.js';
import { outer } from './parameters.js';
import { ofClaims } from './request-object.js';
import { eitherWay } from './request-object-lifetime.js';

/* Parameters beside a request object: they count under OpenID Connect Core, section 6, and do not under RFC 9101. */

/** These carry the request object, or say who sends it. */
const BESIDE = new Set(['request', 'request_uri', 'client_id', 'client_secret', 'client_assertion', 'client_assertion_type']);
/** Lists of words: their order says nothing. */
const LISTS = new Set(['scope', 'response_type', 'prompt']);

/** JSON as a text in which the order of members says nothing. */
const canonical = (value: Json | undefined): string => JSON.stringify(value, (_, member: Json) =>
  isJsonObject(member) ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1))) : member);

const sorted = (values: readonly string[]): string => [...values].sort().join(' ');

function same(name: string, values: readonly string[], inside: Json): boolean {
  const [beside = ''] = values;
  if (name === 'resource') return sorted(values) === sorted((Array.isArray(inside) ? inside as readonly Json[] : [inside]).map(String));
  if (typeof inside === 'object') return canonical(parseJson(beside)) === canonical(inside);
  return LISTS.has(name) ? sorted(words(beside)) === sorted(words(String(inside))) : beside === String(inside);
}

interface Stray {
  readonly name: string;
  readonly is: 'repeated' | 'missing' | 'different';
}

/** The first parameter beside the request object that is not in it likewise. */
function stray(facts: Facts, claims: JsonObject): Stray | undefined {
  for (const [name, values] of Object.entries(outer(facts))) {
    if (BESIDE.has(name)) continue;
    if (values.length > 1 && name !== 'resource') return { name, is: 'repeated' };
    const inside = claims[name];
    if (inside === undefined || inside === null) return { name, is: 'missing' };
    if (!same(name, values, inside)) return { name, is: 'different' };
  }
  return undefined;
}

const sayings: Readonly<Record<Stray['is'], string>> = {
  repeated: 'came more than once', missing: 'is not in the request object', different: 'differs from the request object',
};

/** What is asked for stands inside: a request that names its scopes beside the request object alone would be granted none of them. */
const namesScopesInside = (inside: unknown, facts: Facts, where: string): Verdict =>
  inside === undefined && first(outer(facts), 'scope') !== undefined ? fail(`'scope' ${sayings.missing}`, `'scope' in the ${where}`) : notApplicable('no scope stands beside alone');

const inRequestObject = ofClaims((claims, facts) => {
  if (!facts.service.traditionalRequestObjectProcessingApplied) return namesScopesInside(claims.scope, facts, 'request object');
  const found = stray(facts, claims);
  return demand(found === undefined, `'${found?.name}' ${sayings[found?.is ?? 'missing']}`, () => `'${found?.name}' in the request object`);
});

/**
 * Every parameter of the request is in the request object, and the same; where those beside it do not count, its scopes are. Beside the
 * request_uri of a pushed request nothing counts (RFC 9126, 4).
 */
export const allAreInside = (facts: Facts): Verdict =>
  facts.requestUri?.record === undefined ? inRequestObject(facts) : namesScopesInside(first(facts.requestUri.record.parameters, 'scope'), facts, 'pushed request');

const codes = { missing: ['A150304', 'A150325'], different: ['A150305', 'A150326'] } as const;

export const strayCode = (facts: Facts): ResultCode => {
  const counts = facts.service.traditionalRequestObjectProcessingApplied;
  const found = (counts ? stray(facts, facts.requestObject?.jwt?.claims ?? {})?.is : undefined) ?? 'missing';
  return found === 'repeated' ? 'A150303' : eitherWay(codes[found])(facts);
};
