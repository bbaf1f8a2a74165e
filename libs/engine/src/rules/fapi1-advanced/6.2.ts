import { byEndpoint } from '../../checks/parameters.js';
import { defineRules } from '../rule.js';
import { demand, notApplicable } from '../verdict.js';

// FAPI 1.0 Part 2 Advanced, 6.2.1 Protected resources provisions: what introspection does for them

export const fapi1Advanced_6_2_1 = defineRules(
  { id: 'FAPI1-ADV-6.2.1-1', level: 'shall', demands: { en: 'What Part 1 demands of resources holds here, too.', ja: 'Part 1 のリソースサーバーの規定が適用される。' },
    byConstruction: 'The profile contains the clauses of Part 1, 6.2.1.' },
  { id: 'FAPI1-ADV-6.2.1-2', level: 'shall', demands: { en: 'A token counts only if it is bound to a certificate, and only together with that.', ja: 'トークンは証明書に紐付き、その証明書と共に提示された場合にのみ有効である。' },
    request: { at: ['introspection', 'standardIntrospection', 'userinfo'], error: 'invalid_token', resultCode: byEndpoint({ userinfo: 'A089307' }, 'A065304'),
      check: ({ introspection }) => introspection?.token === undefined ? notApplicable('no token is known')
        : demand(introspection.token.confirmation.x5tS256 !== undefined, 'the token is not bound to a certificate', 'a certificate', 'none') },
    byConstruction: 'The rules of rules/oauth2/introspection.ts (tokenPossession) compare the certificate with the binding.' },
);
