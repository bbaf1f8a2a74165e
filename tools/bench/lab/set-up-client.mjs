// A FAPI 2.0 service with one client, made through the API that is measured.
import { issuer, redirectUri, tokenEndpoint } from '../load/party.mjs';

const service = {
  serviceName: 'bench',
  issuer,
  authorizationEndpoint: `${issuer}/authorize`,
  tokenEndpoint,
  pushedAuthReqEndpoint: `${issuer}/par`,
  pushedAuthReqDuration: 300,
  supportedServiceProfiles: ['FAPI'],
  supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  supportedResponseTypes: ['CODE'],
  supportedTokenAuthMethods: ['PRIVATE_KEY_JWT'],
  clientAssertionAudRestrictedToIssuer: true,
  accessTokenType: 'DPoP',
  accessTokenDuration: 3600,
  refreshTokenDuration: 86_400,
  refreshTokenKept: true,
  allowableClockSkew: 10,
  loopbackRedirectionUriVariable: true,
  supportedScopes: [{ name: 'bench', attributes: [{ key: 'fapi2', value: 'sp' }] }, { name: 'plain' }],
};

const clientWith = (jwk) => ({
  clientName: 'bench',
  clientType: 'CONFIDENTIAL',
  grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  responseTypes: ['CODE'],
  redirectUris: [redirectUri],
  tokenAuthMethod: 'PRIVATE_KEY_JWT',
  tokenAuthSignAlg: 'ES256',
  jwks: JSON.stringify({ keys: [jwk] }),
});

async function send(method, url, token, body) {
  const answer = await fetch(url, {
    method, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text}`);
  return JSON.parse(text);
}

/** What the load generator needs to know of the server (3.0 dialect). */
export async function setUpClient(base, { accessToken }, jwk) {
  const { apiKey } = await send('POST', `${base}/api/service/create`, accessToken, service);
  const { clientId } = await send('POST', `${base}/api/${apiKey}/client/create`, accessToken, clientWith(jwk));
  const requests = `${base}/api/admin/services/${apiKey}/requests`;
  return {
    prefix: `/api/${apiKey}`, authorization: `Bearer ${accessToken}`, clientId: String(clientId),
    /** Which successes the request log keeps. */
    retain: (retention) => send('PUT', `${requests}/retention`, accessToken, retention),
    /** The list is answered when everything that waited is written. */
    logWritten: () => send('GET', `${requests}?limit=1`, accessToken),
  };
}
