import { ofOpenIdRequest as ofRequest } from '../../checks/parameters.js';
import { claimsFor } from '../../facts/claims.js';
import type { Endpoint, Facts } from '../../facts/facts.js';
import type { Json, JsonObject } from '../../model/json.js';
import { isJsonObject } from '../../parse/json.js';
import { defineRules, type RequestCheck } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';

/* The claims parameter: OpenID Connect Core section 5.5. */

const at: readonly Endpoint[] = ['par', 'authorization'];
const invalid = (resultCode: RequestCheck['resultCode'], check: RequestCheck['check']): RequestCheck => ({ at, error: 'invalid_request', resultCode, check });
const absent = notApplicable("no 'claims' are sent");

const memberIsObject = (name: 'userinfo' | 'id_token') => ofRequest((_, f) => {
  const claims = f.authorization?.claims?.value;
  return claims?.[name] === undefined ? absent : demand(isJsonObject(claims[name]), `'${name}' of 'claims' is no JSON object`, 'a JSON object');
});

interface Asked {
  readonly name: string;
  readonly how: Json | undefined;
}

/** Every claim that is asked for, wherever; `verified_claims` have a shape of their own (Identity Assurance). */
const asked = ({ authorization }: Facts): readonly Asked[] => (['id_token', 'userinfo'] as const).flatMap(where =>
  Object.entries(claimsFor(authorization?.claims, where)).filter(([name]) => name !== 'verified_claims').map(([name, how]) => ({ name, how })));

/** A check of each claim; the first that fails speaks. */
const ofEach = (holds: (how: JsonObject, name: string) => boolean, why: string, expected: string) => ofRequest((_, f) => {
  if (f.authorization?.claims?.value === undefined) return absent;
  const wrong = asked(f).find(({ name, how }) => isJsonObject(how) && !holds(how, name));
  return demand(wrong === undefined, `'${wrong?.name}' in 'claims' has ${why}`, expected);
});

/** These are compared with texts; of other claims the type is the front end's business. */
const TEXTS = new Set(['sub', 'acr']);
const isText = (value: Json): boolean => typeof value === 'string';

export const claimsParameter = defineRules(
  { id: 'OIDCC-5.5-object', level: 'shall',
    demands: { en: 'claims is a JSON object.', ja: 'claims は JSON オブジェクトである。' },
    request: invalid('A022303', ofRequest((_, f) => f.authorization?.claims === undefined ? absent : demand(f.authorization.claims.value !== undefined, "'claims' is no JSON object", 'a JSON object'))) },
  { id: 'OIDCC-5.5-userinfo', level: 'shall',
    demands: { en: 'What it asks of UserInfo is a JSON object.', ja: 'claims の userinfo は JSON オブジェクトである。' },
    request: invalid('A022304', memberIsObject('userinfo')) },
  { id: 'OIDCC-5.5-id_token', level: 'shall',
    demands: { en: 'What it asks of the ID token is a JSON object.', ja: 'claims の id_token は JSON オブジェクトである。' },
    request: invalid('A022305', memberIsObject('id_token')) },
  { id: 'OIDCC-5.5.1', level: 'shall',
    demands: { en: 'Each claim is asked for by null or by a JSON object.', ja: '各クレームの指定は null または JSON オブジェクトである。' },
    request: invalid('A023301', ofRequest((_, f) => {
      if (f.authorization?.claims?.value === undefined) return absent;
      const wrong = asked(f).find(({ how }) => how !== null && !isJsonObject(how));
      return demand(wrong === undefined, `'${wrong?.name}' in 'claims' is neither null nor a JSON object`, 'null or a JSON object');
    })) },
  { id: 'OIDCC-5.5.1-essential', level: 'shall',
    demands: { en: 'Whether a claim is essential is true or false.', ja: 'essential は真偽値である。' },
    request: invalid('A023302', ofEach(({ essential }) => essential === undefined || typeof essential === 'boolean', "an 'essential' that is no boolean", 'true or false')) },
  { id: 'OIDCC-5.5.1-value', level: 'shall',
    demands: { en: 'The value of a claim has the type of the claim.', ja: 'value はそのクレームの型である。' },
    request: invalid('A023303', ofEach(({ value }, name) => value === undefined || !TEXTS.has(name) || isText(value), "a 'value' of the wrong type", 'a string')) },
  { id: 'OIDCC-5.5.1-values', level: 'shall',
    demands: { en: 'The values of a claim are a list.', ja: 'values は配列である。' },
    request: invalid('A023304', ofEach(({ values }) => values === undefined || Array.isArray(values), "'values' that are no list", 'an array')) },
  { id: 'OIDCC-5.5.1-values-type', level: 'shall',
    demands: { en: 'Each value in the list has the type of the claim.', ja: 'values の各要素はそのクレームの型である。' },
    request: invalid('A023305', ofEach(({ values }, name) => !Array.isArray(values) || !TEXTS.has(name) || (values as readonly Json[]).every(isText), "'values' with one of the wrong type", 'strings')) },
);
