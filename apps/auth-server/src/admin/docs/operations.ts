import * as contract from '@symbolon/contract';
import type { Settings } from '@symbolon/contract';
import type { apis } from '../../engine-api/apis.js';

/** What the document says of an API beside path, rights and credentials, which it takes from the table. */
export interface Described {
  readonly summary: string;
  /** The members of the body; a name refers to a schema. */
  readonly body?: Settings | 'Service' | 'Client' | 'any';
  /** Whether the call can do without a body. */
  readonly optionalBody?: true;
  readonly query?: readonly string[];
  /** Schema of the answer; without one it is an object, `nothing` is 204. */
  readonly answer?: 'Service' | 'Client' | 'ActionResult' | 'Result' | 'nothing';
  readonly status?: 201;
}

const PAGE = ['start', 'end'];
const CURSOR = ['after', 'limit'];

const action = (summary: string, { settings }: { readonly settings: Settings }): Described => ({ summary, body: settings, answer: 'ActionResult' });
const plain = (summary: string, { settings }: { readonly settings: Settings }): Described => ({ summary, body: settings, answer: 'Result' });

/** By the name of the API. One that is not here yet is documented all the same, with its name alone. */
export const described: Partial<Record<keyof typeof apis, Described>> = {
  pushedAuthReq: action('Push an authorization request (RFC 9126)', contract.pushedAuthReqRequest),
  authorization: action('Judge an authorization request', contract.authorizationRequest),
  authorizationIssue: action('The user agreed: issue', contract.authorizationIssueRequest),
  authorizationFail: action('The user did not agree: fail', contract.authorizationFailRequest),
  ticketInfo: action('Read the ticket of an authorization request', contract.authorizationTicketInfoRequest),
  ticketUpdate: action('Change the ticket of an authorization request', contract.authorizationTicketUpdateRequest),
  token: action('Judge a token request', contract.tokenRequest),
  tokenIssue: action('Issue the tokens of a ticket', contract.tokenIssueRequest),
  tokenFail: action('Refuse the token request of a ticket', contract.tokenFailRequest),
  userInfo: action('Judge a UserInfo request', contract.userInfoRequest),
  userInfoIssue: action('Answer a UserInfo request', contract.userInfoIssueRequest),
  revocation: action('Revoke a token (RFC 7009)', contract.revocationRequest),
  introspection: action('Judge an access token for a resource server', contract.introspectionRequest),
  standardIntrospection: action('Introspect a token (RFC 7662)', contract.standardIntrospectionRequest),
  tokenCreate: action('Make an access token', contract.tokenCreateRequest),
  tokenUpdate: action('Change an access token', contract.tokenUpdateRequest),
  tokenList: { summary: 'List access tokens', query: ['clientIdentifier', 'subject', ...PAGE] },
  tokenDelete: { summary: 'Delete an access token', answer: 'nothing' },
  tokenRevoke: plain('Revoke access tokens', contract.tokenRevokeRequest),
  idTokenReissue: action('Issue an ID token anew', contract.idTokenReissueRequest),
  joseVerify: plain('Verify a JWS or JWE', contract.joseVerifyRequest),
  configuration: { summary: 'Discovery document of the service', query: ['pretty', 'patch'] },
  configurationByPost: { summary: 'Discovery document of the service', body: contract.configurationRequest.settings, optionalBody: true },
  jwks: { summary: 'JWK Set of the service', query: ['includePrivateKeys', 'pretty'] },

  serviceCreate: { summary: 'Make a service', body: 'Service', answer: 'Service', query: ['profile'] },
  serviceList: { summary: 'List services', query: PAGE },
  serviceGet: { summary: 'Read a service', answer: 'Service' },
  serviceUpdate: { summary: 'Replace the settings of a service', body: 'Service', answer: 'Service' },
  serviceDelete: { summary: 'Delete a service with its clients and tokens', answer: 'nothing' },
  clientCreate: { summary: 'Register a client', body: 'Client', answer: 'Client' },
  clientList: { summary: 'List clients', query: ['developer', ...PAGE] },
  clientGet: { summary: 'Read a client', answer: 'Client' },
  clientUpdate: { summary: 'Replace the settings of a client', body: 'Client', answer: 'Client' },
  clientDelete: { summary: 'Delete a client with its tokens', answer: 'nothing' },
  clientLock: plain('Lock or unlock a client', contract.clientLockFlagRequest),
  secretRefresh: { summary: 'Give a client a new secret', answer: 'Result' },
  secretUpdate: plain('Set the secret of a client', contract.clientSecretUpdateRequest),
  authorizedClients: { summary: 'List the clients that a user authorized', query: ['subject', 'developer', ...PAGE] },
  authorizedClientsByPost: { summary: 'List the clients that a user authorized', body: contract.authorizedClientsRequest.settings },
  authorizedClientsOf: { summary: 'List the clients that a user authorized', query: ['developer', ...PAGE] },
  authorizationUpdate: plain('Change what a user authorized a client for', contract.clientAuthorizationUpdateRequest),
  authorizationDelete: { summary: 'Take back what a user authorized a client for', query: ['subject'], answer: 'Result' },
  authorizationDeleteByPost: plain('Take back what a user authorized a client for', contract.consentRequest),
  authorizationDeleteOf: { summary: 'Take back what a user authorized a client for', answer: 'Result' },
  grantedScopes: { summary: 'Scopes that a user granted to a client', query: ['subject'] },
  grantedScopesByPost: { summary: 'Scopes that a user granted to a client', body: contract.consentRequest.settings },
  grantedScopesOf: { summary: 'Scopes that a user granted to a client' },
  grantedScopesDelete: { summary: 'Forget the scopes that a user granted', query: ['subject'], answer: 'Result' },
  grantedScopesDeleteByPost: plain('Forget the scopes that a user granted', contract.consentRequest),
  grantedScopesDeleteOf: { summary: 'Forget the scopes that a user granted', answer: 'Result' },
  requestableScopes: { summary: 'Scopes that a client may ask for' },
  requestableScopesUpdate: { summary: 'Limit the scopes that a client may ask for', body: contract.requestableScopesRequest.settings },
  requestableScopesUpdateByPut: { summary: 'Limit the scopes that a client may ask for', body: contract.requestableScopesRequest.settings },
  requestableScopesDelete: { summary: 'Let a client ask for every scope', answer: 'nothing' },

  serviceReadiness: { summary: 'What a service still lacks, profile by profile' },
  clientReadiness: { summary: 'What a client still lacks, profile by profile' },
  readinessPreview: { summary: 'What settings would lack that are not saved yet', body: 'any' },
  configurationPreview: { summary: 'The discovery document that settings would give that are not saved yet', body: 'Service' },
  accessTokens: { summary: 'List the API access tokens' },
  accessTokenCreate: { summary: 'Make an API access token; its value is told once', body: contract.accessTokenCreateRequest.settings, status: 201 },
  accessTokenRevoke: { summary: 'Revoke an API access token', answer: 'nothing' },
  credentialsRotate: { summary: 'Give a service a new API secret (2.x); it is told once' },
  keys: { summary: 'List the keys of a service; private parts are never shown' },
  keyGenerate: { summary: 'Make a key', body: contract.keyGenerateRequest.settings, status: 201 },
  keyImport: { summary: 'Import keys and certificates: JWK, JWK Set or PEM', body: contract.keyImportRequest.settings, status: 201 },
  keyPublish: { summary: 'Rotation, first: publish the successor of a key', body: 'any', optionalBody: true },
  keySwitch: { summary: 'Rotation, second: sign with this key', body: 'any', optionalBody: true },
  keyRetire: { summary: 'Rotation, third: never sign with this key again', body: 'any', optionalBody: true },
  keyDelete: { summary: 'Delete a key', answer: 'nothing' },
  serviceExport: { summary: 'Export a service with its clients as one document, without secrets' },
  serviceImportNew: { summary: 'Import a document as a new service', body: 'any', query: ['dryRun'] },
  serviceImport: { summary: 'Import a document into a service', body: 'any', query: ['dryRun', 'modifiedAt'] },
  audit: { summary: 'Who changed what, latest first', query: ['service', 'kind', 'operator', 'from', 'to', ...CURSOR] },
  serviceHistory: { summary: 'Changes of a service, latest first', query: CURSOR },
  serviceVersion: { summary: 'A service as it was' },
  serviceRestore: { summary: 'Make a service what it was', body: 'any', optionalBody: true, answer: 'Service' },
  clientHistory: { summary: 'Changes of a client, latest first', query: CURSOR },
  clientVersion: { summary: 'A client as it was' },
  clientRestore: { summary: 'Make a client what it was', body: 'any', optionalBody: true, answer: 'Client' },
  requestList: { summary: 'Requests, latest first', query: ['operation', 'clientId', 'action', 'resultCode', 'rule', 'outcome', ...CURSOR] },
  requestStatistics: { summary: 'Requests over time', query: ['from', 'to', 'step'] },
  requestRetention: { summary: 'How long requests are kept' },
  requestRetentionUpdate: { summary: 'Change how long requests are kept', body: 'any' },
  requestOpen: { summary: 'One request, with every finding' },
  requestReplay: { summary: 'Judge a request again by the settings of now', body: 'any', optionalBody: true },
  operators: { summary: 'List the operators' },
  operatorCreate: { summary: 'Let somebody sign in to the console', body: contract.operatorCreateRequest.settings, status: 201 },
  operator: { summary: 'Read an operator' },
  operatorUpdate: { summary: 'Change name and roles of an operator', body: contract.operatorUpdateRequest.settings },
  operatorDelete: { summary: 'Dismiss an operator', answer: 'nothing' },
  operatorPassword: { summary: 'Set the password of an operator; their sessions end', body: contract.passwordRequest.settings, answer: 'nothing' },
  users: { summary: 'List the end users of a service', query: ['search', ...CURSOR] },
  userCreate: { summary: 'Make an end user', body: contract.userCreateRequest.settings, status: 201 },
  user: { summary: 'Read an end user' },
  userUpdate: { summary: 'Change an end user', body: contract.userUpdateRequest.settings },
  userDelete: { summary: 'Delete an end user', answer: 'nothing' },
  userPassword: { summary: 'Set the password of an end user', body: contract.userPasswordRequest.settings, answer: 'nothing' },
  userTotp: { summary: 'Give an end user a second factor; it is told once', body: 'any', optionalBody: true },
  userTotpDelete: { summary: 'Take the second factor away', answer: 'nothing' },
  userConsents: { summary: 'What an end user has allowed to clients' },
  userConsentDelete: { summary: 'Take back what an end user has allowed to a client', answer: 'nothing' },
};
