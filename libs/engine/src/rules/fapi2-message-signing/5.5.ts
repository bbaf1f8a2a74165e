import { algorithmFor } from '../../checks/jwk-set.js';
import { algorithms } from '../fapi2-security/values.js';
import { defineRules } from '../rule.js';
import { demand } from '../verdict.js';

// FAPI 2.0 Message Signing, 5.5.1 Signing introspection responses: requirements for authorization servers

const inside = 'It happens inside the resource server; what it asks for shows only in its Accept header, which is its choice.';

export const fapi2MessageSigning_5_5_1 = defineRules(
  { id: 'FAPI2-MS-FINAL-5.5.1-1', level: 'shall',
    demands: { en: 'Introspection responses in the form of a JWT are signed.', ja: 'JWT 形式のイントロスペクション応答は署名される。' },
    service: {
      settings: ['jwks', 'introspectionSignatureKeyId'],
      check: ({ jwks }) => demand(jwks !== undefined && algorithmFor(jwks, algorithms) !== undefined, 'the service has no key to sign with', `a key for ${algorithms.join(', ')}`, 'none'),
    },
    byConstruction: 'issue/introspection-jwt.ts refuses to make one without signature.' },
);

// 5.5.2 Requirements for clients

export const fapi2MessageSigning_5_5_2 = defineRules(
  { id: 'FAPI2-MS-FINAL-5.5.2-1', level: 'shall', demands: { en: 'The resource server asks for signed responses.', ja: 'リソースサーバーは署名付き応答を要求する。' }, outOfScope: inside },
  { id: 'FAPI2-MS-FINAL-5.5.2-2', level: 'shall', demands: { en: 'The resource server checks the signed response.', ja: 'リソースサーバーは署名付き応答を検証する。' }, outOfScope: inside },
);

// 5.6.2 Signing ID tokens: requirements for clients

export const fapi2MessageSigning_5_6_2 = defineRules(
  { id: 'FAPI2-MS-FINAL-5.6.2-1', level: 'shall', demands: { en: 'The client checks the signature of its ID tokens.', ja: 'クライアントは ID トークンの署名を検証する。' }, outOfScope: 'It happens inside the client; its requests do not show it.' },
);
