import { outer } from '../../checks/parameters.js';
import type { Facts } from '../../facts/facts.js';
import { requestedScopes } from '../../facts/scopes.js';
import { first } from '../../parse/parameters.js';
import { defineRules } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';

/* Client credentials: RFC 6749 section 4.4. */

const at = ['token'] as const;
const isAsked = (f: Facts): boolean => f.grant?.grantType === 'CLIENT_CREDENTIALS';

export const clientCredentials = defineRules(
  { id: 'RFC6749-4.4-confidential', level: 'shall',
    demands: { en: 'Only a confidential client asks for a token of its own.', ja: '自身のトークンを求められるのはコンフィデンシャルクライアントだけである。' },
    request: { at, error: 'unauthorized_client', resultCode: 'A052301',
      check: f => !isAsked(f) || f.client.client === undefined ? notApplicable('another grant') : demand(f.client.client.clientType === 'CONFIDENTIAL', 'the client is public', 'a confidential client') } },
  { id: 'RFC6749-4.4.2-scope', level: 'shall',
    demands: { en: 'Where the service demands a scope, a client that asks for itself names one.', ja: 'サービスがスコープを要求する場合、クライアント自身のリクエストもスコープを含む。' },
    request: { at, error: 'invalid_scope', resultCode: 'A052303',
      check: f => !isAsked(f) || !f.service.scopeRequired ? notApplicable('no scope is demanded')
        : demand(requestedScopes(f.service, f.client.client, first(outer(f), 'scope')).length > 0, 'no known scope is named and there is no default', "'scope'") } },
);
