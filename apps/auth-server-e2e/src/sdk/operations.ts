/** Why an operation of the SDK is not performed here. */
interface NotYet {
  readonly notYet: string;
}

const registration: NotYet = { notYet: 'dynamic client registration is not built' };
const ciba: NotYet = { notYet: 'CIBA is not built' };
const device: NotYet = { notYet: 'the device flow is not built' };
const federation: NotYet = { notYet: 'OpenID Federation is not built' };
const hsm: NotYet = { notYet: 'keys on hardware modules are not built' };
const credentials: NotYet = { notYet: 'verifiable credentials are not built' };
const nativeSso: NotYet = { notYet: 'Native SSO is not built' };
const grants: NotYet = { notYet: 'grant management is not built' };

/**
 * Every operation of @authlete/typescript-sdk: performed by these tests, or why not. Two actions are younger than the SDK, which then refuses the whole answer:
 * JWT of introspection (sent to callers that ask for it) and ID_TOKEN_REISSUABLE (sent where the service turns it on).
 */
export const operations: Readonly<Record<string, 'done' | NotYet>> = {
  'service.get': 'done',
  'service.list': 'done',
  'service.create': 'done',
  'service.update': 'done',
  'service.delete': 'done',
  'service.getConfiguration': 'done',
  'jwkSetEndpoint.serviceJwksGetApi': 'done',

  'client.get': 'done',
  'client.list': 'done',
  'client.create': 'done',
  'client.update': 'done',
  'client.delete': 'done',
  'client.management.updateLockFlag': 'done',
  'client.management.refreshSecret': 'done',
  'client.management.updateSecret': 'done',
  'client.management.listAuthorizations': 'done',
  'client.management.updateAuthorizations': 'done',
  'client.management.deleteAuthorizations': 'done',
  'client.management.getGrantedScopes': 'done',
  'client.management.deleteGrantedScopes': 'done',
  'client.management.getRequestableScopes': 'done',
  'client.management.updateRequestableScopes': 'done',
  'client.management.deleteRequestableScopes': 'done',

  'authorization.processRequest': 'done',
  'authorization.issue': 'done',
  'authorization.fail': 'done',
  'authorization.management.getTicketInfo': 'done',
  'authorization.management.updateTicket': 'done',
  'pushedAuthorization.create': 'done',

  'token.process': 'done',
  'token.issue': 'done',
  'token.fail': 'done',
  'token.management.list': 'done',
  'token.management.create': 'done',
  'token.management.update': 'done',
  'token.management.delete': 'done',
  'token.management.revoke': 'done',
  'token.management.reissueIdToken': 'done',

  'introspection.process': 'done',
  'introspection.standardProcess': 'done',
  'userinfo.process': 'done',
  'userinfo.issue': 'done',
  'revocation.process': 'done',
  'joseObject.joseVerifyApi': 'done',

  'grantManagement.processRequest': grants,
  'dynamicClientRegistration.register': registration,
  'dynamicClientRegistration.get': registration,
  'dynamicClientRegistration.update': registration,
  'dynamicClientRegistration.delete': registration,
  'ciba.processAuthentication': ciba,
  'ciba.issue': ciba,
  'ciba.fail': ciba,
  'ciba.complete': ciba,
  'deviceFlow.authorization': device,
  'deviceFlow.verification': device,
  'deviceFlow.complete': device,
  'federation.configuration': federation,
  'federation.registration': federation,
  'hardwareSecurityKeys.create': hsm,
  'hardwareSecurityKeys.delete': hsm,
  'hardwareSecurityKeys.get': hsm,
  'hardwareSecurityKeys.list': hsm,
  'verifiableCredentials.getMetadata': credentials,
  'verifiableCredentials.getJwtIssuer': credentials,
  'verifiableCredentials.getJwks': credentials,
  'verifiableCredentials.createOffer': credentials,
  'verifiableCredentials.getOfferInfo': credentials,
  'verifiableCredentials.parse': credentials,
  'verifiableCredentials.issue': credentials,
  'verifiableCredentials.batchParse': credentials,
  'verifiableCredentials.batchIssue': credentials,
  'verifiableCredentials.deferredParse': credentials,
  'verifiableCredentials.deferredIssue': credentials,
  'nativeSso.process': nativeSso,
  'nativeSso.logout': nativeSso,
};
