import { isGiven, outer } from '../../checks/parameters.js';
import { defineRules } from '../rule.js';
import { notApplicable } from '../verdict.js';

/* Token introspection: RFC 7662. */

const given = isGiven(outer, 'token');

export const standardIntrospectionRequest = defineRules(
  { id: 'RFC7662-2.1', level: 'shall',
    demands: { en: 'The request names the token that it asks about.', ja: 'リクエストは対象のトークンを指定する。' },
    request: { at: ['standardIntrospection'], error: 'invalid_request', resultCode: 'A145302', check: f => f.parameters.kind === 'parsed' ? given(f) : notApplicable('the parameters could not be read') } },
);
