import type { serviceDpop, serviceIdentityAssurance, serviceScope } from '../../settings/service-tokens.js';
import { field, group, type PageText } from '../text.js';

export const scope = {
  groups: { scopes: group(['Scopes', 'スコープ'], ['What clients can ask for. Attributes of a scope decide which profile a request is held to.', 'クライアントが要求できる範囲です。スコープの属性によって、リクエストに適用されるプロファイルが決まります。']) },
  fields: {
    supportedScopes: field('scopes', ['Supported Scopes', 'サポートするスコープ'], ['Each with a description for the consent page and with attributes such as fapi2 = sp.', '同意画面用の説明と、fapi2 = sp のような属性を設定します。'],
      { synonyms: ['scope', 'scopes_supported', 'fapi', 'fapi2', 'スコープのプロパティ', 'スコープ属性', 'Scope Attributes'], v2: 'トークン > スコープ > サポートするスコープ' }),
  },
} satisfies PageText<typeof serviceScope>;

export const dpop = {
  groups: { nonce: group(['Nonce', 'ノンス'], ['A nonce from the server makes DPoP proofs that were prepared in advance useless (RFC 9449).', 'サーバーのノンスにより、事前に用意された DPoP 証明を無効にできます (RFC 9449)。']) },
  fields: {
    dpopNonceRequired: field('nonce', ['Require a Nonce', 'ノンスを必須にする'], ['Every DPoP proof has to carry a nonce from this server.', 'すべての DPoP 証明に、このサーバーが発行したノンスを求めます。'], { synonyms: ['DPoP-Nonce', 'use_dpop_nonce'] }),
    dpopNonceDuration: field('nonce', ['Nonce Duration', 'ノンスの有効期間'], ['How long a nonce can be used; 0 stands for 300 seconds.', 'ノンスを使える時間です。0 は 300 秒を意味します。'], { synonyms: ['DPoP-Nonce'] }),
  },
} satisfies PageText<typeof serviceDpop>;

const published = (member: string) => [`Published in the discovery document as ${member}.`, `ディスカバリー文書の ${member} として公開されます。`] as const;

export const identityAssurance = {
  groups: {
    claims: group(['Verified claims', '検証済みクレーム'], ['Claims with evidence of how they were checked (OpenID Connect for Identity Assurance).', '確認方法の裏付けを伴うクレームです (OpenID Connect for Identity Assurance)。']),
    evidence: group(['Evidence', '証拠'], ['What identities were checked against.', '身元確認に用いた資料です。']),
    methods: group(['Methods', '方法'], ['How documents were checked.', '書類の確認方法です。']),
    attachments: group(['Attachments', '添付ファイル'], ['Copies of evidence.', '証拠の写しです。']),
  },
  fields: {
    supportedTrustFrameworks: field('claims', ['Trust Frameworks', 'トラストフレームワーク'], published('trust_frameworks_supported')),
    supportedVerifiedClaims: field('claims', ['Verified Claims', '検証済みクレーム'], published('claims_in_verified_claims_supported')),
    verifiedClaimsValidationSchemaSet: field('claims', ['Schemas for verified_claims', 'verified_claims のスキーマ'], ['Which JSON schemas verified_claims are checked against.', 'verified_claims の検証に使う JSON スキーマです。']),
    predefinedTransformedClaims: field('claims', ['Predefined Transformed Claims', '定義済みの変換クレーム'], ['A JSON object of claims that are computed from others.', '他のクレームから計算されるクレームを定義する JSON オブジェクトです。'], { synonyms: ['transformed_claims_predefined'] }),
    supportedEvidence: field('evidence', ['Evidence', '証拠の種類'], published('evidence_supported')),
    supportedDocuments: field('evidence', ['Documents', '書類'], published('documents_supported')),
    supportedIdentityDocuments: field('evidence', ['Identity Documents (Old Name)', '身分証明書 (旧名)'], published('id_documents_supported')),
    supportedElectronicRecords: field('evidence', ['Electronic Records', '電子記録'], published('electronic_records_supported')),
    supportedDocumentsMethods: field('methods', ['Methods for Documents', '書類の確認方法'], published('documents_methods_supported')),
    supportedDocumentsCheckMethods: field('methods', ['Check Methods for Documents', '書類の検査方法'], published('documents_check_methods_supported')),
    supportedDocumentsValidationMethods: field('methods', ['Validation Methods for Documents', '書類の妥当性確認方法'], published('documents_validation_methods_supported')),
    supportedDocumentsVerificationMethods: field('methods', ['Verification Methods for Documents', '書類の検証方法'], published('documents_verification_methods_supported')),
    supportedVerificationMethods: field('methods', ['Verification Methods (Old Name)', '検証方法 (旧名)'], published('id_documents_verification_methods_supported')),
    supportedAttachments: field('attachments', ['Attachments', '添付ファイルの種類'], published('attachments_supported')),
    supportedDigestAlgorithms: field('attachments', ['Digest Algorithms', 'ダイジェストアルゴリズム'], published('digest_algorithms_supported'), { synonyms: ['sha-256'] }),
  },
} satisfies PageText<typeof serviceIdentityAssurance>;
