import * as administration from '../requests/administration.js';
import * as management from '../requests/management.js';
import * as core from '../requests/requests.js';
import type { ReferenceRequest, ReferenceResponse } from './reference.js';

/** One API of the reference: what it takes and what it answers, by the names that the reference has for them. */
export interface ReferenceApi {
  readonly path: string;
  readonly takes?: ReferenceRequest;
  readonly answers?: ReferenceResponse;
  /** What stands instead of a list of members. */
  readonly remark?: string;
}

/** The table behind each request. */
const specs: Readonly<Record<ReferenceRequest, { readonly settings: object }>> = {
  AuthorizationRequest: core.authorizationRequest,
  AuthorizationIssueRequest: core.authorizationIssueRequest,
  AuthorizationFailRequest: core.authorizationFailRequest,
  AuthorizationTicketInfoRequest: core.authorizationTicketInfoRequest,
  AuthorizationTicketUpdateRequest: core.authorizationTicketUpdateRequest,
  PushedAuthReqRequest: core.pushedAuthReqRequest,
  TokenRequest: core.tokenRequest,
  TokenIssueRequest: core.tokenIssueRequest,
  TokenFailRequest: core.tokenFailRequest,
  IntrospectionRequest: core.introspectionRequest,
  StandardIntrospectionRequest: core.standardIntrospectionRequest,
  RevocationRequest: core.revocationRequest,
  UserInfoRequest: core.userInfoRequest,
  UserInfoIssueRequest: core.userInfoIssueRequest,
  ServiceConfigurationRequest: management.configurationRequest,
  JoseVerifyRequest: administration.joseVerifyRequest,
  ClientLockFlagUpdateRequest: management.clientLockFlagRequest,
  ClientSecretUpdateRequest: management.clientSecretUpdateRequest,
  // `start` and `end` are those of every list.
  ClientAuthorizationGetListRequest: { settings: { ...administration.authorizedClientsRequest.settings, start: {}, end: {} } },
  ClientAuthorizationUpdateRequest: administration.clientAuthorizationUpdateRequest,
  ClientAuthorizationDeleteRequest: administration.consentRequest,
  TokenCreateRequest: administration.tokenCreateRequest,
  TokenUpdateRequest: administration.tokenUpdateRequest,
  TokenRevokeRequest: administration.tokenRevokeRequest,
  IDTokenReissueRequest: administration.idTokenReissueRequest,
};

/** What this server reads of a request. */
export const readMembers = (request: ReferenceRequest): readonly string[] => Object.keys(specs[request].settings);

const result = 'The answer has `resultCode` and `resultMessage`.';

export const referenceApis: readonly ReferenceApi[] = [
  { path: 'POST /auth/authorization', takes: 'AuthorizationRequest', answers: 'AuthorizationResponse' },
  { path: 'POST /auth/authorization/issue', takes: 'AuthorizationIssueRequest', answers: 'AuthorizationIssueResponse' },
  { path: 'POST /auth/authorization/fail', takes: 'AuthorizationFailRequest', answers: 'AuthorizationFailResponse' },
  { path: 'POST /auth/authorization/ticket/info', takes: 'AuthorizationTicketInfoRequest', answers: 'AuthorizationTicketInfoResponse' },
  { path: 'POST /auth/authorization/ticket/update', takes: 'AuthorizationTicketUpdateRequest', answers: 'AuthorizationTicketUpdateResponse' },
  { path: 'POST /pushed_auth_req', takes: 'PushedAuthReqRequest', answers: 'PushedAuthReqResponse' },
  { path: 'POST /auth/token', takes: 'TokenRequest', answers: 'TokenResponse' },
  { path: 'POST /auth/token/issue', takes: 'TokenIssueRequest', answers: 'TokenIssueResponse' },
  { path: 'POST /auth/token/fail', takes: 'TokenFailRequest', answers: 'TokenFailResponse' },
  { path: 'POST /auth/introspection', takes: 'IntrospectionRequest', answers: 'IntrospectionResponse' },
  { path: 'POST /auth/introspection/standard', takes: 'StandardIntrospectionRequest', answers: 'StandardIntrospectionResponse' },
  { path: 'POST /auth/revocation', takes: 'RevocationRequest', answers: 'RevocationResponse' },
  { path: 'POST /auth/userinfo', takes: 'UserInfoRequest', answers: 'UserInfoResponse' },
  { path: 'POST /auth/userinfo/issue', takes: 'UserInfoIssueRequest', answers: 'UserInfoIssueResponse' },
  { path: 'GET, POST /service/configuration', takes: 'ServiceConfigurationRequest', remark: 'The answer is the metadata document itself.' },
  { path: 'GET /service/jwks/get', remark: 'The query takes `includePrivateKeys` and `pretty`; the answer is the JWK Set itself.' },
  { path: 'POST /jose/verify', takes: 'JoseVerifyRequest', answers: 'JoseVerifyResponse' },
  { path: 'POST /service/create, GET /service/get, POST /service/update, DELETE /service/delete', remark: 'They take and answer the properties of a service, below.' },
  { path: 'GET /service/get/list', answers: 'ServiceListResponse' },
  { path: 'POST /client/create, GET /client/get, POST /client/update, DELETE /client/delete', remark: 'They take and answer the properties of a client, below.' },
  { path: 'GET /client/get/list', answers: 'ClientListResponse' },
  { path: 'POST /client/lock_flag/update', takes: 'ClientLockFlagUpdateRequest', remark: result },
  { path: 'GET /client/secret/refresh', answers: 'ClientSecretRefreshResponse' },
  { path: 'POST /client/secret/update', takes: 'ClientSecretUpdateRequest', answers: 'ClientSecretUpdateResponse' },
  { path: 'GET, POST /client/authorization/get/list', takes: 'ClientAuthorizationGetListRequest', answers: 'AuthorizedClientListResponse' },
  { path: 'POST /client/authorization/update', takes: 'ClientAuthorizationUpdateRequest', remark: result },
  { path: 'DELETE, POST /client/authorization/delete', takes: 'ClientAuthorizationDeleteRequest', remark: result },
  { path: 'GET, POST /client/granted_scopes/get', answers: 'GrantedScopesGetResponse' },
  { path: 'DELETE, POST /client/granted_scopes/delete', remark: result },
  { path: 'GET, POST, PUT, DELETE /client/extension/requestable_scopes', remark: 'They take and answer `requestableScopes`.' },
  { path: 'POST /auth/token/create', takes: 'TokenCreateRequest', answers: 'TokenCreateResponse' },
  { path: 'POST /auth/token/update', takes: 'TokenUpdateRequest', answers: 'TokenUpdateResponse' },
  { path: 'GET /auth/token/get/list', answers: 'TokenListResponse' },
  { path: 'GET /auth/token/get/list: each token', answers: 'AccessToken' },
  { path: 'DELETE /auth/token/delete', remark: 'The answer has no body.' },
  { path: 'POST /auth/token/revoke', takes: 'TokenRevokeRequest', answers: 'TokenRevokeResponse' },
  { path: 'POST /auth/token/create/batch', takes: 'TokenCreateRequest', answers: 'TokenCreateBatchResponse', remark: 'The API is not there.' },
  { path: 'GET /auth/token/create/batch/status', answers: 'TokenCreateBatchStatusResponse', remark: 'The API is not there.' },
  { path: 'GET /auth/token/create/batch/status: the status', answers: 'TokenBatchStatus' },
  { path: 'POST /idtoken/reissue', takes: 'IDTokenReissueRequest', answers: 'IDTokenReissueResponse' },
];
