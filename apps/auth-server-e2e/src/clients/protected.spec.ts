import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CompactEncrypt, createRemoteJWKSet, customFetch, importJWK, jwtVerify, type JWK } from 'jose';
import * as openid from 'openid-client';
import { newKey, payloadOf } from '../support/jwt.js';
import { browse, errorOf, newRequest, submit, visit, type RequestParameters } from './browser.js';
import { keySet, newEncryptionKey, signer, type EncryptionKey } from './keys.js';
import { get, newScene, type Party, type Scene } from './scene.js';

/* Requests and answers that are JWTs: JAR, PAR, JARM, ID tokens and UserInfo; signed, encrypted, pairwise. */

let scene: Scene;
let rsa: EncryptionKey;
let ecdh: EncryptionKey;
const key = newKey('ES256');

beforeAll(async () => {
  scene = await newScene();
  [rsa, ecdh] = await Promise.all([newEncryptionKey('RSA-OAEP-256'), newEncryptionKey('ECDH-ES+A256KW')]);
});
afterAll(() => scene.stop());

const header = (jwt: string): unknown => JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString());

async function flow({ config }: Party, change: RequestParameters = {}): Promise<openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers> {
  const { parameters, checks } = await newRequest(change);
  return openid.authorizationCodeGrant(config, await browse(scene, openid.buildAuthorizationUrl(config, parameters)), checks);
}

describe('JARM', () => {
  const jarm = async (changes: Parameters<Scene['register']>[0], metadata: Partial<openid.ClientMetadata> = {}, decryption?: EncryptionKey): Promise<Party> => {
    const party = await scene.register({ authorizationSignAlg: 'ES256', ...changes }, { metadata: { authorization_signed_response_alg: 'ES256', ...metadata } });
    openid.useJwtResponseMode(party.config);
    if (decryption !== undefined) openid.enableDecryptingResponses(party.config, undefined, decryption.open);
    return party;
  };

  test('signed', async () => {
    const { config } = await jarm({});
    const { parameters, checks } = await newRequest();
    const landed = await browse(scene, openid.buildAuthorizationUrl(config, parameters));
    expect([...landed.searchParams.keys()]).toEqual(['response']);
    expect(payloadOf(landed.searchParams.get('response') ?? '')).toMatchObject({ iss: scene.frontEnd.issuer, code: expect.any(String), state: checks.expectedState });
    expect((await openid.authorizationCodeGrant(config, landed, checks)).claims()).toMatchObject({ sub: 'john' });
    expect(await errorOf(openid.authorizationCodeGrant(config, landed, { ...checks, expectedState: 'another' }))).toBe('OAUTH_INVALID_RESPONSE');
  });

  test.each([['RSA_OAEP_256', 'A256GCM', 'RSA-OAEP-256'], ['ECDH_ES_A256KW', 'A128CBC_HS256', 'ECDH-ES+A256KW']] as const)('signed and encrypted: %s, %s', async (alg, enc, spelling) => {
    const decryption = spelling === 'RSA-OAEP-256' ? rsa : ecdh;
    const { config } = await jarm({ authorizationEncryptionAlg: alg, authorizationEncryptionEnc: enc, jwks: keySet(decryption.jwk) }, {}, decryption);
    const { parameters, checks } = await newRequest();
    const landed = await browse(scene, openid.buildAuthorizationUrl(config, parameters));
    expect(header(landed.searchParams.get('response') ?? '')).toMatchObject({ alg: spelling, enc: enc.replace('_', '-'), cty: 'JWT' });
    expect((await openid.authorizationCodeGrant(config, landed, checks)).claims()).toMatchObject({ sub: 'john' });
  });

  test('by form_post.jwt', async () => {
    const { config } = await jarm({});
    const { parameters, checks } = await newRequest();
    const url = openid.buildAuthorizationUrl(config, parameters);
    url.searchParams.set('response_mode', 'form_post.jwt');
    const request = await submit(scene, url);
    expect((await openid.authorizationCodeGrant(config, request, checks)).claims()).toMatchObject({ sub: 'john' });
  });

  test('an error is signed too; a client without an algorithm gets none', async () => {
    const { config } = await jarm({});
    const { parameters, checks } = await newRequest({ prompt: 'none' });
    const landed = await browse(scene, openid.buildAuthorizationUrl(config, parameters));
    expect([...landed.searchParams.keys()]).toEqual(['response']);
    expect(await errorOf(openid.authorizationCodeGrant(config, landed, checks))).toBe('login_required');
    const plain = await scene.register({});
    const asked = await browse(scene, openid.buildAuthorizationUrl(plain.config, { ...parameters, response_mode: 'jwt' }));
    expect(asked.searchParams.get('error')).toBe('invalid_request');
  });
});

describe('request objects', () => {
  let party: Party;

  beforeAll(async () => {
    party = await scene.register({ requestSignAlg: 'ES256', requestObjectRequired: true, jwks: keySet(key.publicJwk) });
  });

  const request = async (parameters: RequestParameters, modify?: (claims: Record<string, unknown>) => void, by = key): Promise<URL> =>
    openid.buildAuthorizationUrlWithJAR(party.config, parameters, await signer(by), modify === undefined ? undefined : { [openid.modifyAssertion]: (_, claims) => modify(claims) });

  test('by value', async () => {
    const { parameters, checks } = await newRequest();
    expect((await openid.authorizationCodeGrant(party.config, await browse(scene, await request(parameters)), checks)).claims()).toMatchObject({ sub: 'john' });
  });

  test('by value, encrypted to the service', async () => {
    const { parameters, checks } = await newRequest();
    const url = await request(parameters);
    const { keys } = await (await scene.fetch(party.config.serverMetadata().jwks_uri ?? '', get())).json() as { readonly keys: readonly JWK[] };
    const encryption = keys.find(({ use }) => use === 'enc') ?? {};
    const jwe = await new CompactEncrypt(new TextEncoder().encode(url.searchParams.get('request') ?? ''))
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'oauth-authz-req+jwt', kid: String(encryption.kid) }).encrypt(await importJWK(encryption, 'RSA-OAEP-256'));
    url.searchParams.set('request', jwe);
    expect((await openid.authorizationCodeGrant(party.config, await browse(scene, url), checks)).claims()).toMatchObject({ sub: 'john' });
  });

  test('pushed', async () => {
    const { parameters, checks } = await newRequest();
    const { searchParams } = await request(parameters);
    const url = await openid.buildAuthorizationUrlWithPAR(party.config, searchParams);
    expect([...url.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri']);
    expect((await openid.authorizationCodeGrant(party.config, await browse(scene, url), checks)).claims()).toMatchObject({ sub: 'john' });
    // One time, one request.
    const again = await visit(scene, url);
    expect([again.status, await again.json()]).toEqual([400, expect.objectContaining({ error: 'invalid_request_uri' })]);
  });

  const refused = async (url: URL): Promise<unknown> => {
    const response = await visit(scene, url);
    const location = response.headers.get('location');
    return location === null ? (await response.json() as { readonly error?: string }).error : new URL(location).searchParams.get('error');
  };

  test.each<[string, ((claims: Record<string, unknown>) => void) | undefined, string]>([
    ['expired', (claims) => { claims['exp'] = Number(claims['iat']) - 60; }, 'invalid_request_object'],
    ['for somebody else', (claims) => { claims['aud'] = 'https://elsewhere.example.com'; }, 'invalid_request_object'],
    ['of another client', (claims) => { claims['client_id'] = '1'; }, 'invalid_request_object'],
  ])('%s: %s', async (_, modify, error) => {
    expect(await refused(await request((await newRequest()).parameters, modify))).toBe(error);
  });

  test('signed by somebody else: invalid_request_object; none at all: refused', async () => {
    const { parameters } = await newRequest();
    expect(await refused(await request(parameters, undefined, { ...newKey('ES256'), kid: key.kid }))).toBe('invalid_request_object');
    expect(await refused(openid.buildAuthorizationUrl(party.config, parameters))).toMatch(/^invalid_request(_object)?$/);
  });
});

test('PAR alone; another redirect URI than the registered one is refused at once', async () => {
  const { config } = await scene.register({ parRequired: true });
  const { parameters, checks } = await newRequest();
  const landed = await browse(scene, await openid.buildAuthorizationUrlWithPAR(config, parameters));
  expect((await openid.authorizationCodeGrant(config, landed, checks)).claims()).toMatchObject({ sub: 'john' });
  expect(await errorOf(openid.buildAuthorizationUrlWithPAR(config, { ...parameters, redirect_uri: 'https://elsewhere.example.org/' }))).toBe('invalid_request');
  const without = await visit(scene, openid.buildAuthorizationUrl(config, parameters));
  expect(without.headers.get('location') ?? String(without.status)).toMatch(/^400$|error=invalid_request/);
});

describe('subjects', () => {
  test('pairwise: one for each sector, the same in ID token and UserInfo', async () => {
    const subjectOf = async (redirectUri: string, subjectType: 'PAIRWISE' | 'PUBLIC' = 'PAIRWISE'): Promise<string> => {
      const { config } = await scene.register({ subjectType, redirectUris: [redirectUri] });
      const { parameters, checks } = await newRequest({ redirect_uri: redirectUri });
      const response = await visit(scene, openid.buildAuthorizationUrl(config, parameters));
      const tokens = await openid.authorizationCodeGrant(config, new URL(response.headers.get('location') ?? ''), checks);
      const { sub = '' } = tokens.claims() ?? {};
      expect(await openid.fetchUserInfo(config, tokens.access_token, sub)).toMatchObject({ sub });
      const renewed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '');
      expect(renewed.claims()?.sub ?? sub).toBe(sub);
      return sub;
    };
    const [first, same, other, open] = await Promise.all([
      subjectOf('https://one.example.org/a'), subjectOf('https://one.example.org/b'), subjectOf('https://two.example.org/a'), subjectOf('https://one.example.org/a', 'PUBLIC'),
    ]);
    expect(first).toBe(same);
    expect(new Set([first, other, open]).size).toBe(3);
    expect(open).toBe('john');
  });
});

describe('ID tokens', () => {
  test.each(['ES256', 'RS256'] as const)('signed with %s, which the published keys prove', async (alg) => {
    const party = await scene.register({ idTokenSignAlg: alg }, { metadata: { id_token_signed_response_alg: alg } });
    openid.enableNonRepudiationChecks(party.config);
    const tokens = await flow(party);
    expect(header(tokens.id_token ?? '')).toMatchObject({ alg });
    const keys = createRemoteJWKSet(new URL(party.config.serverMetadata().jwks_uri ?? ''), {
      [customFetch]: (url) => scene.fetch(url, get()),
    });
    expect((await jwtVerify(tokens.id_token ?? '', keys, { issuer: scene.frontEnd.issuer, audience: String(party.client.clientId) })).payload).toMatchObject({ sub: 'john' });
  });

  test('signed with the secret of the client', async () => {
    const party = await scene.register({ idTokenSignAlg: 'HS256' }, { metadata: { id_token_signed_response_alg: 'HS256' } });
    const { id_token: idToken = '' } = await flow(party);
    expect((await jwtVerify(idToken, new TextEncoder().encode(party.client.clientSecret))).payload).toMatchObject({ sub: 'john' });
  });

  test.each([['RSA_OAEP_256', 'A128CBC_HS256'], ['ECDH_ES_A256KW', 'A256GCM']] as const)('encrypted: %s, %s', async (alg, enc) => {
    const decryption = alg === 'RSA_OAEP_256' ? rsa : ecdh;
    const party = await scene.register({ idTokenEncryptionAlg: alg, idTokenEncryptionEnc: enc, jwks: keySet(decryption.jwk) });
    openid.enableDecryptingResponses(party.config, undefined, decryption.open);
    openid.enableNonRepudiationChecks(party.config);
    const tokens = await flow(party);
    expect(tokens.id_token?.split('.')).toHaveLength(5);
    expect(tokens.claims()).toMatchObject({ sub: 'john', iss: scene.frontEnd.issuer });
    expect(tokens.claims()?.['at_hash']).toEqual(expect.any(String));
  });

  test('to a key that nobody has: openid-client cannot open it', async () => {
    const party = await scene.register({ idTokenEncryptionAlg: 'RSA_OAEP_256', idTokenEncryptionEnc: 'A256GCM', jwks: keySet(rsa.jwk) });
    openid.enableDecryptingResponses(party.config, undefined, (await newEncryptionKey('RSA-OAEP-256')).open);
    expect(await errorOf(flow(party))).toBe('OAUTH_DECRYPTION_FAILED');
  });
});

describe('UserInfo', () => {
  const expected = { sub: 'john', email: 'john@example.com', email_verified: true };

  test('signed', async () => {
    const party = await scene.register({ userInfoSignAlg: 'ES256' }, { metadata: { userinfo_signed_response_alg: 'ES256' } });
    openid.enableNonRepudiationChecks(party.config);
    const { access_token: token } = await flow(party);
    expect(await openid.fetchUserInfo(party.config, token, 'john')).toMatchObject({ ...expected, iss: scene.frontEnd.issuer, aud: expect.anything() });
    expect(await errorOf(openid.fetchUserInfo(party.config, token, 'jane'))).toBe('OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED');
  });

  test('signed and encrypted', async () => {
    const party = await scene.register(
      { userInfoSignAlg: 'ES256', userInfoEncryptionAlg: 'ECDH_ES_A256KW', userInfoEncryptionEnc: 'A256GCM', jwks: keySet(ecdh.jwk) },
      { metadata: { userinfo_signed_response_alg: 'ES256' } });
    openid.enableDecryptingResponses(party.config, undefined, ecdh.open);
    openid.enableNonRepudiationChecks(party.config);
    const { access_token: token } = await flow(party);
    expect(await openid.fetchUserInfo(party.config, token, 'john')).toMatchObject(expected);
  });

  test('encrypted only: the claims themselves are inside', async () => {
    const party = await scene.register({ userInfoEncryptionAlg: 'RSA_OAEP_256', userInfoEncryptionEnc: 'A256GCM', jwks: keySet(rsa.jwk) });
    const { access_token: token } = await flow(party);
    const response = await scene.fetch(`${scene.frontEnd.issuer}/userinfo`, get({ authorization: `Bearer ${token}` }));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/jwt']);
    expect(header(await response.text())).toMatchObject({ alg: 'RSA-OAEP-256', enc: 'A256GCM' });
  });
});
