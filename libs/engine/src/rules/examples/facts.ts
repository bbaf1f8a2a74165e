import type { AuthenticationFacts, AuthorizationFacts, Facts, JwtFacts, Parameters, ProofFacts, Verified } from '../../facts/facts.js';
import { serviceLimits } from '../../facts/limits.js';
import type { JsonObject } from '../../model/json.js';
import type { AccessToken, AuthorizationCode, Grant, RefreshToken } from '../../model/records.js';
import type { KeyFacts } from '../../ports/jose.js';
import { aClient, aService } from './settings.js';

/** The time at which every example happens. */
export const NOW = Date.UTC(2026, 10, 21, 12);
const seconds = NOW / 1000;

const redirectUri = 'https://client.example.org/cb';
const jkt = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

const key = (crv: string): KeyFacts => ({ handle: 1, kty: 'EC', crv, bits: 256, hasPrivate: false });

const jwt = (header: JsonObject, claims: JsonObject): JwtFacts =>
  ({ header: { alg: 'ES256', ...header }, claims, alg: 'ES256', keys: { kind: 'found', key: key('P-256') }, signatureValid: true });

const service = aService();
const client = aClient();

const authentication: AuthenticationFacts = {
  method: 'PRIVATE_KEY_JWT',
  audiences: ['https://as.example.com'],
  assertion: jwt({ kid: 'client' }, {
    iss: '4711', sub: '4711', aud: 'https://as.example.com', iat: seconds, exp: seconds + 60, jti: 'assertion-1',
  }),
};

const proof = (htu: string, htm = 'POST'): ProofFacts => ({
  kind: 'decoded', jkt, htm, htu: [htu],
  jwt: jwt({ typ: 'dpop+jwt' }, { htm, htu, iat: seconds, jti: 'proof-1' }),
  nonceRequired: false, nonceValid: false, replayed: false,
});

const values: Parameters = {
  client_id: ['4711'], response_type: ['code'], redirect_uri: [redirectUri], scope: ['payments'],
  code_challenge: [challenge], code_challenge_method: ['S256'],
};

const authorization = (pushed: AuthorizationFacts['pushed']): AuthorizationFacts =>
  ({ values, pushed, redirectUri: { given: redirectUri, verified: redirectUri as Verified<string> }, scopes: ['payments'] });

const common = {
  now: NOW, service, limits: serviceLimits(service),
  client: { named: { parameter: '4711' }, identifier: '4711', aliasUsed: false, client },
  certificate: { kind: 'none' },
} as const;

const grant: Grant = { chain: 'chain-1', clientId: 4711, subject: 'john', scopes: ['payments'], clientIdAliasUsed: false };

const code: AuthorizationCode = {
  ...grant,
  request: { redirectUri, redirectUriExplicit: true, codeChallenge: challenge, codeChallengeMethod: 'S256', dpopJkt: jkt },
  profiles: ['fapi2-security'], createdAt: NOW - 5000, expiresAt: NOW + 55_000,
};

const refreshToken: RefreshToken = {
  ...grant, grantType: 'AUTHORIZATION_CODE', confirmation: {}, refreshScopes: ['payments'],
  profiles: ['fapi2-security'], createdAt: NOW - 5000, expiresAt: NOW + 86_400_000,
};

const token: AccessToken = { ...grant, grantType: 'AUTHORIZATION_CODE', confirmation: { jkt }, createdAt: NOW - 5000, expiresAt: NOW + 300_000 };

/** A pushed authorization request, as it arrives at the PAR endpoint. */
export const aPush = (): Facts => ({
  ...common, endpoint: 'par', authentication, authorization: authorization('pushing'),
  parameters: { kind: 'parsed', values }, proof: proof('https://as.example.com/par'),
});

/** The same at the authorization endpoint, named by its request_uri. */
export const anAuthorization = (): Facts => ({
  ...common, endpoint: 'authorization', authorization: authorization('pushed'), proof: { kind: 'none' },
  parameters: { kind: 'parsed', values: { client_id: ['4711'], request_uri: ['urn:ietf:params:oauth:request_uri:value'] } },
  requestUri: {
    value: 'urn:ietf:params:oauth:request_uri:value', issuedHere: true,
    record: { clientId: 4711, parameters: values, dpopJkt: jkt, expiresAt: NOW + 60_000 },
  },
});

/** A token request with a code. */
export const aTokenRequest = (): Facts => ({
  ...common, endpoint: 'token', authentication, proof: proof('https://as.example.com/token'),
  parameters: { kind: 'parsed', values: { client_id: ['4711'], grant_type: ['authorization_code'], code: ['code'], redirect_uri: [redirectUri], code_verifier: ['verifier'] } },
  grant: { grantType: 'AUTHORIZATION_CODE', code: { record: code }, verifierDigest: challenge },
});

/** A token request with a refresh token. */
export const aRefresh = (): Facts => ({
  ...aTokenRequest(),
  parameters: { kind: 'parsed', values: { client_id: ['4711'], grant_type: ['refresh_token'], refresh_token: ['refresh'] } },
  grant: { grantType: 'REFRESH_TOKEN', refreshToken: { record: refreshToken } },
});

/** A resource server's question about a token and its proof. */
export const anIntrospection = (): Facts => ({
  ...common, endpoint: 'introspection', parameters: { kind: 'missing' }, client: { named: {}, aliasUsed: false, client },
  proof: proof('https://rs.example.com/accounts', 'GET'),
  introspection: { request: { token: 'token' }, token },
});

/** A standard introspection request (RFC 7662). */
export const aStandardIntrospection = (): Facts => ({
  ...common, endpoint: 'standardIntrospection', client: { named: {}, aliasUsed: false }, proof: { kind: 'none' },
  parameters: { kind: 'parsed', values: { token: ['token'] } },
});

/** A revocation request of the client that the token belongs to. */
export const aRevocation = (): Facts => ({
  ...common, endpoint: 'revocation', authentication, proof: { kind: 'none' },
  parameters: { kind: 'parsed', values: { client_id: ['4711'], token: ['token'] } },
  revoked: { value: 'token', clientId: 4711, scopes: ['payments'], profiles: [] },
});

/** A UserInfo request with a token of an OpenID login. */
export const aUserInfoRequest = (): Facts => ({
  ...anIntrospection(), endpoint: 'userinfo', proof: proof('https://as.example.com/userinfo', 'GET'),
  introspection: { request: { token: 'token' }, token: { ...token, scopes: ['openid', 'payments'] } },
});
