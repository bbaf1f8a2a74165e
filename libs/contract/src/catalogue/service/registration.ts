import type { serviceRegistration } from '../../settings/service-endpoints.js';
import { field, group, type PageText } from '../text.js';

export const registration = {
  groups: {
    dynamic: group(['Dynamic client registration', '動的クライアント登録'], ['Clients that register themselves (RFC 7591, RFC 7592).', 'クライアントが自ら登録する仕組みです (RFC 7591, RFC 7592)。']),
    document: group(['Client ID metadata documents', 'クライアント ID メタデータ文書'], ['Clients whose ID is the URL of their metadata.', 'メタデータの URL そのものを ID とするクライアントです。']),
    policy: group(['Policy for metadata documents', 'メタデータ文書のポリシー'], ['What is made of the metadata that was fetched.', '取得したメタデータの扱い方です。']),
  },
  fields: {
    dynamicRegistrationSupported: field('dynamic', ['Dynamic Client Registration', '動的クライアント登録'], ['Clients may register themselves.', 'クライアントが自ら登録できるようにします。'], { synonyms: ['DCR', 'RFC 7591'] }),
    registrationEndpoint: field('dynamic', ['Registration Endpoint URI', 'クライアント登録エンドポイント URI'], ['Published in the discovery document as registration_endpoint.', 'ディスカバリー文書の registration_endpoint として公開されます。'], { synonyms: ['registration_endpoint'] }),
    registrationManagementEndpoint: field('dynamic', ['Registration Management Endpoint URI', 'クライアント登録管理エンドポイント URI'], ['Base of registration_client_uri, to which the client ID is appended. Left empty, the registration endpoint is used.', 'registration_client_uri の基点で、末尾にクライアント ID が付きます。空の場合は登録エンドポイントを使います。'], { synonyms: ['registration_client_uri', 'RFC 7592'] }),
    dcrScopeUsedAsRequestable: field('dynamic', ['Registered scope Limits the Client', '登録された scope で制限'], ['The scope of a registration becomes the list of scopes that the client may request.', '登録時の scope を、クライアントが要求できるスコープの一覧として使います。'], { synonyms: ['DCR', 'requestableScopes'] }),
    dcrDuplicateSoftwareIdBlocked: field('dynamic', ['Block a Used software_id', '使用済み software_id の拒否'], ['A software_id can be registered once only.', '同じ software_id での登録を一度だけに限ります。'], { synonyms: ['software_id'] }),
    clientIdMetadataDocumentSupported: field('document', ['Client ID Metadata Documents', 'クライアント ID メタデータ文書'], ['A client ID that is an https URL is looked up there.', 'https の URL であるクライアント ID について、その URL からメタデータを取得します。'], { synonyms: ['CIMD', 'client_id_metadata_document_supported'] }),
    cimdAllowlistEnabled: field('document', ['Use the Allowlist', '許可リストを使う'], ['Only the addresses on the list are fetched.', 'リストにあるアドレスだけから取得します。'], { synonyms: ['CIMD'] }),
    cimdAllowlist: field('document', ['Allowlist', '許可リスト'], ['Addresses that may be fetched.', '取得してよいアドレスです。'], { synonyms: ['CIMD'] }),
    cimdAlwaysRetrieved: field('document', ['Always Retrieve', '毎回取得する'], ['Fetches the document even while a stored copy is still good.', '保存済みの文書が有効でも毎回取得します。'], { synonyms: ['CIMD'] }),
    cimdHttpPermitted: field('document', ['Permit http', 'http を許可'], ['Documents may come over plain http. For tests only.', '暗号化されない http での取得を認めます。試験用です。'], { synonyms: ['CIMD'] }),
    cimdQueryPermitted: field('document', ['Permit a Query', 'クエリーを許可'], ['The URL of a document may have a query.', '文書の URL にクエリーを認めます。'], { synonyms: ['CIMD'] }),
    cimdMetadataPolicyEnabled: field('policy', ['Apply the Policy', 'ポリシーを適用'], ['Metadata that was fetched is run through the policy below.', '取得したメタデータに下のポリシーを適用します。'], { synonyms: ['CIMD'] }),
    cimdMetadataPolicy: field('policy', ['Metadata Policy', 'メタデータポリシー'], ['A JSON object in the grammar of OpenID Federation 1.0, section 6.1.', 'OpenID Federation 1.0 の 6.1 節の文法に従う JSON オブジェクトです。'], { synonyms: ['CIMD', 'metadata_policy'] }),
  },
} satisfies PageText<typeof serviceRegistration>;
