import { codeByName, duplicated, noneTwice, ofRequest, outer, requested } from '../../checks/parameters.js';
import type { Endpoint, Facts } from '../../facts/facts.js';
import { responseModeOf, responseTypeOf } from '../../facts/response.js';
import { ResponseMode, ResponseType } from '../../model/enums.js';
import type { ResultCode } from '../../model/result-code.js';
import { first } from '../../parse/parameters.js';
import { parseUri } from '../../parse/uri.js';
import { defineRules } from '../rule.js';
import { demand, fail, notApplicable, pass } from '../verdict.js';

/* The authorization request: RFC 6749 sections 3.1, 3.3 and 4.1.1; OAuth 2.0 Multiple Response Types. */

const at: readonly Endpoint[] = ['par', 'authorization'];
const single: Readonly<Record<string, ResultCode>> = {
  response_type: 'A009303', redirect_uri: 'A011302', scope: 'A007302', state: 'A013302', nonce: 'A014302',
  response_mode: 'A012302', prompt: 'A016302', max_age: 'A017302', display: 'A015302', ui_locales: 'A018302', claims_locales: 'A020302', acr_values: 'A021302',
  claims: 'A022302', purpose: 'A252302', code_challenge: 'A124303', code_challenge_method: 'A124305',
  id_token_hint: 'A250301', login_hint: 'A250301', dpop_jkt: 'A250301', authorization_details: 'A250301',
};

const redirectCode = (f: Facts): ResultCode => {
  const given = f.authorization?.redirectUri.given;
  if (given === undefined) {
    const count = f.client.client?.redirectUris?.length ?? 0;
    return count === 0 ? 'A011309' : 'A011313';
  }
  const uri = parseUri(given);
  if (uri === undefined) return /^[a-z][a-z0-9+.-]*:/i.test(given) ? 'A011314' : 'A011315';
  if (uri.fragment !== undefined) return 'A011316';
  return f.endpoint === 'par' ? 'A011317' : 'A011304';
};

export const authorizationRequest = defineRules(
  { id: 'RFC6749-3.1-once', level: 'shall',
    demands: { en: 'No parameter comes twice.', ja: '同じパラメーターを二度送らない。' },
    request: { at, error: 'invalid_request', resultCode: codeByName(requested, single, 'A009303'), check: noneTwice(requested, Object.keys(single)) } },
  { id: 'RFC6749-3.1.2', level: 'shall',
    demands: { en: 'Answers go only to a redirect URI that the client registered.', ja: '応答はクライアントが登録したリダイレクト URI にのみ送られる。' },
    request: { at, error: 'invalid_request', resultCode: redirectCode,
      check: ofRequest((_, { authorization, client }) => client.client === undefined
        ? notApplicable('no client is known')
        : demand(authorization?.redirectUri.verified !== undefined, "'redirect_uri' is not one that the client registered", () => (client.client?.redirectUris ?? []).join(', '), authorization?.redirectUri.given?.slice(0, 500) ?? 'none')) } },
  { id: 'RFC6749-3.1.1-given', level: 'shall',
    demands: { en: 'The request names a response type.', ja: 'リクエストは応答タイプを指定する。' },
    // The response type decides how answers travel; without it nobody knows where the client looks for an error (ADR 21).
    request: { at, error: 'invalid_request', redirectUnsafe: true, resultCode: f => (requested(f).response_type === undefined ? 'A009301' : 'A009302'),
      check: ofRequest(values => demand(first(values, 'response_type') !== undefined, "'response_type' is missing", "'response_type'")) } },
  { id: 'RFC6749-3.1.1-known', level: 'shall',
    demands: { en: 'The response type is one that exists.', ja: '応答タイプは定義済みのものである。' },
    request: { at, error: 'unsupported_response_type', resultCode: 'A009304',
      check: ofRequest((values, f) => first(values, 'response_type') === undefined
        ? notApplicable('no response type is named')
        : demand(responseTypeOf(requested(f)) !== undefined, "'response_type' is unknown", () => Object.values(ResponseType).join(', '), first(values, 'response_type')?.slice(0, 100))) } },
  { id: 'RFC6749-3.1.1-offered', level: 'shall',
    demands: { en: 'The service offers the response type.', ja: 'サービスがその応答タイプに対応している。' },
    request: { at, error: 'unsupported_response_type', resultCode: 'A009305',
      check: ofRequest((_, f) => {
        const type = responseTypeOf(requested(f));
        if (type === undefined) return notApplicable('no response type is known');
        return demand(f.service.supportedResponseTypes?.includes(type) === true, 'the service does not offer this response type', () => (f.service.supportedResponseTypes ?? []).join(', '), type);
      }) } },
  { id: 'RFC6749-3.1.1-declared', level: 'shall',
    demands: { en: 'The client declared the response type.', ja: 'クライアントがその応答タイプを宣言している。' },
    request: { at, error: 'unauthorized_client', resultCode: 'A009306',
      check: ofRequest((_, f) => {
        const type = responseTypeOf(requested(f));
        if (type === undefined || f.client.client === undefined) return notApplicable('no response type or client is known');
        return demand(f.client.client.responseTypes?.includes(type) === true, 'the client did not declare this response type', () => (f.client.client?.responseTypes ?? []).join(', '), type);
      }) } },
  { id: 'RFC6749-4.1.1-grant', level: 'shall',
    demands: { en: 'Service and client use the authorization code grant.', ja: 'サービスとクライアントは認可コードグラントを使う。' },
    request: { at, error: 'unauthorized_client', resultCode: f => (f.service.supportedGrantTypes?.includes('AUTHORIZATION_CODE') === true ? 'A009306' : 'A009305'),
      check: ofRequest((_, f) => responseTypeOf(requested(f))?.startsWith('CODE') !== true ? notApplicable('no code is asked for')
        : demand(f.service.supportedGrantTypes?.includes('AUTHORIZATION_CODE') === true && f.client.client?.grantTypes?.includes('AUTHORIZATION_CODE') !== false, 'the authorization code grant is not switched on', 'AUTHORIZATION_CODE')) } },
  { id: 'RFC6749-3.1.1-mode', level: 'shall',
    demands: { en: 'The response mode is one that exists.', ja: '応答モードは定義済みのものである。' },
    request: { at, error: 'invalid_request', resultCode: 'A012303',
      check: ofRequest(values => {
        const mode = first(values, 'response_mode');
        return mode === undefined ? notApplicable('no response mode is named')
          : demand(responseModeOf(values) !== undefined, "'response_mode' is unknown", () => Object.values(ResponseMode).join(', '), mode.slice(0, 50));
      }) } },
  { id: 'RFC6749-3.3-required', level: 'shall',
    demands: { en: 'Where the service demands a scope, the request has one.', ja: 'サービスがスコープを要求する場合、リクエストはスコープを含む。' },
    request: { at, error: 'invalid_scope', resultCode: 'A007305',
      check: ofRequest((_, f) => f.service.scopeRequired ? demand((f.authorization?.scopes.length ?? 0) > 0, 'no known scope is named and there is no default', "'scope'") : notApplicable('the service does not demand a scope')) } },
  { id: 'RFC6749-4.1.1-state', level: 'shall',
    demands: { en: 'State keeps to ASCII and to 4096 characters.', ja: 'state は ASCII 4096 文字以内である。' },
    request: { at, error: 'invalid_request', resultCode: f => ((first(requested(f), 'state') ?? '').length > MAX_TEXT ? 'A013304' : 'A013303'), check: ofRequest(values => plainText(first(values, 'state'), 'state')) } },
  { id: 'OIDCC-3.1.2.1-nonce', level: 'shall',
    demands: { en: 'Nonce keeps to ASCII and to 4096 characters.', ja: 'nonce は ASCII 4096 文字以内である。' },
    request: { at, error: 'invalid_request', resultCode: f => ((first(requested(f), 'nonce') ?? '').length > MAX_TEXT ? 'A014305' : 'A014304'), check: ofRequest(values => plainText(first(values, 'nonce'), 'nonce')) } },
);

const MAX_TEXT = 4096;
const ASCII = /^[\x20-\x7E]*$/;

function plainText(text: string | undefined, name: string) {
  if (text === undefined) return notApplicable(`no '${name}' is sent`);
  return text.length > MAX_TEXT ? fail(`'${name}' is too long`, `at most ${MAX_TEXT} characters`, `${text.length}`) : ASCII.test(text) ? pass() : fail(`'${name}' is not ASCII`);
}

/** Whether a request names a parameter twice: then nothing may be read from it. */
export const isAmbiguous = (facts: Facts): boolean =>
  duplicated(requested(facts), Object.keys(single)) !== undefined || duplicated(outer(facts), ['request', 'request_uri']) !== undefined;
