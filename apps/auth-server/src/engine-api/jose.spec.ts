import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type JsonWebKey, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestDatabase } from '@symbolon/testing';
import { createJose } from '@symbolon/crypto-jose';
import { clientKey, clientSettings, openingKey, signingKey, startAdministered, type Act, type Administered } from '../testing/administered.js';

let scene: Administered;
let secretClient: Record<string, unknown>;
beforeAll(async () => {
  scene = await startAdministered(await startTestDatabase());
  secretClient = (await scene.ours.v2('POST', '/client/create', clientSettings({
    clientType: 'CONFIDENTIAL', tokenAuthMethod: 'CLIENT_SECRET_BASIC', clientIdAliasEnabled: false, jwks: undefined,
  }))).body;
});
afterAll(() => scene.stop());

const part = (value: unknown): string => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const privateKey = (jwk: object): KeyObject => createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' });
const now = (): number => Math.floor(Date.now() / 1000);

function jws(claims: unknown, header: object = { alg: 'ES256' }, key: KeyObject = privateKey(signingKey)): string {
  const input = `${part(header)}.${part(claims)}`;
  return `${input}.${sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

function hmac(claims: unknown, secret: string): string {
  const input = `${part({ alg: 'HS256' })}.${part(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

async function sealed(text: string): Promise<string> {
  const jose = createJose();
  const { d: _, ...jwk } = openingKey;
  const keys = jose.keys(JSON.stringify({ keys: [jwk] }));
  const [key] = 'keys' in keys ? keys.keys : [];
  return String(await jose.encrypt(text, { alg: 'ECDH_ES', enc: 'A256GCM', cty: 'JWT' }, key as NonNullable<typeof key>));
}

describe.each(['v2', 'v3'] as const)('/jose/verify, %s', (dialect) => {
  const act: Act = (...call) => scene.ours[dialect](...call);
  const verify = (body: object) => act('POST', '/jose/verify', body);

  test('is content with what is right', async () => {
    const client = String(scene.ours.clientId);
    for (const body of [
      { jose: jws({ iss: 'x', exp: now() + 60, iat: now(), nbf: now() }) },
      { jose: jws({ a: 1, b: null }), mandatoryClaims: ['a', 'b'], clientIdentifier: client },
      { jose: jws({ exp: now() - 50, iat: now() + 50 }), clockSkew: 100 },
      { jose: jws({}, { alg: 'ES256', kid: 'client' }, privateKey(clientKey)), signedByClient: true, clientIdentifier: scene.ours.alias },
      { jose: jws('no JSON') },
      { jose: await sealed(jws({ a: 1 })), mandatoryClaims: ['a'] },
      { jose: hmac({ a: 1 }, String(secretClient['clientSecret'])), signedByClient: true, clientIdentifier: String(secretClient['clientId']) },
    ]) {
      expect(await verify(body)).toEqual({ status: 200, body: { resultCode: 'A160001', resultMessage: expect.any(String), valid: true, signatureValid: true } });
    }
  });

  test('names every claim that is missing or wrong', async () => {
    const { body } = await verify({ jose: jws({ exp: now() - 1, iat: now() + 60, nbf: now() + 60, iss: 5, jti: 'x' }), mandatoryClaims: ['sub', 'aud', 'iss'] });
    expect(body).toMatchObject({ resultCode: 'A160204', valid: false, signatureValid: true, missingClaims: ['sub', 'aud'], invalidClaims: ['iss', 'exp', 'iat', 'nbf'] });
    expect((body['errorDescriptions'] as string[]).map((text) => text.slice(1, 8))).toEqual(['A160204', 'A160204', 'A160214', 'A160206', 'A160207', 'A160208']);
    expect((await verify({ jose: jws({ exp: '1' }) })).body).toMatchObject({ resultCode: 'A160205', invalidClaims: ['exp'] });
    expect((await verify({ jose: jws('text'), mandatoryClaims: ['a'] })).body).toMatchObject({ resultCode: 'A160203', valid: false, signatureValid: true });
  });

  test('refuses what it cannot trust', async () => {
    const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const client = String(scene.ours.clientId);
    const publicPem = String(createPublicKey({ key: signingKey as JsonWebKey, format: 'jwk' }).export({ type: 'spki', format: 'pem' }));
    for (const [resultCode, body] of [
      ['A160219', { jose: jws({}, undefined, foreign) }],
      ['A160219', { jose: `${jws({}).split('.', 2).join('.')}.${'A'.repeat(86)}` }],
      ['A160217', { jose: hmac({}, publicPem) }],
      ['A160217', { jose: hmac({}, publicPem), signedByClient: true, clientIdentifier: client }],
      ['A160219', { jose: hmac({}, 'x'.repeat(43)), signedByClient: true, clientIdentifier: String(secretClient['clientId']) }],
      ['A160301', { jose: jws({}), signedByClient: true, clientIdentifier: String(secretClient['clientId']) }],
      ['A160211', { jose: `${part({ alg: 'none' })}.${part({})}.` }],
      ['A160211', { jose: `${part({ alg: 'NONE' })}.${part({})}.` }],
      ['A160210', { jose: `${part({ typ: 'JWT' })}.${part({})}.AAAA` }],
      ['A160221', { jose: jws({}, { alg: 'ES256', kid: 'nobody' }) }],
      ['A160221', { jose: jws({}, { alg: 'RS256' }) }],
      ['A160219', { jose: jws({}), signedByClient: true, clientIdentifier: client }],
      ['A160215', { jose: jws({}), signedByClient: true }],
      ['A160216', { jose: jws({}), clientIdentifier: 'nobody' }],
      ['A160216', { jose: jws({}), signedByClient: true, clientIdentifier: String(scene.theirs.clientId) }],
      ['A160202', { jose: 'garbage' }], ['A160202', { jose: '..' }], ['A160202', { jose: 'a.b.c.d.e' }], ['A160202', { jose: `${part({ alg: 'ECDH-ES', enc: 'A256GCM' })}.a.b.c.d` }],
      ['A160202', { jose: `${'A'.repeat(200_000)}.A.A` }], ['A160202', { jose: `${part({ alg: 'ES256', crit: ['x'] })}.${part({})}.AAAA` }],
      ['A160217', { jose: `${part({ alg: 'dir', enc: 'A256GCM' })}..${part('i'.repeat(12))}.${part('x')}.${part('t'.repeat(16))}` }],
    ] as const) {
      expect([resultCode, await verify(body)]).toMatchObject([resultCode, { status: 200, body: { resultCode, valid: false, signatureValid: false } }]);
    }
  });

  test('needs something to verify', async () => {
    expect(await verify({})).toMatchObject({ status: 400, body: { resultCode: 'A160201' } });
    expect(await verify({ jose: 5 })).toMatchObject({ status: 400, body: { resultCode: 'A126202' } });
  });
});

test('with the credentials of an owner, the client tells the service', async () => {
  const verify = (body: object) => scene.running.owner('POST', '/jose/verify', body);
  expect((await verify({ jose: jws({}), clientIdentifier: String(scene.ours.clientId) })).body).toMatchObject({ resultCode: 'A160001' });
  expect(await verify({ jose: jws({}) })).toMatchObject({ status: 400, body: { resultCode: 'A160215' } });
  expect(await verify({ jose: jws({}), clientIdentifier: 'nobody' })).toMatchObject({ status: 400, body: { resultCode: 'A160216' } });
});

test('no statement is sent', async () => {
  expect(await scene.statements(() => scene.ours.v2('POST', '/jose/verify', { jose: jws({}), clientIdentifier: 'ours' }))).toEqual([]);
});
