import { ofRequest, requested } from '../../checks/parameters.js';
import type { Endpoint, Facts, Parameters } from '../../facts/facts.js';
import { responseTypeOf, yields } from '../../facts/response.js';
import { first } from '../../parse/parameters.js';
import { defineRules } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';

/* PKCE at the authorization endpoint: RFC 7636 sections 4.2 to 4.4.1. */

const at: readonly Endpoint[] = ['par', 'authorization'];
const CHALLENGE = /^[A-Za-z0-9\-._~]{43,128}$/;

/** A challenge protects a code; where none comes back there is nothing to protect. */
const bringsCode = (values: Parameters): boolean => {
  const type = responseTypeOf(values);
  return type === undefined || yields[type].code;
};

const pkceRequired = (f: Facts): boolean => f.service.pkceRequired || f.client.client?.pkceRequired === true;
const s256Required = (f: Facts): boolean => f.service.pkceS256Required || f.client.client?.pkceS256Required === true;

export const pkce = defineRules(
  { id: 'RFC7636-4.4.1', level: 'shall',
    demands: { en: 'Where PKCE is required, the request has a code challenge.', ja: 'PKCE が必須の場合、リクエストはコードチャレンジを含む。' },
    request: { at, error: 'invalid_request', resultCode: f => (requested(f).code_challenge === undefined ? 'A124301' : 'A124302'),
      check: ofRequest((values, f) => pkceRequired(f) && bringsCode(values)
        ? demand(first(values, 'code_challenge') !== undefined, "'code_challenge' is missing", "'code_challenge'")
        : notApplicable('PKCE is not required, or no code comes back')) } },
  { id: 'RFC7636-4.2', level: 'shall',
    demands: { en: 'The code challenge has 43 to 128 unreserved characters.', ja: 'コードチャレンジは非予約文字 43〜128 文字である。' },
    request: { at, error: 'invalid_request', resultCode: 'A124304',
      check: ofRequest(values => {
        const challenge = first(values, 'code_challenge');
        return challenge === undefined ? notApplicable('no code challenge is sent') : demand(CHALLENGE.test(challenge), "'code_challenge' has the wrong form", '43 to 128 characters of A-Z a-z 0-9 - . _ ~');
      }) } },
  { id: 'RFC7636-4.3', level: 'shall',
    demands: { en: 'The challenge method is plain or S256.', ja: 'チャレンジメソッドは plain か S256 である。' },
    request: { at, error: 'invalid_request', resultCode: 'A124306',
      check: ofRequest(values => {
        const method = first(values, 'code_challenge_method');
        return method === undefined ? notApplicable('no method is named') : demand(method === 'S256' || method === 'plain', "'code_challenge_method' is unknown", 'S256 or plain', method.slice(0, 50));
      }) } },
  { id: 'RFC7636-4.3-S256', level: 'shall',
    demands: { en: 'Where S256 is required, the challenge uses it.', ja: 'S256 が必須の場合、チャレンジは S256 を使う。' },
    request: { at, error: 'invalid_request', resultCode: f => (first(requested(f), 'code_challenge_method') === undefined ? 'A124307' : 'A124308'),
      check: ofRequest((values, f) => !s256Required(f) || first(values, 'code_challenge') === undefined ? notApplicable('S256 is not required')
        : demand(first(values, 'code_challenge_method') === 'S256', "'code_challenge_method' is not S256", 'S256', first(values, 'code_challenge_method')?.slice(0, 50) ?? 'none')) } },
);
