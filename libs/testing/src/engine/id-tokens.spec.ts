import { createHash, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { expect, test } from '@jest/globals';
import type { Client, JWEAlg, JWEEnc, JWSAlg, Service } from '@symbolon/engine';
import { createJose } from '@symbolon/crypto-jose';
import { createGrantFlow } from './grant-flow.js';
import { createOpenFlow, opened, openKeys, SECRET, verified, verifiedBySecret } from './open-flow.js';
import { keySetOf, readJwt } from './signing.js';

/* ID tokens: every algorithm, encryption, whom they name. */

const jose = createJose();
const pair = (jwk: JsonWebKey, kid: string): JsonWebKey => ({ ...jwk, kid });
const rsa = pair(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), 'rsa');
const made: Readonly<Partial<Record<JWSAlg, JsonWebKey>>> = {
  RS256: rsa, RS384: rsa, RS512: rsa, PS256: rsa, PS384: rsa, PS512: rsa,
  ES256: pair(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), 'p256'),
  ES384: pair(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey.export({ format: 'jwk' }), 'p384'),
  ES512: pair(generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey.export({ format: 'jwk' }), 'p521'),
  ES256K: pair(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey.export({ format: 'jwk' }), 'k1'),
  EdDSA: pair(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), 'ed'),
};
const jwks = keySetOf(...new Set(Object.values(made)));

const hashName = (alg: JWSAlg): string => (alg === 'EdDSA' || alg.endsWith('512') ? 'sha512' : alg.endsWith('384') ? 'sha384' : 'sha256');
const half = (text: string, alg: JWSAlg): string => {
  const digest = createHash(hashName(alg)).update(text).digest();
  return digest.subarray(0, digest.length / 2).toString('base64url');
};

test.each(Object.keys(made) as JWSAlg[])('signed with %s', async alg => {
  const flow = createOpenFlow({ service: { jwks }, client: { idTokenSignAlg: alg } });
  const { idToken = '', authorizationCode = '' } = await flow.answer({ response_type: 'code id_token' });
  const jws = jose.decode(idToken);
  const set = jose.keys(keySetOf(made[alg] as JsonWebKey));
  if ('problem' in jws || 'problem' in set || set.keys[0] === undefined) throw new Error('unreadable');
  expect(await jose.verify(jws, set.keys[0], alg)).toBe(true);
  expect(jws.header).toMatchObject({ kid: made[alg]?.['kid'] });
  expect(jws.claims?.c_hash).toBe(half(authorizationCode, alg));
});

test.each(['HS256', 'HS384', 'HS512'] as const)('signed with the secret of the client: %s', async alg => {
  const flow = createOpenFlow({ client: { idTokenSignAlg: alg } });
  const { idToken, authorizationCode = '' } = await flow.answer({ response_type: 'code id_token' });
  expect(verifiedBySecret(idToken, alg)).toMatchObject({ sub: 'john', c_hash: half(authorizationCode, alg) });
});

test('a secret that is too short for its algorithm', async () => {
  const flow = createOpenFlow({ client: { idTokenSignAlg: 'HS512', clientSecret: 'short' } });
  expect(await flow.answer({ response_type: 'id_token' })).toMatchObject({ action: 'INTERNAL_SERVER_ERROR', resultCode: 'A046113' });
});

test('unsigned from the token endpoint, where the client registered so, and never from the authorization endpoint', async () => {
  const flow = createOpenFlow({ client: { idTokenSignAlg: 'NONE' } });
  expect((await flow.authorize({ response_type: 'code id_token' })).resultCode).toBe('A046301');
  const { authorizationCode } = await flow.answer({ response_type: 'code' }, { claims: '{"name":"ジョン 🙂"}' });
  const { idToken = '' } = await flow.redeem(authorizationCode);
  expect(idToken.endsWith('.')).toBe(true);
  expect(readJwt(idToken)).toMatchObject({ header: { alg: 'none' }, claims: { sub: 'john', nonce: 'nonce-1', name: 'ジョン 🙂' } });
  expect(readJwt(idToken).claims.at_hash).toBeUndefined();
});

const rsaPublic = { kty: 'RSA', n: rsa.n, e: rsa.e, kid: 'rsa-enc', use: 'enc' } as JsonWebKey;
const clientKeys = keySetOf(openKeys.client.publicJwk, openKeys.clientEnc.publicJwk, rsaPublic);
const rsaOpener = { ...openKeys.clientEnc, privateJwk: { ...rsa, kid: 'rsa-enc', use: 'enc' } as unknown as JsonWebKey };

test.each<[JWEAlg, JWEEnc | undefined, Parameters<typeof opened>[1]]>([
  ['RSA_OAEP', 'A128GCM', rsaOpener], ['RSA_OAEP_256', undefined, rsaOpener], ['RSA1_5', 'A256GCM', rsaOpener],
  ['ECDH_ES', 'A128CBC_HS256', openKeys.clientEnc], ['ECDH_ES_A128KW', 'A192CBC_HS384', openKeys.clientEnc], ['ECDH_ES_A192KW', 'A192GCM', openKeys.clientEnc], ['ECDH_ES_A256KW', 'A256CBC_HS512', openKeys.clientEnc],
  ...(['A128KW', 'A192KW', 'A256KW', 'DIR', 'A128GCMKW', 'A192GCMKW', 'A256GCMKW', 'PBES2_HS256_A128KW', 'PBES2_HS384_A192KW', 'PBES2_HS512_A256KW'] as const)
    .map((alg): [JWEAlg, JWEEnc, { secret: string }] => [alg, 'A128GCM', { secret: SECRET }]),
])('encrypted with %s and %s', async (idTokenEncryptionAlg, idTokenEncryptionEnc, key) => {
  const flow = createOpenFlow({ client: { jwks: clientKeys, idTokenEncryptionAlg, ...(idTokenEncryptionEnc === undefined ? {} : { idTokenEncryptionEnc }) } });
  const { idToken } = await flow.answer({ response_type: 'id_token' });
  expect(jose.decodeJwe(idToken ?? '')).toMatchObject({ alg: idTokenEncryptionAlg, enc: idTokenEncryptionEnc ?? 'A128CBC_HS256', header: { cty: 'JWT' } });
  expect(await verified(await opened(idToken, key))).toMatchObject({ sub: 'john', aud: ['5001'] });
});

const bare = (client: Client): Client => Object.fromEntries(Object.entries(client).filter(([name]) => name !== 'jwks')) as unknown as Client;

test.each<[string, Partial<Client>, boolean?]>([
  ['A046303', { idTokenEncryptionAlg: 'ECDH_ES' }, true],
  ['A046309', { idTokenEncryptionAlg: 'RSA_OAEP' }],
  ['A046313', { idTokenEncryptionAlg: 'DIR', clientType: 'PUBLIC', tokenAuthMethod: 'NONE' }],
  ['A046203', { idTokenSignAlg: 'ES512' }],
])('%s: an ID token that cannot be made leaves the ticket as it was', async (code, client, withoutKeys = false) => {
  const flow = createOpenFlow({ client });
  if (withoutKeys) flow.clients.put(flow.service.apiKey, bare(flow.client));
  const { ticket } = await flow.authorize({ response_type: 'id_token' });
  expect(await flow.issue(ticket)).toMatchObject({ action: 'INTERNAL_SERVER_ERROR', resultCode: code });
  flow.clients.put(flow.service.apiKey, { ...createOpenFlow().client });
  expect((await flow.issue(ticket)).action).toBe('LOCATION');
});

test('the key id of the service chooses among several keys, and does not speak for other algorithms', async () => {
  const keys = keySetOf({ ...openKeys.service.privateJwk, kid: 'a' }, { ...openKeys.stranger.privateJwk, kid: 'b' }, openKeys.serviceRsa.privateJwk);
  const kidOf = async (service: Partial<Service>, client: Partial<Client> = {}): Promise<unknown> => {
    const issued = await createOpenFlow({ service: { jwks: keys, ...service }, client }).answer({ response_type: 'id_token' });
    return issued.idToken === undefined ? issued.resultCode : readJwt(issued.idToken).header.kid;
  };
  expect(await kidOf({ idTokenSignatureKeyId: 'b' })).toBe('b');
  expect(await kidOf({})).toBe('A046204');
  expect(await kidOf({ idTokenSignatureKeyId: 'c' })).toBe('A046203');
  expect(await kidOf({ idTokenSignatureKeyId: 'b' }, { idTokenSignAlg: 'RS256' })).toBe('service-rs');
});

test.each([['string', undefined, '5001'], ['array', undefined, ['5001']], ['string', 'array', ['5001']], [undefined, 'string', '5001']] as const)(
  'aud as the service (%s) and the call (%s) say', async (ofService, ofCall, aud) => {
    const flow = createOpenFlow({ service: ofService === undefined ? {} : { idTokenAudType: ofService } });
    const { idToken } = await flow.answer({ response_type: 'id_token' }, ofCall === undefined ? {} : { idTokenAudType: ofCall });
    expect((await verified(idToken)).aud).toEqual(aud);
  });

test('pairwise subjects: one per sector, stable, and not the user’s own', async () => {
  const subOf = async (client: Partial<Client>, change = {}): Promise<unknown> =>
    (await verified((await createOpenFlow({ client: { subjectType: 'PAIRWISE', ...client } }).answer({ response_type: 'id_token' }, change)).idToken)).sub;
  const own = await subOf({});
  expect(own).toMatch(/^[\w-]{43}$/);
  expect(await subOf({})).toBe(own);
  expect(await subOf({ derivedSectorIdentifier: 'rp.example.org' })).toBe(own);
  expect(await subOf({ sectorIdentifierUri: 'https://rp.example.org/sector.json' })).toBe(own);
  expect(await subOf({ derivedSectorIdentifier: 'other.example.org' })).not.toBe(own);
  expect(await subOf({}, { subject: 'jane' })).not.toBe(own);
  expect(await subOf({}, { sub: 'alias-of-john' })).toBe('alias-of-john');
  expect(await subOf({ subjectType: 'PUBLIC' })).toBe('john');
});

test('the ID token of the token endpoint names the same subject', async () => {
  const flow = createOpenFlow({ client: { subjectType: 'PAIRWISE' } });
  const issued = await flow.answer({ response_type: 'code id_token' });
  const redeemed = await flow.redeem(issued.authorizationCode);
  expect((await verified(redeemed.idToken)).sub).toBe((await verified(issued.idToken)).sub);
});

test('RFC9068-6: the JWT access tokens of a pairwise client do not tell it the user’s own subject, and introspection does', async () => {
  const flow = createGrantFlow({ service: { accessTokenSignAlg: 'ES256' }, client: { subjectType: 'PAIRWISE' } });
  const issued = await flow.answer({ response_type: 'code id_token token' });
  const { sub } = await verified(issued.idToken);
  const redeemed = await flow.token({ grant_type: 'authorization_code', code: issued.authorizationCode, redirect_uri: 'https://rp.example.org/cb' });
  const refreshed = await flow.refresh(redeemed.refreshToken);
  const asked = await flow.token({ grant_type: 'password', username: 'john', password: 'p' });
  const byPassword = await flow.engine.tokenIssue(flow.service, { ticket: asked.ticket ?? '', subject: 'john' });
  for (const { jwtAccessToken } of [issued, redeemed, refreshed, byPassword]) expect((await verified(jwtAccessToken)).sub).toBe(sub);
  expect(sub).not.toBe('john');
  expect(refreshed.subject).toBe('john');
  expect(await flow.engine.introspection(flow.service, { token: refreshed.jwtAccessToken ?? '' })).toMatchObject({ action: 'OK', subject: 'john' });
});

test('the subject that the front end gives a pairwise client stands in its access tokens too', async () => {
  const flow = createGrantFlow({ service: { accessTokenSignAlg: 'ES256' }, client: { subjectType: 'PAIRWISE' } });
  const issued = await flow.answer({ response_type: 'code token' }, { sub: 'alias-of-john' });
  const redeemed = await flow.token({ grant_type: 'authorization_code', code: issued.authorizationCode, redirect_uri: 'https://rp.example.org/cb' });
  const refreshed = await flow.refresh(redeemed.refreshToken);
  for (const { jwtAccessToken } of [issued, redeemed, refreshed]) expect((await verified(jwtAccessToken)).sub).toBe('alias-of-john');
});

test('header members and claims of the front end cannot take the place of the engine’s', async () => {
  const { idToken } = await createOpenFlow().answer({ response_type: 'id_token' }, {
    idtHeaderParams: '{"x":1,"alg":"none","kid":"evil"}', claims: '{"aud":"evil","sub":"evil","exp":1,"nonce":"evil","s_hash":"evil","name":"John"}', sessionId: 's-1',
  });
  expect(readJwt(idToken ?? '').header).toEqual({ x: 1, alg: 'ES256', kid: 'service-es' });
  expect(await verified(idToken)).toMatchObject({ aud: ['5001'], sub: 'john', nonce: 'nonce-1', name: 'John', sid: 's-1' });
});
