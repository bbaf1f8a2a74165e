import { byEndpoint } from '../../checks/parameters.js';
import { tokenIsBound } from '../../checks/sender-constraint.js';
import { defineRules } from '../rule.js';

// FAPI 2.0 Security Profile, 5.3.4 Requirements for resource servers: what introspection does for them

const atTheResource = 'The resource server takes the token from its request; it asks here about the bare token.';

export const fapi2Security_5_3_4 = defineRules(
  { id: 'FAPI2-SP-FINAL-5.3.4-1', level: 'shall',
    demands: { en: 'The resource server reads access tokens from the Authorization header.', ja: 'リソースサーバーは Authorization ヘッダーのアクセストークンを受け付ける。' }, outOfScope: atTheResource },
  { id: 'FAPI2-SP-FINAL-5.3.4-2', level: 'shall',
    demands: { en: 'The resource server takes no access token from a URL.', ja: 'リソースサーバーは URL 中のアクセストークンを受け付けない。' }, outOfScope: atTheResource },
  { id: 'FAPI2-SP-FINAL-5.3.4-3', level: 'shall',
    demands: { en: 'A token counts only while it is genuine, unexpired and unrevoked.', ja: 'トークンは真正で、期限内で、失効していない場合にのみ有効である。' },
    byConstruction: 'The rules of rules/oauth2/introspection.ts (tokenValidity) judge each on every call.' },
  { id: 'FAPI2-SP-FINAL-5.3.4-4', level: 'shall',
    demands: { en: 'A token opens only what its authorization covers.', ja: 'トークンで利用できるのは認可された範囲に限る。' },
    byConstruction: 'The rules of rules/oauth2/introspection.ts (tokenSufficiency) compare the scopes that the resource server names.' },
  { id: 'FAPI2-SP-FINAL-5.3.4-5', level: 'shall',
    demands: { en: 'A token counts only if it is bound to its holder, and only in the hands of that holder.', ja: 'トークンは保持者に紐付き、その保持者が提示した場合にのみ有効である。' },
    request: { at: ['introspection', 'standardIntrospection', 'userinfo'], error: 'invalid_token', resultCode: byEndpoint({ userinfo: 'A089311' }, 'A065308'), check: tokenIsBound },
    byConstruction: 'The rules of rules/oauth2/introspection.ts (tokenPossession) compare the proof or certificate with the binding.' },
);
