import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { IntrospectionResponse, Service, StandardIntrospectionResponse, TokenResponse } from '@symbolon/engine';
import { seed002 } from './seed-002.js';
import { clientOf, serviceOf } from './settings.js';
import { createTestEngine, type TestEngine } from './test-engine.js';

/* Seed 002, call by call: requests as it writes them, answers as it prints them, with its own numbers. */

const { certificate, thumbprint, clientId, redirectUri, issuer, subject } = seed002;
const VALUE = /^[A-Za-z0-9_-]{43}$/;
const DAY = 86_400_000;
/** When the seed's token was issued, ms: its expiry less the 86,400 s that it lives. */
const ISSUED = 1591935416474 - DAY;

const privateJwk = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: '1', alg: 'ES256', use: 'sig' };

const settings = {
  issuer,
  tlsClientCertificateBoundAccessTokens: true,
  supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'],
  supportedResponseTypes: ['CODE'],
  accessTokenType: 'Bearer',
  accessTokenDuration: 86_400,
  refreshTokenDuration: 864_000,
  jwks: JSON.stringify({ keys: [privateJwk] }),
} as const;

/* The seed's token request carries no secret: its client is a public one. */
const client = clientOf({
  clientType: 'PUBLIC', tokenAuthMethod: 'NONE', grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], responseTypes: ['CODE'],
  redirectUris: [redirectUri], tlsClientCertificateBoundAccessTokens: true,
}, { clientId });

interface Flow extends TestEngine {
  readonly service: Service;
  readonly redeem: (code: string, clientCertificate?: string) => Promise<TokenResponse>;
  readonly code: () => Promise<string>;
}

function flow(change: Partial<Service> = {}): Flow {
  const service = serviceOf({ ...settings, ...change });
  const test = createTestEngine(service, [client]);
  const { engine } = test;
  return {
    ...test,
    service,
    code: async () => {
      const opened = await engine.authorization(service, { parameters: `response_type=code&client_id=${clientId}&redirect_uri=${redirectUri}` });
      expect(opened).toMatchObject({ action: 'INTERACTION' });
      const issued = await engine.authorizationIssue(service, { ticket: String(opened.ticket), subject });
      return String(issued.authorizationCode);
    },
    redeem: (code, clientCertificate) => engine.token(service, {
      parameters: `redirect_uri=${redirectUri}&client_id=${clientId}&grant_type=authorization_code&code=${code}`,
      ...(clientCertificate === undefined ? {} : { clientCertificate }),
    }),
  };
}

describe('an opaque access token', () => {
  const scene = flow();
  const { engine, service } = scene;
  let token: TokenResponse;

  beforeAll(async () => {
    scene.setTime(ISSUED);
    token = await scene.redeem(await scene.code(), certificate);
  });

  test('1. /auth/token issues it, member for member', () => {
    expect(token).toMatchObject({
      type: 'tokenResponse',
      resultCode: 'A050001',
      resultMessage: '[A050001] The token request (grant_type=authorization_code) was processed successfully.',
      accessToken: expect.stringMatching(VALUE),
      accessTokenDuration: 86400,
      accessTokenExpiresAt: 1591935416474,
      action: 'OK',
      clientId: 17566160603766,
      clientIdAliasUsed: false,
      grantType: 'AUTHORIZATION_CODE',
      refreshToken: expect.stringMatching(VALUE),
      refreshTokenDuration: 864000,
      refreshTokenExpiresAt: 1592713016474,
      subject: 'testuser01',
    });
    expect(token.responseContent).toBe(JSON.stringify({
      access_token: token.accessToken, refresh_token: token.refreshToken, scope: null, token_type: 'Bearer', expires_in: 86400,
    }));
  });

  test('2. /auth/introspection, with the certificate, names its thumbprint', async () => {
    expect(await engine.introspection(service, { token: String(token.accessToken), clientCertificate: certificate.trimEnd() })).toMatchObject({
      type: 'introspectionResponse',
      resultCode: 'A056001',
      resultMessage: '[A056001] The access token is valid.',
      action: 'OK',
      certificateThumbprint: 'OID_Sc2yReTDx9QS7f1SMUzNxsh7khJYmaIwqXw8Yuw',
      clientId,
      clientIdAliasUsed: false,
      existent: true,
      expiresAt: 1591935416474,
      refreshable: true,
      responseContent: 'Bearer error="invalid_request"',
      subject: 'testuser01',
      sufficient: true,
      usable: true,
    } satisfies Partial<IntrospectionResponse>);
  });

  test('3. /auth/introspection/standard shows cnf', async () => {
    const answer = await engine.standardIntrospection(service, { parameters: `token=${token.accessToken}` });
    expect(answer).toMatchObject({
      type: 'standardIntrospectionResponse',
      resultCode: 'A145001',
      resultMessage: '[A145001] Introspection was performed successfully (type=access_token, active=true).',
      action: 'OK',
    } satisfies Partial<StandardIntrospectionResponse>);
    // The seed prints an object; on the wire it is its text.
    expect(answer.responseContent).toBe(JSON.stringify({
      sub: 'testuser01', scope: null, iss: 'https://as.example.com', active: true,
      cnf: { 'x5t#S256': 'OID_Sc2yReTDx9QS7f1SMUzNxsh7khJYmaIwqXw8Yuw' }, token_type: 'Bearer', exp: 1591935416, client_id: '17566160603766',
    }));
  });

  test.each([
    ['without a certificate', undefined, 'A065304'],
    ['with garbage', 'garbage', 'A065307'],
  ])('/auth/introspection %s refuses', async (_, clientCertificate, code) => {
    const answer = await engine.introspection(service, { token: String(token.accessToken), ...(clientCertificate === undefined ? {} : { clientCertificate }) });
    expect(answer).toMatchObject({ resultCode: code, action: 'UNAUTHORIZED', existent: true, usable: true });
    expect(answer.responseContent).toMatch(new RegExp(`^Bearer error="invalid_token",error_description="\\[${code}\\]`));
  });

  test.each([['as PEM', certificate], ['as the shell command of the seed sends it', seed002.foldedCertificate]])('a refresh with the certificate %s binds the new token too', async (_, clientCertificate) => {
    const renewed = await refresh(await scene.redeem(await scene.code(), certificate), clientCertificate);
    expect(renewed).toMatchObject({ action: 'OK', resultCode: 'A053001' });
    expect(await engine.introspection(service, { token: String(renewed.accessToken), clientCertificate: certificate })).toMatchObject({ action: 'OK', certificateThumbprint: thumbprint });
  });

  const refresh = ({ refreshToken }: TokenResponse, clientCertificate?: string): Promise<TokenResponse> => engine.token(service, {
    parameters: `grant_type=refresh_token&client_id=${clientId}&refresh_token=${refreshToken}`, ...(clientCertificate === undefined ? {} : { clientCertificate }),
  });

  test('the refresh token of a public client is bound itself, whatever the settings say later', async () => {
    const tokens = await scene.redeem(await scene.code(), certificate);
    expect(await refresh(tokens)).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A244308' });
    scene.clients.put(service.apiKey, { ...client, tlsClientCertificateBoundAccessTokens: false });
    const refused = await refresh(tokens);
    scene.clients.put(service.apiKey, client);
    expect(refused).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A053312' });
    expect(JSON.parse(String(refused.responseContent))).toMatchObject({ error: 'invalid_grant' });
    expect(await refresh(tokens, certificate)).toMatchObject({ action: 'OK' });
  });

  test.each([
    ['no certificate', undefined, 'A244308'],
    ['garbage', `-----BEGIN CERTIFICATE-----\n${'A'.repeat(100_000)}\n-----END CERTIFICATE-----`, 'A244309'],
  ])('/auth/token with %s refuses, and the code survives', async (_, clientCertificate, resultCode) => {
    const code = await scene.code();
    expect(await scene.redeem(code, clientCertificate)).toMatchObject({ action: 'BAD_REQUEST', resultCode });
    expect(await scene.redeem(code, certificate)).toMatchObject({ action: 'OK' });
  });
});

describe('a JWT access token', () => {
  const scene = flow({ accessTokenSignAlg: 'ES256', accessTokenSignatureKeyId: '1' });
  const { engine, service } = scene;
  const part = (jwt: string | undefined, at: number): unknown => JSON.parse(Buffer.from(String(jwt).split('.')[at] ?? '', 'base64url').toString());

  test('has the payload that the seed prints, in its order, and works at introspection', async () => {
    scene.setTime(1591852926_000);
    const token = await scene.redeem(await scene.code(), certificate);
    const { jwtAccessToken, accessToken } = token;
    expect(JSON.parse(String(token.responseContent))).toMatchObject({ access_token: jwtAccessToken, token_type: 'Bearer' });
    expect(part(jwtAccessToken, 0)).toEqual({ kid: '1', alg: 'ES256', typ: 'at+jwt' });
    const payload = part(jwtAccessToken, 1);
    expect(JSON.stringify(payload)).toBe(JSON.stringify({
      sub: 'testuser01', scope: null, iss: 'https://as.example.com', cnf: { 'x5t#S256': 'OID_Sc2yReTDx9QS7f1SMUzNxsh7khJYmaIwqXw8Yuw' },
      exp: 1591939326, iat: 1591852926, client_id: '17566160603766', jti: accessToken,
    }));
    for (const presented of [accessToken, jwtAccessToken]) {
      const answer = await engine.introspection(service, { token: String(presented), clientCertificate: certificate });
      expect(answer).toMatchObject({ resultCode: 'A056001', certificateThumbprint: thumbprint });
      const standard = await engine.standardIntrospection(service, { parameters: `token=${String(presented)}` });
      expect(JSON.parse(standard.responseContent ?? '')).toMatchObject({ active: true, cnf: { 'x5t#S256': thumbprint }, exp: 1591939326 });
    }
  });
});

test.each([
  ['the service', flow({ tlsClientCertificateBoundAccessTokens: false }), client],
  ['the client', flow(), { ...client, tlsClientCertificateBoundAccessTokens: false }],
])('a certificate binds nothing when %s does not say so', async (_, scene, registered) => {
  scene.clients.put(scene.service.apiKey, registered);
  const token = await scene.redeem(await scene.code(), certificate);
  const answer = await scene.engine.introspection(scene.service, { token: String(token.accessToken) });
  expect(answer).toMatchObject({ action: 'OK', resultCode: 'A056001' });
  expect(answer).not.toHaveProperty('certificateThumbprint');
});
