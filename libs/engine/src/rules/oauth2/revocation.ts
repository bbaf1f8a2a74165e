import { isGiven, outer } from '../../checks/parameters.js';
import { defineRules } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';

/* Token revocation: RFC 7009 section 2.1. */

const at = ['revocation'] as const;
const given = isGiven(outer, 'token');

export const revocationRequest = defineRules(
  { id: 'RFC7009-2.1-once', level: 'shall',
    demands: { en: 'One token is revoked at a time.', ja: '一度に取り消すトークンは一つである。' },
    request: { at, error: 'invalid_request', resultCode: 'A115303', check: f => demand((outer(f).token?.length ?? 0) < 2, "'token' came more than once", 'one value') } },
  { id: 'RFC7009-2.1-token', level: 'shall',
    demands: { en: 'The request names the token.', ja: 'リクエストはトークンを指定する。' },
    request: { at, error: 'invalid_request', resultCode: f => (outer(f).token === undefined ? 'A115301' : 'A115302'), check: f => (f.parameters.kind === 'parsed' ? given(f) : notApplicable('the parameters could not be read')) } },
  { id: 'RFC7009-2.1-client', level: 'shall',
    demands: { en: 'A client revokes its own tokens only.', ja: 'クライアントは自身のトークンだけを取り消せる。' },
    request: { at, error: 'invalid_grant', resultCode: 'A116301',
      check: f => f.revoked === undefined || f.client.client === undefined ? notApplicable('no token or client is known') : demand(f.revoked.clientId === f.client.client.clientId, 'the token belongs to another client') } },
);
