import { ofClaims, shown } from '../../checks/request-object.js';
import type { Endpoint, Facts } from '../../facts/facts.js';
import type { Json, JsonObject } from '../../model/json.js';
import type { ResultCode } from '../../model/result-code.js';
import { isJsonObject } from '../../parse/json.js';
import { defineRules } from '../rule.js';
import { demand } from '../verdict.js';

/* JSON types inside a request object: RFC 9101 section 4, OpenID Connect Core section 6.1. */

const at: readonly Endpoint[] = ['par', 'authorization'];

const isText = (value: Json): boolean => typeof value === 'string';

interface ClaimType {
  readonly code: ResultCode;
  readonly is: (value: Json) => boolean;
  readonly called: string;
}

const text = (code: ResultCode): ClaimType => ({ code, is: isText, called: 'a string' });

const types: Readonly<Record<string, ClaimType>> = {
  scope: text('A007301'), redirect_uri: text('A011301'), response_mode: text('A012301'), state: text('A013301'), nonce: text('A014301'),
  display: text('A015301'), prompt: text('A016301'), max_age: { code: 'A017301', is: value => typeof value === 'number', called: 'a number' },
  ui_locales: text('A018301'), claims_locales: text('A020301'), acr_values: text('A021301'),
  claims: { code: 'A022301', is: isJsonObject, called: 'a JSON object' },
  code_challenge: text('A124309'), code_challenge_method: text('A124310'), purpose: text('A252301'),
  id_token_hint: text('A253301'), login_hint: text('A253301'), dpop_jkt: text('A253301'),
  authorization_details: { code: 'A249305', is: Array.isArray, called: 'an array' },
  resource: { code: 'A251301', is: value => isText(value) || Array.isArray(value), called: 'a string or an array of strings' },
};

/** The first claim of a wrong type; an element that is no text makes `resource` one. */
function mistyped(claims: JsonObject): { readonly name: string; readonly code: ResultCode } | undefined {
  for (const [name, { code, is }] of Object.entries(types)) {
    const value = claims[name];
    if (value !== undefined && value !== null && !is(value)) return { name, code };
  }
  const { resource } = claims;
  return Array.isArray(resource) && !(resource as readonly Json[]).every(isText) ? { name: 'resource', code: 'A251302' } : undefined;
}

const found = (f: Facts): ReturnType<typeof mistyped> => mistyped(f.requestObject?.jwt?.claims ?? {});

export const requestObjectTypes = defineRules(
  { id: 'JAR-4-types', level: 'shall',
    demands: { en: 'Each parameter in the request object has the JSON type that it is defined with.', ja: 'リクエストオブジェクト内の各パラメーターは定義された JSON 型である。' },
    request: { at, concerns: 'requestObject', error: f => (found(f)?.name === 'resource' ? 'invalid_target' : found(f)?.name === 'authorization_details' ? 'invalid_authorization_details' : 'invalid_request_object'),
      resultCode: f => found(f)?.code ?? 'A253301',
      check: ofClaims(claims => {
        const wrong = mistyped(claims);
        return demand(wrong === undefined, `'${wrong?.name}' of the request object has the wrong type`, types[wrong?.name ?? '']?.called, shown(claims[wrong?.name ?? '']));
      }) } },
);
