import type { Service } from '../model/service.js';

/** The settings that name the addresses of a service. */
export const endpointSettings = [
  'issuer', 'authorizationEndpoint', 'tokenEndpoint', 'pushedAuthReqEndpoint', 'introspectionEndpoint', 'revocationEndpoint', 'userInfoEndpoint',
  'registrationEndpoint', 'endSessionEndpoint', 'backchannelAuthenticationEndpoint', 'deviceAuthorizationEndpoint', 'grantManagementEndpoint',
] as const satisfies readonly (keyof Service)[];
