import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { JsonObject, Service, StandardIntrospectionRequest } from '@symbolon/engine';
import { createJose } from '@symbolon/crypto-jose';
import { summaryOf } from './fixture.js';
import { bodyOf, createGrantFlow, formOf } from './grant-flow.js';
import { opened, openKeys, OPEN_ISSUER, SECRET, verified, verifiedBySecret } from './open-flow.js';
import { keySetOf, readJwt } from './signing.js';

/* Introspection answers as JWTs (RFC 9701): a good question and one change. */

const RS = 'https://rs.example.com';
const MEDIA_TYPE = 'application/token-introspection+jwt';
const jose = createJose();
const failed = 'INTERNAL_SERVER_ERROR server_error A405201';

/** Asks about an access token of john. */
async function ask(change: Partial<StandardIntrospectionRequest> = {}, service: Partial<Service> = {}, token?: string) {
  const flow = createGrantFlow({ service });
  const { accessToken } = await flow.tokens({ scope: 'openid read' }, { properties: [{ key: 'shown', value: '1', hidden: false }, { key: 'secret', value: '2', hidden: true }] });
  const answer = await flow.engine.standardIntrospection(flow.service, {
    parameters: formOf({ token: token ?? accessToken }), httpAcceptHeader: MEDIA_TYPE, rsUri: RS, introspectionSignAlg: 'ES256', ...change,
  });
  return { flow, answer, jwt: answer.responseContent ?? '' };
}

const active = { active: true, sub: 'john', client_id: '5001', scope: 'openid read', iss: OPEN_ISSUER, token_type: 'Bearer', shown: '1' };

test('RFC9701-5: signed by the service, for the resource server', async () => {
  const { flow, answer, jwt } = await ask();
  expect(answer).toMatchObject({ type: 'standardIntrospectionResponse', action: 'JWT', resultCode: 'A145001' });
  expect(readJwt(jwt).header).toEqual({ alg: 'ES256', typ: 'token-introspection+jwt', kid: openKeys.service.kid });
  const now = flow.now / 1000;
  expect(await verified(jwt)).toEqual({ iss: OPEN_ISSUER, aud: RS, iat: now, token_introspection: { ...active, exp: now + 86_400 } });
});

test('RFC9701-5: RS256 where the resource server named no algorithm', async () => {
  const { jwt } = await ask({ introspectionSignAlg: undefined } as never);
  expect(readJwt(jwt).header).toMatchObject({ alg: 'RS256', kid: openKeys.serviceRsa.kid });
  expect(await verified(jwt, openKeys.serviceRsa)).toMatchObject({ token_introspection: active });
});

test('introspectionSignatureKeyId: of two keys that fit, the one that is named', async () => {
  const jwks = keySetOf({ ...openKeys.client.privateJwk, kid: 'second' }, openKeys.service.privateJwk);
  expect(summaryOf((await ask({}, { jwks, idTokenSignatureKeyId: openKeys.service.kid })).answer)).toBe(failed);
  const { jwt } = await ask({}, { jwks, idTokenSignatureKeyId: openKeys.service.kid, introspectionSignatureKeyId: openKeys.service.kid });
  expect(await verified(jwt)).toMatchObject({ aud: RS });
});

test('RFC9701-5: of a token that is none, and of a hidden property', async () => {
  const { jwt } = await ask({}, {}, 'x'.repeat(43));
  expect((await verified(jwt)).token_introspection).toEqual({ active: false });
  expect((await verified((await ask({ withHiddenProperties: true })).jwt)).token_introspection).toMatchObject({ secret: '2' });
});

test.each(['HS256', 'HS384', 'HS512'] as const)('RFC9701-5: signed with the shared key: %s', async introspectionSignAlg => {
  const { answer, jwt } = await ask({ introspectionSignAlg, sharedKeyForSign: SECRET });
  expect(answer.action).toBe('JWT');
  expect(readJwt(jwt).header).toEqual({ alg: introspectionSignAlg, typ: 'token-introspection+jwt' });
  expect(verifiedBySecret(jwt, introspectionSignAlg)).toMatchObject({ aud: RS, token_introspection: active });
});

const publicKeyForEncryption = JSON.stringify(openKeys.clientEnc.publicJwk);
const rsaPair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const rsaKey = { ...openKeys.clientEnc, privateJwk: { ...rsaPair.privateKey.export({ format: 'jwk' }), use: 'enc' } };

test.each<[string, Partial<StandardIntrospectionRequest>, Parameters<typeof opened>[1], string]>([
  ['a public key', { introspectionEncryptionAlg: 'ECDH_ES', publicKeyForEncryption }, openKeys.clientEnc, 'A128CBC_HS256'],
  ['a public key and an enc', { introspectionEncryptionAlg: 'ECDH_ES_A256KW', introspectionEncryptionEnc: 'A256GCM', publicKeyForEncryption }, openKeys.clientEnc, 'A256GCM'],
  ['an RSA key', { introspectionEncryptionAlg: 'RSA_OAEP_256', publicKeyForEncryption: JSON.stringify(rsaPair.publicKey.export({ format: 'jwk' })) }, rsaKey, 'A128CBC_HS256'],
  ['a shared key', { introspectionEncryptionAlg: 'A256KW', introspectionEncryptionEnc: 'A128GCM', sharedKeyForEncryption: SECRET }, { secret: SECRET }, 'A128GCM'],
  ['a shared key for the content', { introspectionEncryptionAlg: 'DIR', introspectionEncryptionEnc: 'A256GCM', sharedKeyForEncryption: SECRET }, { secret: SECRET }, 'A256GCM'],
])('RFC9701-5: encrypted with %s, signed inside', async (_, change, key, enc) => {
  const { answer, jwt } = await ask(change);
  expect(answer.action).toBe('JWT');
  expect(jose.decodeJwe(jwt)).toMatchObject({ alg: change.introspectionEncryptionAlg, enc });
  const signed = await opened(jwt, key);
  expect(readJwt(signed).header).toMatchObject({ alg: 'ES256', typ: 'token-introspection+jwt' });
  expect((await verified(signed) as JsonObject).token_introspection).toMatchObject(active);
});

test.each<[string, Partial<StandardIntrospectionRequest>, string]>([
  ['RFC9701-5 no resource server', { rsUri: undefined } as never, 'BAD_REQUEST invalid_request A404301'],
  ['RFC9701-5 unsigned', { introspectionSignAlg: 'NONE' }, failed],
  ['RFC9701-5 unsigned, though encrypted', { introspectionSignAlg: 'NONE', introspectionEncryptionAlg: 'ECDH_ES', publicKeyForEncryption }, failed],
  ['no key for the algorithm', { introspectionSignAlg: 'ES512' }, failed],
  ['no shared key', { introspectionSignAlg: 'HS256' }, failed],
  ['a shared key that is too short', { introspectionSignAlg: 'HS256', sharedKeyForSign: 'short' }, failed],
  ['no key to encrypt', { introspectionEncryptionAlg: 'ECDH_ES' }, failed],
  ['a key of another kind', { introspectionEncryptionAlg: 'RSA_OAEP_256', publicKeyForEncryption }, failed],
  ['a key that is none', { introspectionEncryptionAlg: 'ECDH_ES', publicKeyForEncryption: 'x' }, failed],
  ['several keys smuggled into one', { introspectionEncryptionAlg: 'ECDH_ES', publicKeyForEncryption: `${publicKeyForEncryption},${publicKeyForEncryption}` }, failed],
  ['a shared key for an asymmetric algorithm', { introspectionEncryptionAlg: 'ECDH_ES', sharedKeyForEncryption: SECRET }, failed],
  ['a public key for a symmetric algorithm', { introspectionEncryptionAlg: 'A256KW', publicKeyForEncryption }, failed],
])('%s is refused', async (_, change, expected) => expect(summaryOf((await ask(change)).answer)).toBe(expected));

test.each<[string, string | undefined, string]>([
  ['nothing', undefined, 'OK'],
  ['JSON', 'application/json', 'OK'],
  ['anything', '*/*', 'OK'],
  ['a JWT among others', `application/json;q=0.5, ${MEDIA_TYPE};q=1`, 'JWT'],
  ['a JWT in capitals', MEDIA_TYPE.toUpperCase(), 'JWT'],
])('RFC9701-4: who accepts %s', async (_, httpAcceptHeader, action) => {
  const { answer } = await ask({ httpAcceptHeader } as never);
  expect(answer.action).toBe(action);
  if (action === 'OK') expect(bodyOf(answer)).toMatchObject(active);
});
