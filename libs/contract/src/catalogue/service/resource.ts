import type { serviceIntrospection, serviceRevocation, serviceUserInfo } from '../../settings/service-endpoints.js';
import { field, group, type PageText } from '../text.js';

const hosted = ['The vendor-hosted endpoint of the original product. Here the hosted endpoints of this server take its place.', '元の製品でベンダーが提供するエンドポイントの設定です。本サーバーでは独自のエンドポイントがその役割を担います。'] as const;

export const revocation = {
  groups: { endpoint: group(['Revocation endpoint', 'リボケーションエンドポイント'], ['Where clients take their own tokens out of use (RFC 7009).', 'クライアントが自分のトークンを無効にする場所です (RFC 7009)。']) },
  fields: {
    revocationEndpoint: field('endpoint', ['Revocation Endpoint URI', 'リボケーションエンドポイント URI'], ['Published in the discovery document as revocation_endpoint.', 'ディスカバリー文書の revocation_endpoint として公開されます。'], { synonyms: ['revocation_endpoint', 'RFC 7009'] }),
    supportedRevocationAuthMethods: field('endpoint', ['Supported Client Authentication Methods', 'サポート可能なクライアント認証方式'], ['How clients authenticate here.', 'このエンドポイントでのクライアント認証の方法です。'], { synonyms: ['revocation_endpoint_auth_methods_supported'] }),
    directRevocationEndpointEnabled: field('endpoint', ['Direct Revocation Endpoint', '直接リボケーションエンドポイント'], hosted),
  },
} satisfies PageText<typeof serviceRevocation>;

export const introspection = {
  groups: {
    endpoint: group(['Introspection endpoint', 'イントロスペクションエンドポイント'], ['Where resource servers ask about tokens (RFC 7662).', 'リソースサーバーがトークンについて問い合わせる場所です (RFC 7662)。']),
    messages: group(['HTTP message signatures', 'HTTP メッセージ署名'], ['Signed answers of resource servers.', 'リソースサーバーの応答への署名です。']),
  },
  fields: {
    introspectionEndpoint: field('endpoint', ['Introspection Endpoint URI', 'イントロスペクションエンドポイント URI'], ['Published in the discovery document as introspection_endpoint.', 'ディスカバリー文書の introspection_endpoint として公開されます。'], { synonyms: ['introspection_endpoint', 'RFC 7662'] }),
    supportedIntrospectionAuthMethods: field('endpoint', ['Supported Client Authentication Methods', 'サポート可能なクライアント認証方式'], ['How callers authenticate here.', 'このエンドポイントでの呼び出し元の認証方法です。'], { synonyms: ['introspection_endpoint_auth_methods_supported'] }),
    directIntrospectionEndpointEnabled: field('endpoint', ['Direct Introspection Endpoint', '直接イントロスペクションエンドポイント'], hosted),
    rsResponseSigned: field('messages', ['Sign Resource Responses', 'リソース応答への署名'], ['UserInfo and resource responses to signed requests are signed, too.', '署名付きリクエストに対するユーザー情報とリソースの応答にも署名します。'], { synonyms: ['RFC 9421'] }),
  },
} satisfies PageText<typeof serviceIntrospection>;

export const userInfo = {
  groups: { endpoint: group(['UserInfo endpoint', 'ユーザー情報エンドポイント'], ['Where clients fetch claims about the user.', 'クライアントが利用者のクレームを取得する場所です。']) },
  fields: {
    userInfoEndpoint: field('endpoint', ['UserInfo Endpoint URI', 'ユーザー情報エンドポイント URI'], ['Published in the discovery document as userinfo_endpoint.', 'ディスカバリー文書の userinfo_endpoint として公開されます。'], { synonyms: ['userinfo_endpoint'] }),
    directUserInfoEndpointEnabled: field('endpoint', ['Direct UserInfo Endpoint', '直接ユーザー情報エンドポイント'], hosted),
  },
} satisfies PageText<typeof serviceUserInfo>;
