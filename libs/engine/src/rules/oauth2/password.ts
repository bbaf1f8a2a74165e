import { codeByName, noneTwice, outer } from '../../checks/parameters.js';
import type { Facts } from '../../facts/facts.js';
import { requestedScopes } from '../../facts/scopes.js';
import type { ResultCode } from '../../model/result-code.js';
import { first } from '../../parse/parameters.js';
import { defineRules } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';

/* Resource owner password credentials: RFC 6749 section 4.3. */

const at = ['token'] as const;
const single: Readonly<Record<string, ResultCode>> = { username: 'A051303', password: 'A051306' };
const isAsked = (f: Facts): boolean => f.grant?.grantType === 'PASSWORD';

const isNamed = (name: 'username' | 'password') => (f: Facts) =>
  isAsked(f) ? demand(first(outer(f), name) !== undefined, `'${name}' is missing`, `'${name}'`) : notApplicable('another grant');

export const passwordGrant = defineRules(
  { id: 'RFC6749-4.3.2-once', level: 'shall',
    demands: { en: 'User name and password come once.', ja: 'ユーザー名とパスワードは一度だけ送られる。' },
    request: { at, error: 'invalid_request', resultCode: codeByName(outer, single, 'A051303'), check: f => (isAsked(f) ? noneTwice(outer, Object.keys(single))(f) : notApplicable('another grant')) } },
  { id: 'RFC6749-4.3.2-username', level: 'shall',
    demands: { en: 'The request carries the user name.', ja: 'リクエストはユーザー名を含む。' },
    request: { at, error: 'invalid_request', resultCode: f => (outer(f).username === undefined ? 'A051301' : 'A051302'), check: isNamed('username') } },
  { id: 'RFC6749-4.3.2-password', level: 'shall',
    demands: { en: 'The request carries the password.', ja: 'リクエストはパスワードを含む。' },
    request: { at, error: 'invalid_request', resultCode: f => (outer(f).password === undefined ? 'A051304' : 'A051305'), check: isNamed('password') } },
  { id: 'RFC6749-4.3.2-scope', level: 'shall',
    demands: { en: 'Where the service demands a scope, the request names one.', ja: 'サービスがスコープを要求する場合、リクエストはスコープを含む。' },
    request: { at, error: 'invalid_scope', resultCode: 'A051308',
      check: f => !isAsked(f) || !f.service.scopeRequired ? notApplicable('no scope is demanded')
        : demand(requestedScopes(f.service, f.client.client, first(outer(f), 'scope')).length > 0, 'no known scope is named and there is no default', "'scope'") } },
);
