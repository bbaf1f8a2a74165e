import { createPublicKey, verify } from 'node:crypto';
import { seed002 } from '@symbolon/testing';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { selfSigned } from './clients/pki.js';
import { dialects, serviceApi, type Dialect, type ServiceApi } from './support/api.js';
import { contentOf } from './support/outcome.js';
import { newKey, payloadOf } from './support/jwt.js';
import { createClient, createService, type ServiceChanges } from './support/parties.js';
import type { Answer, Members } from './support/http.js';

/* Seed 002 (certificate-bound access tokens): its calls as it writes them, its answers member for member, with its own certificate. */

const { certificate, foldedCertificate, thumbprint, redirectUri, issuer, subject } = seed002;
const VALUE = /^[A-Za-z0-9_-]{43}$/;
const DAY = 86_400;

const settings: ServiceChanges = {
  serviceName: 'seed 002', issuer, tlsClientCertificateBoundAccessTokens: true,
  supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], supportedResponseTypes: ['CODE'], supportedTokenAuthMethods: ['NONE'],
  accessTokenType: 'Bearer', accessTokenDuration: DAY, refreshTokenDuration: 10 * DAY,
};

interface Scene {
  readonly api: ServiceApi;
  readonly clientId: number;
  readonly code: () => Promise<string>;
  /** The token request of the seed, with the certificate that is given. */
  readonly redeem: (code: string, clientCertificate?: string) => Promise<Answer>;
}

/** The two switches that the seed turns on, at the service and at the client; the seed's client sends no secret, so it is public. */
async function scene(dialect: Dialect, change: ServiceChanges = {}, clientBinds = true): Promise<Scene> {
  const service = await createService({ ...settings, ...change }, dialect);
  const api = serviceApi({ apiKey: service.apiKey, apiSecret: service.apiSecret ?? '' }, dialect);
  const { clientId } = await createClient(api, {
    clientType: 'PUBLIC', tokenAuthMethod: 'NONE', grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], responseTypes: ['CODE'],
    redirectUris: [redirectUri], tlsClientCertificateBoundAccessTokens: clientBinds,
  });
  return {
    api, clientId,
    code: async () => {
      const opened = await api.post('/auth/authorization', { parameters: `response_type=code&client_id=${clientId}&redirect_uri=${redirectUri}` });
      const issued = await api.post('/auth/authorization/issue', { ticket: opened.body['ticket'], subject });
      return String(issued.body['authorizationCode']);
    },
    redeem: (code, clientCertificate) => api.post('/auth/token', {
      ...(clientCertificate === undefined ? {} : { clientCertificate }),
      parameters: `redirect_uri=${redirectUri}&client_id=${clientId}&grant_type=authorization_code&code=${code}`,
    }),
  };
}

const introspect = (api: ServiceApi, token: unknown, clientCertificate?: string): Promise<Answer> =>
  api.post('/auth/introspection', { token, ...(clientCertificate === undefined ? {} : { clientCertificate }) });

describe.each(dialects)('seed 002 in dialect %s', (dialect) => {
  let here: Scene;
  let token: Members;
  let began: number;

  beforeAll(async () => {
    here = await scene(dialect);
    const code = await here.code();
    began = Date.now();
    token = (await here.redeem(code, certificate)).body;
  });

  test('/auth/token issues the bound access token', () => {
    expect(token).toMatchObject({
      type: 'tokenResponse',
      resultCode: 'A050001',
      resultMessage: '[A050001] The token request (grant_type=authorization_code) was processed successfully.',
      accessToken: expect.stringMatching(VALUE),
      accessTokenDuration: 86400,
      accessTokenExpiresAt: expect.any(Number),
      action: 'OK',
      clientId: here.clientId,
      clientIdAliasUsed: false,
      grantType: 'AUTHORIZATION_CODE',
      refreshToken: expect.stringMatching(VALUE),
      refreshTokenDuration: 864000,
      refreshTokenExpiresAt: expect.any(Number),
      subject: 'testuser01',
    });
    const issued = Number(token['accessTokenExpiresAt']) - 86_400_000;
    expect(issued).toBeGreaterThanOrEqual(began);
    expect(issued).toBeLessThanOrEqual(Date.now());
    expect(token['refreshTokenExpiresAt']).toBe(issued + 864_000_000);
    expect(token['responseContent']).toBe(JSON.stringify({
      access_token: token['accessToken'], refresh_token: token['refreshToken'], scope: null, token_type: 'Bearer', expires_in: 86400,
    }));
  });

  test('/auth/introspection, with the certificate, answers its thumbprint', async () => {
    const { status, body } = await introspect(here.api, token['accessToken'], certificate.trimEnd());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      type: 'introspectionResponse',
      resultCode: 'A056001',
      resultMessage: '[A056001] The access token is valid.',
      action: 'OK',
      certificateThumbprint: 'OID_Sc2yReTDx9QS7f1SMUzNxsh7khJYmaIwqXw8Yuw',
      clientId: here.clientId,
      clientIdAliasUsed: false,
      existent: true,
      expiresAt: token['accessTokenExpiresAt'],
      refreshable: true,
      responseContent: 'Bearer error="invalid_request"',
      subject: 'testuser01',
      sufficient: true,
      usable: true,
    });
  });

  test('/auth/introspection/standard answers cnf; as text on the wire, though the seed prints an object', async () => {
    const { body } = await here.api.post('/auth/introspection/standard', { parameters: `token=${String(token['accessToken'])}` });
    expect(body).toEqual({
      type: 'standardIntrospectionResponse',
      resultCode: 'A145001',
      resultMessage: '[A145001] Introspection was performed successfully (type=access_token, active=true).',
      action: 'OK',
      responseContent: JSON.stringify({
        sub: 'testuser01', scope: null, iss: 'https://as.example.com', active: true,
        cnf: { 'x5t#S256': 'OID_Sc2yReTDx9QS7f1SMUzNxsh7khJYmaIwqXw8Yuw' }, token_type: 'Bearer',
        exp: Math.floor(Number(token['accessTokenExpiresAt']) / 1000), client_id: String(here.clientId),
      }),
    });
  });

  test('folded as in the shell commands of the seed, the certificate is the same one', async () => {
    const { body } = await here.redeem(await here.code(), foldedCertificate);
    expect(body).toMatchObject({ resultCode: 'A050001', action: 'OK' });
    expect((await introspect(here.api, body['accessToken'], foldedCertificate)).body).toMatchObject({ action: 'OK', certificateThumbprint: thumbprint });
  });

  test('a JWT access token has the payload that the seed prints, in its order', async () => {
    const key = newKey();
    const jwk = { ...key.privateJwk, kid: '1' };
    const { api, clientId, code, redeem } = await scene(dialect, { accessTokenSignAlg: 'ES256', accessTokenSignatureKeyId: '1', jwks: JSON.stringify({ keys: [jwk] }) });
    const answer = await redeem(await code(), certificate);
    const jwt = String(contentOf(answer)['access_token']);
    const [header = '', payload = '', signature = ''] = jwt.split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ kid: '1', alg: 'ES256' });
    expect(verify('sha256', Buffer.from(`${header}.${payload}`), { key: createPublicKey(key.privateKey), dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))).toBe(true);
    const claims = payloadOf(jwt);
    expect(claims).toEqual({
      sub: 'testuser01', scope: null, iss: 'https://as.example.com', cnf: { 'x5t#S256': thumbprint },
      exp: Number(claims['iat']) + DAY, iat: expect.any(Number), client_id: String(clientId), jti: expect.any(String),
    });
    expect(Object.keys(claims)).toEqual(['sub', 'scope', 'iss', 'cnf', 'exp', 'iat', 'client_id', 'jti']);
    expect((await introspect(api, jwt, certificate)).body).toMatchObject({ resultCode: 'A056001', certificateThumbprint: thumbprint });
  });

  test.each([
    ['without a certificate', undefined, 'A065304'],
    ['with another certificate', selfSigned('client.example.org').cert, 'A065305'],
    ['with something that is no certificate', 'garbage', 'A065307'],
  ])('the token is of no use %s', async (_, clientCertificate, resultCode) => {
    const { status, body } = await introspect(here.api, token['accessToken'], clientCertificate);
    expect([status, body]).toEqual([200, expect.objectContaining({ action: 'UNAUTHORIZED', resultCode, existent: true })]);
    expect(body['responseContent']).toMatch(/^Bearer error="invalid_token"/);
  });

  test('without a certificate no token is issued, and the code survives', async () => {
    const code = await here.code();
    expect((await here.redeem(code)).body).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A244308' });
    expect((await here.redeem(code, certificate)).body).toMatchObject({ action: 'OK' });
  });

  test.each([
    ['the service', { tlsClientCertificateBoundAccessTokens: false }, true],
    ['the client', {}, false],
  ])('nothing is bound unless %s turns the setting on', async (_, change, clientBinds) => {
    const { api, code, redeem } = await scene(dialect, change, clientBinds);
    const { body } = await redeem(await code(), certificate);
    const introspected = (await introspect(api, body['accessToken'])).body;
    expect(introspected).toMatchObject({ action: 'OK', resultCode: 'A056001' });
    expect(introspected).not.toHaveProperty('certificateThumbprint');
  });
});
