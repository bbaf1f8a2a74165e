import type { Right } from './rights.js';

/** Whose key and secret the 2.x dialect wants: the service's, its owner's, or either (documents disagree). */
export type BasicCredentials = 'service' | 'owner' | 'either';

/** One API: where it is in each dialect, and what a caller needs to use it. */
export interface Api {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** How messages call it. */
  readonly name: string;
  /** Path of the 2.x dialect (Basic). */
  readonly basicPath: string;
  /** Path of the 3.0 dialect (Bearer); the same as `basicPath` where 3.0 names no service. */
  readonly bearerPath: string;
  readonly credentials: BasicCredentials;
  readonly right: Right;
  /**
   * Of a path that names no service. `installation`: only for who holds the right for every service. `listed`: for who holds it for any;
   * the answer is limited to those services.
   */
  readonly reach?: 'installation' | 'listed';
  /** A GET that changes something; an operator's browser has to prove that it means it, as it does for every other method. */
  readonly changes?: true;
}

const ofService = (method: Api['method'], name: string, right: Right, parameter = ''): Api => ({
  method, name, right, credentials: 'service',
  basicPath: `/api${name}${parameter}`,
  bearerPath: `/api/:serviceId${name}${parameter}`,
});

const ofOwner = (method: Api['method'], name: string, right: Right): Api => ({
  method, name, right, credentials: 'owner',
  basicPath: `/api${name}/:apiKey`,
  bearerPath: `/api/:serviceId${name}`,
});

const withoutService = (method: Api['method'], name: string, right: Right): Api => ({
  method, name, right, credentials: 'owner', basicPath: `/api${name}`, bearerPath: `/api${name}`,
});

/** What the Web API has no name for: one path, whatever the credentials; they have to be good for the service that it names. */
const aboutService = (method: Api['method'], name: string, right: Right): Api => {
  const path = `/api/admin/services/:serviceId${name}`;
  return { method, name: `/admin/services${name}`, right, credentials: 'either', basicPath: path, bearerPath: path };
};
/** Beyond the reference: the same path for every kind of caller. `:serviceId` in it names the service that the right is needed for. */
const ofAdmin = (method: Api['method'], path: string, right: Right, reach?: Api['reach']): Api => ({
  method, name: `/admin${path.replace(/\/:\w+/g, '')}`, right, credentials: 'owner',
  basicPath: `/api/admin${path}`, bearerPath: `/api/admin${path}`, ...(reach === undefined ? {} : { reach }),
});

/** Every API that asks for credentials. */
export const apis = {
  pushedAuthReq: ofService('POST', '/pushed_auth_req', 'use_service'),
  authorization: ofService('POST', '/auth/authorization', 'use_service'),
  authorizationIssue: ofService('POST', '/auth/authorization/issue', 'use_service'),
  authorizationFail: ofService('POST', '/auth/authorization/fail', 'use_service'),
  ticketInfo: ofService('POST', '/auth/authorization/ticket/info', 'use_service'),
  ticketUpdate: ofService('POST', '/auth/authorization/ticket/update', 'use_service'),
  token: ofService('POST', '/auth/token', 'use_service'),
  tokenIssue: ofService('POST', '/auth/token/issue', 'use_service'),
  tokenFail: ofService('POST', '/auth/token/fail', 'use_service'),
  userInfo: ofService('POST', '/auth/userinfo', 'use_service'),
  userInfoIssue: ofService('POST', '/auth/userinfo/issue', 'use_service'),
  revocation: ofService('POST', '/auth/revocation', 'use_service'),
  tokenCreate: ofService('POST', '/auth/token/create', 'use_service'),
  tokenUpdate: ofService('POST', '/auth/token/update', 'use_service'),
  tokenList: ofService('GET', '/auth/token/get/list', 'use_service'),
  tokenDelete: ofService('DELETE', '/auth/token/delete', 'use_service', '/:token'),
  tokenRevoke: ofService('POST', '/auth/token/revoke', 'use_service'),
  idTokenReissue: ofService('POST', '/idtoken/reissue', 'use_service'),
  joseVerify: { ...ofService('POST', '/jose/verify', 'use_service'), credentials: 'either' },
  introspection: ofService('POST', '/auth/introspection', 'use_introspection'),
  standardIntrospection: ofService('POST', '/auth/introspection/standard', 'use_introspection'),
  configuration: ofService('GET', '/service/configuration', 'use_service'),
  configurationByPost: ofService('POST', '/service/configuration', 'use_service'),
  jwks: ofService('GET', '/service/jwks/get', 'use_service'),

  serviceCreate: withoutService('POST', '/service/create', 'create_service'),
  serviceList: { ...withoutService('GET', '/service/get/list', 'view_service'), reach: 'listed' },
  serviceGet: ofOwner('GET', '/service/get', 'view_service'),
  serviceUpdate: ofOwner('POST', '/service/update', 'modify_service'),
  serviceDelete: ofOwner('DELETE', '/service/delete', 'delete_service'),

  clientCreate: ofService('POST', '/client/create', 'create_client'),
  clientList: ofService('GET', '/client/get/list', 'view_client'),
  clientGet: ofService('GET', '/client/get', 'view_client', '/:clientId'),
  clientUpdate: ofService('POST', '/client/update', 'modify_client', '/:clientId'),
  clientDelete: { ...ofService('DELETE', '/client/delete', 'modify_client', '/:clientId'), credentials: 'either' },
  clientLock: ofService('POST', '/client/lock_flag/update', 'modify_client', '/:clientId'),
  secretRefresh: { ...ofService('GET', '/client/secret/refresh', 'modify_client', '/:clientId'), changes: true },
  secretUpdate: ofService('POST', '/client/secret/update', 'modify_client', '/:clientId'),

  // SDKs and documents disagree about methods, and about where the subject stands: all of them are answered.
  authorizedClients: ofService('GET', '/client/authorization/get/list', 'view_client'),
  authorizedClientsByPost: ofService('POST', '/client/authorization/get/list', 'view_client'),
  authorizedClientsOf: ofService('GET', '/client/authorization/get/list', 'view_client', '/:subject'),
  authorizationUpdate: ofService('POST', '/client/authorization/update', 'modify_client', '/:clientId'),
  authorizationDelete: ofService('DELETE', '/client/authorization/delete', 'modify_client', '/:clientId'),
  authorizationDeleteByPost: ofService('POST', '/client/authorization/delete', 'modify_client', '/:clientId'),
  authorizationDeleteOf: ofService('DELETE', '/client/authorization/delete', 'modify_client', '/:clientId/:subject'),
  grantedScopes: ofService('GET', '/client/granted_scopes/get', 'view_client', '/:clientId'),
  grantedScopesByPost: ofService('POST', '/client/granted_scopes/get', 'view_client', '/:clientId'),
  grantedScopesOf: ofService('GET', '/client/granted_scopes/get', 'view_client', '/:clientId/:subject'),
  grantedScopesDelete: ofService('DELETE', '/client/granted_scopes/delete', 'modify_client', '/:clientId'),
  grantedScopesDeleteByPost: ofService('POST', '/client/granted_scopes/delete', 'modify_client', '/:clientId'),
  grantedScopesDeleteOf: ofService('DELETE', '/client/granted_scopes/delete', 'modify_client', '/:clientId/:subject'),
  requestableScopes: ofService('GET', '/client/extension/requestable_scopes/get', 'view_client', '/:clientId'),
  requestableScopesUpdate: ofService('POST', '/client/extension/requestable_scopes/update', 'modify_client', '/:clientId'),
  requestableScopesUpdateByPut: ofService('PUT', '/client/extension/requestable_scopes/update', 'modify_client', '/:clientId'),
  requestableScopesDelete: ofService('DELETE', '/client/extension/requestable_scopes/delete', 'modify_client', '/:clientId'),

  serviceReadiness: aboutService('GET', '/readiness', 'view_service'),
  clientReadiness: aboutService('GET', '/clients/:clientId/readiness', 'view_client'),
  readinessPreview: aboutService('POST', '/readiness/preview', 'view_service'),
  configurationPreview: aboutService('POST', '/configuration/preview', 'view_service'),
  accessTokens: ofAdmin('GET', '/access-tokens', 'admin', 'installation'),
  accessTokenCreate: ofAdmin('POST', '/access-tokens', 'admin', 'installation'),
  accessTokenRevoke: ofAdmin('DELETE', '/access-tokens/:tokenId', 'admin', 'installation'),
  credentialsRotate: ofAdmin('POST', '/services/:serviceId/credentials/rotate', 'admin'),
  keys: ofAdmin('GET', '/services/:serviceId/keys', 'view_service'),
  keyGenerate: ofAdmin('POST', '/services/:serviceId/keys', 'modify_service'),
  keyImport: ofAdmin('POST', '/services/:serviceId/keys/import', 'modify_service'),
  keyPublish: ofAdmin('POST', '/services/:serviceId/keys/:kid/publish', 'modify_service'),
  keySwitch: ofAdmin('POST', '/services/:serviceId/keys/:kid/switch', 'modify_service'),
  keyRetire: ofAdmin('POST', '/services/:serviceId/keys/:kid/retire', 'modify_service'),
  keyDelete: ofAdmin('DELETE', '/services/:serviceId/keys/:kid', 'modify_service'),
  serviceExport: ofAdmin('GET', '/services/:serviceId/export', 'view_service'),
  serviceImportNew: ofAdmin('POST', '/services/import', 'create_service'),
  serviceImport: ofAdmin('POST', '/services/:serviceId/import', 'modify_service'),
  audit: ofAdmin('GET', '/audit', 'view_audit_log', 'listed'),
  serviceHistory: ofAdmin('GET', '/services/:serviceId/history', 'view_service'),
  serviceVersion: ofAdmin('GET', '/services/:serviceId/history/:version', 'view_service'),
  serviceRestore: ofAdmin('POST', '/services/:serviceId/history/:version/restore', 'modify_service'),
  clientHistory: ofAdmin('GET', '/services/:serviceId/clients/:clientId/history', 'view_client'),
  clientVersion: ofAdmin('GET', '/services/:serviceId/clients/:clientId/history/:version', 'view_client'),
  clientRestore: ofAdmin('POST', '/services/:serviceId/clients/:clientId/history/:version/restore', 'modify_client'),
  requestList: aboutService('GET', '/requests', 'view_service'),
  requestStatistics: aboutService('GET', '/requests/statistics', 'view_service'),
  requestRetention: aboutService('GET', '/requests/retention', 'view_service'),
  requestRetentionUpdate: aboutService('PUT', '/requests/retention', 'modify_service'),
  requestOpen: aboutService('GET', '/requests/:traceId', 'view_service'),
  requestReplay: aboutService('POST', '/requests/:traceId/replay', 'view_service'),
  operators: ofAdmin('GET', '/operators', 'admin', 'installation'),
  operatorCreate: ofAdmin('POST', '/operators', 'admin', 'installation'),
  operator: ofAdmin('GET', '/operators/:operatorId', 'admin', 'installation'),
  operatorUpdate: ofAdmin('PUT', '/operators/:operatorId', 'admin', 'installation'),
  operatorDelete: ofAdmin('DELETE', '/operators/:operatorId', 'admin', 'installation'),
  operatorPassword: ofAdmin('PUT', '/operators/:operatorId/password', 'admin', 'installation'),

  users: aboutService('GET', '/users', 'view_service'),
  userCreate: aboutService('POST', '/users', 'modify_service'),
  user: aboutService('GET', '/users/:userId', 'view_service'),
  userUpdate: aboutService('PUT', '/users/:userId', 'modify_service'),
  userDelete: aboutService('DELETE', '/users/:userId', 'modify_service'),
  userPassword: aboutService('PUT', '/users/:userId/password', 'modify_service'),
  userTotp: aboutService('POST', '/users/:userId/totp', 'modify_service'),
  userTotpDelete: aboutService('DELETE', '/users/:userId/totp', 'modify_service'),
  userConsents: aboutService('GET', '/users/:userId/consents', 'view_service'),
  userConsentDelete: aboutService('DELETE', '/users/:userId/consents/:clientId', 'modify_service'),
} as const satisfies Readonly<Record<string, Api>>;

/** Where an API answers: one path, or one for each dialect. */
export const pathsOf = (api: Api): string[] => [...new Set([api.basicPath, api.bearerPath])];
