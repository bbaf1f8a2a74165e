// The settings of a service for one run: the preset of the profile, and what the plan needs beside it.

const FAPI_ALGS = 'PS256';

const scope = (name, ...attributes) => ({ name, attributes: attributes.map(([key, value]) => ({ key, value })) });

const profiles = {
  'fapi2-security-profile-final-test-plan': {
    preset: 'fapi2-security',
    attributes: () => [['fapi2', 'sp']],
  },
  'fapi2-message-signing-final-test-plan': {
    // The preset of message signing would ask for all of its parts; a scope can name one only, modes name several.
    preset: 'fapi2-security',
    attributes: () => [],
    modes: ({ fapi_request_method: request, fapi_response_mode: response }) => [
      ...(request === 'signed_non_repudiation' ? ['FAPI2_MESSAGE_SIGNING_AUTH_REQ'] : []), ...(response === 'jarm' ? ['FAPI2_MESSAGE_SIGNING_AUTH_RES'] : []),
    ],
  },
  'fapi1-advanced-final-test-plan': { preset: 'fapi1-advanced', attributes: () => [['fapi', 'rw']] },
};

const openidScopes = ['profile', 'email', 'address', 'phone', 'offline_access'].map((name) => scope(name));

export const responseTypesOf = ({ plan, variant }) => {
  if (plan.startsWith('fapi2')) return ['CODE'];
  if (plan.startsWith('fapi1')) return [variant.fapi_response_mode === 'jarm' ? 'CODE' : 'CODE_ID_TOKEN'];
  return ['CODE', 'ID_TOKEN', 'ID_TOKEN_TOKEN', 'CODE_ID_TOKEN', 'CODE_TOKEN', 'CODE_ID_TOKEN_TOKEN'];
};

const isOpenid = ({ plan, variant }) => !plan.startsWith('fapi2') || variant.openid === 'openid_connect';

export const grantTypesOf = ({ plan, variant }) => {
  if (variant.fapi_profile === 'fapi_client_credentials_grant') return ['AUTHORIZATION_CODE', 'CLIENT_CREDENTIALS'];
  return ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', ...(plan.startsWith('oidcc') ? ['IMPLICIT'] : [])];
};

/** What the clients of a run ask for. */
export const scopeOf = (run) => {
  if (run.plan.startsWith('oidcc')) return 'openid';
  return isOpenid(run) ? 'openid accounts' : 'accounts';
};

export const signingAlgOf = ({ plan }) => (plan.startsWith('oidcc') ? 'RS256' : FAPI_ALGS);

const methods = (run, number = 1) => {
  if (run.plan.startsWith('oidcc')) return number === 3 ? ['CLIENT_SECRET_POST'] : ['CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST'];
  return run.variant.client_auth_type === 'mtls' ? ['TLS_CLIENT_AUTH'] : ['PRIVATE_KEY_JWT'];
};

export const serviceNameOf = ({ name }) => `Conformance: ${name}`;

/** The preset's name (or none) and the members that the service is created with; its issuer is an address of the server, which fills the endpoints in. */
export function serviceFor(run, { issuer, jwks }) {
  const profile = profiles[run.plan];
  const scopes = [...(profile === undefined ? [] : [scope('accounts', ...profile.attributes(run.variant))]), ...(isOpenid(run) ? [scope('openid'), ...openidScopes] : [])];
  return {
    preset: profile?.preset,
    service: {
      serviceName: serviceNameOf(run), issuer, jwks: JSON.stringify(jwks),
      ...(profile === undefined ? {} : { supportedServiceProfiles: ['FAPI'] }), ...(profile?.modes === undefined ? {} : { fapiModes: profile.modes(run.variant) }),
      supportedGrantTypes: grantTypesOf(run), supportedResponseTypes: responseTypesOf(run), supportedTokenAuthMethods: methods(run),
      supportedScopes: scopes, tlsClientCertificateBoundAccessTokens: profile !== undefined,
      supportedClaims: ['name', 'given_name', 'family_name', 'email', 'email_verified', 'address', 'phone_number', 'phone_number_verified', 'birthdate', 'zoneinfo', 'locale'],
      supportedPromptValues: ['NONE', 'LOGIN', 'CONSENT', 'SELECT_ACCOUNT'], supportedDisplays: ['PAGE', 'POPUP'],
      ...(profile === undefined ? { supportedAcrs: ['urn:conformance:password', 'urn:conformance:two-factor'] } : {}),
      authorizationCodeDuration: 60, pushedAuthReqDuration: 60, authorizationResponseDuration: 300, accessTokenDuration: 600, refreshTokenDuration: 86400, idTokenDuration: 600,
      accessTokenType: 'Bearer', refreshTokenKept: true, claimShortcutRestrictive: true, allowableClockSkew: 30, requestObjectAudienceChecked: true,
    },
  };
}

const usesMtls = ({ plan, variant }) => plan.startsWith('fapi1') || variant.sender_constrain === 'mtls';
const isFormPost = ({ plan }) => plan.includes('-formpost-');

/** The settings of one client of a run. */
export function clientFor(run, { number, redirectUri, jwks, subjectDn }) {
  const alg = signingAlgOf(run);
  const isFapi = !run.plan.startsWith('oidcc');
  const signsRequests = run.plan.startsWith('fapi1') || run.variant.fapi_request_method === 'signed_non_repudiation';
  const wantsJarm = run.variant.fapi_response_mode === 'jarm';
  return {
    clientName: `Conformance ${number}: ${run.name}`, clientType: 'CONFIDENTIAL', applicationType: 'WEB', redirectUris: [redirectUri],
    grantTypes: grantTypesOf(run), responseTypes: responseTypesOf(run), idTokenSignAlg: alg,
    ...(isFormPost(run) ? { responseModes: ['FORM_POST', 'QUERY', 'FRAGMENT'] } : {}),
    ...(isFapi ? { jwks: JSON.stringify(jwks), tokenAuthSignAlg: alg } : {}),
    tokenAuthMethod: methods(run, number)[0], ...(methods(run)[0] === 'TLS_CLIENT_AUTH' ? { tlsClientAuthSubjectDn: subjectDn } : {}),
    ...(signsRequests ? { requestSignAlg: alg, requestObjectRequired: true } : {}),
    ...(wantsJarm ? { authorizationSignAlg: alg } : {}),
    ...(isFapi && usesMtls(run) ? { tlsClientCertificateBoundAccessTokens: true } : {}),
    ...(run.variant.sender_constrain === 'dpop' ? { dpopRequired: true } : {}),
    ...(run.variant.fapi_auth_request_method === 'pushed' || run.plan.startsWith('fapi2') ? { parRequired: run.variant.fapi_profile !== 'fapi_client_credentials_grant' } : {}),
  };
}
