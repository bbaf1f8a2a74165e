import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seed001 } from '@symbolon/testing';
import * as openid from 'openid-client';
import { startServer, type ServerProcess } from '../set-up/server-process.mjs';
import { serviceApiAt } from '../support/api.js';
import { context } from '../support/context.js';
import { newKey, seconds, type SigningKey } from '../support/jwt.js';
import { createClient, createService } from '../support/parties.js';
import { browse, errorOf, newRequest, visit, type RequestParameters } from './browser.js';
import { startSite, type Site } from './documents.js';
import { keySet, newEncryptionKey, signer } from './keys.js';
import { jwkWithCertificate, localServer, newAuthority, selfSigned } from './pki.js';
import { newScene, REDIRECT, type Party, type Scene } from './scene.js';

/*
 * What a client publishes under https: request objects, keys, redirect URIs of a sector. The server is one more instance on the shared database that may
 * reach into this machine and trusts the authority of this run; the others may not.
 */

const JWT = 'application/oauth-authz-req+jwt';
const JSON_TYPE = 'application/json';
const authority = newAuthority('Authority of the sites');
const folder = mkdtempSync(join(tmpdir(), 'symbolon-e2e-'));
const key = newKey('ES256');

let server: ServerProcess;
let scene: Scene;
let careful: Scene;
let site: Site;

beforeAll(async () => {
  const { databaseUrl, masterKey, credentials: { accessToken } } = context;
  const ca = join(folder, 'authority.pem');
  writeFileSync(ca, authority.cert);
  [site, server] = await Promise.all([
    startSite(localServer(authority)),
    startServer({ DATABASE_URL: databaseUrl, MASTER_KEY: masterKey, DATA_DIR: join(folder, 'data'), HOST: 'localhost', OUTBOUND_PRIVATE: 'allow', NODE_EXTRA_CA_CERTS: ca }),
  ]);
  [scene, careful] = await Promise.all([
    newScene({
      authority,
      apiOf: async (changes) => {
        const { apiKey, apiSecret = '' } = await createService(changes);
        return serviceApiAt(server.baseUrl, { apiKey, apiSecret }, '2.x', accessToken);
      },
    }),
    newScene({ authority }),
  ]);
});
afterAll(async () => {
  site.stop();
  await Promise.all([scene.stop(), careful.stop()]);
  const code = await server.end();
  rmSync(folder, { recursive: true, force: true });
  expect([code, server.output()]).toEqual([0, expect.not.stringContaining('failed unexpectedly')]);
});

describe('a request object by reference', () => {
  const path = '/request.jwt';
  let party: Party;

  const register = (at: Scene): Promise<Party> =>
    at.register({ requestSignAlg: 'ES256', jwks: keySet(key.publicJwk), requestUris: [`${site.origin}${path}`] });

  beforeAll(async () => {
    party = await register(scene);
  });

  const requestOf = async ({ config }: Party, parameters: RequestParameters, by: SigningKey = key): Promise<string> =>
    (await openid.buildAuthorizationUrlWithJAR(config, parameters, await signer(by))).searchParams.get('request') ?? '';

  const publish = (text: string, type = JWT): RequestParameters => ({ request_uri: site.publish(path, type, text) });

  const refusal = async (at: Scene, { config }: Party, parameters: RequestParameters): Promise<unknown> => {
    const response = await visit(at, openid.buildAuthorizationUrl(config, parameters));
    const location = response.headers.get('location');
    return location === null ? (await response.json() as { readonly error?: string }).error : new URL(location).searchParams.get('error');
  };

  test('is fetched from where the client registered it', async () => {
    const { parameters, checks } = await newRequest();
    const reference = publish(await requestOf(party, parameters));
    const landed = await browse(scene, openid.buildAuthorizationUrl(party.config, reference));
    expect((await openid.authorizationCodeGrant(party.config, landed, checks)).claims()).toMatchObject({ sub: 'john', nonce: checks.expectedNonce });
    expect(site.visits.get(path)).toBe(1);
  });

  test('signed by somebody else: invalid_request_object', async () => {
    const text = await requestOf(party, (await newRequest()).parameters, { ...newKey('ES256'), kid: key.kid });
    expect(await refusal(scene, party, publish(text))).toBe('invalid_request_object');
  });

  test.each([
    ['somewhere else', async () => ({ request_uri: site.publish('/elsewhere.jwt', JWT, await requestOf(party, (await newRequest()).parameters)) })],
    ['not a JWT', async () => publish('nothing')],
    ['a web page', async () => publish('<html></html>', 'text/html')],
  ])('%s: refused', async (_, reference) => {
    expect(await refusal(scene, party, await reference())).toMatch(/^invalid_request(_uri|_object)?$/);
  });

  test('an instance that may not reach into its own network does not fetch it', async () => {
    const there = await register(careful);
    const before = site.visits.get(path);
    expect(await refusal(careful, there, publish(await requestOf(there, (await newRequest()).parameters)))).toBe('invalid_request_uri');
    expect(site.visits.get(path)).toBe(before);
  });
});

describe('FAPI 1.0 Advanced: a request object by reference', () => {
  const path = '/seed-001.jwt';
  let ask: (object: (world: seed001.World) => string) => Promise<string>;

  beforeAll(async () => {
    const { apiKey, apiSecret = '' } = await createService({ serviceName: 'seed 001', ...seed001.serviceSettings });
    const api = serviceApiAt(server.baseUrl, { apiKey, apiSecret }, '2.x', context.credentials.accessToken);
    const client = await createClient(api, { clientName: 'seed 001', ...seed001.clientSettings, requestUris: [`${site.origin}${path}`] });
    ask = async (object) => {
      const uri = site.publish(path, JWT, object(seed001.worldOf(String(client.clientId), seconds())));
      const { body } = await api.post('/auth/authorization', { parameters: seed001.encoded({ client_id: String(client.clientId), request_uri: uri }) });
      return seed001.told(body as unknown as Parameters<typeof seed001.told>[0]);
    };
  });

  test.each<[clause: string, string, (world: seed001.World) => string, expected: string]>([
    ['FAPI1-ADV-5.2.2-1', 'as it has to be', (w) => w.object(), 'A004001'],
    ['FAPI1-ADV-5.2.2-1', 'without signature', (w) => w.object({}, 'none'), 'A150324 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-13', 'without exp', (w) => w.object({ exp: undefined }), 'A150327 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-17', 'without nbf', (w) => w.object({ nbf: undefined }), 'A150352 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-15', 'for another server', (w) => w.object({ aud: 'https://www.other1.example.com/' }), 'A150336 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-2', 'code alone', (w) => w.object({ response_type: 'code' }), 'A150312 unsupported_response_type'],
  ])('%s: %s', async (_, __, object, expected) => expect(await ask(object)).toBe(expected));
});

describe('keys under jwks_uri', () => {
  const flow = async ({ config }: Party): Promise<openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers> => {
    const { parameters, checks } = await newRequest();
    return openid.authorizationCodeGrant(config, await browse(scene, openid.buildAuthorizationUrl(config, parameters)), checks);
  };

  test('prove the client, each of them; one that is not there does not', async () => {
    const [next, absent] = [newKey('ES256'), newKey('ES256')];
    const jwksUri = site.publish('/keys.json', JSON_TYPE, keySet(key.publicJwk, next.publicJwk));
    const first = await signer(key);
    const party = await scene.register({ tokenAuthMethod: 'PRIVATE_KEY_JWT', tokenAuthSignAlg: 'ES256', jwksUri }, { authentication: () => openid.PrivateKeyJwt(first) });
    expect((await flow(party)).claims()).toMatchObject({ sub: 'john' });
    const by = async (own: SigningKey): Promise<unknown> =>
      errorOf(openid.clientCredentialsGrant(await scene.configure(String(party.client.clientId), openid.PrivateKeyJwt(await signer(own))), { scope: 'accounts' }));
    expect(await by(next)).toBe('no error');
    expect(site.visits.get('/keys.json')).toBe(1);
    expect(await by(absent)).toBe('invalid_client');
    // One more look: the absent key might have been a new one.
    expect(site.visits.get('/keys.json')).toBe(2);
    expect(await by({ ...absent, kid: key.kid })).toBe('invalid_client');
  });

  test('that the client exchanges right after their first use count at once: under a new kid, and under the old one', async () => {
    const [renewed, other] = [newKey('ES256'), newKey('ES256')];
    for (const [path, next] of [['/new-kid.json', renewed], ['/same-kid.json', { ...other, kid: key.kid, publicJwk: { ...other.publicJwk, kid: key.kid } }]] as const) {
      const jwksUri = site.publish(path, JSON_TYPE, keySet(key.publicJwk));
      const first = await signer(key);
      const party = await scene.register({ tokenAuthMethod: 'PRIVATE_KEY_JWT', tokenAuthSignAlg: 'ES256', jwksUri }, { authentication: () => openid.PrivateKeyJwt(first) });
      expect((await flow(party)).claims()).toMatchObject({ sub: 'john' });
      site.publish(path, JSON_TYPE, keySet(next.publicJwk));
      const rotated = await scene.configure(String(party.client.clientId), openid.PrivateKeyJwt(await signer(next)));
      expect(await errorOf(openid.clientCredentialsGrant(rotated, { scope: 'accounts' }))).toBe('no error');
      expect(site.visits.get(path)).toBe(2);
      expect(await errorOf(openid.clientCredentialsGrant(party.config, { scope: 'accounts' }))).toBe('invalid_client');
    }
  });

  test('an ID token is encrypted to one', async () => {
    const decryption = await newEncryptionKey('ECDH-ES');
    const jwksUri = site.publish('/encryption.json', JSON_TYPE, keySet(key.publicJwk, decryption.jwk));
    const party = await scene.register({ idTokenEncryptionAlg: 'ECDH_ES', idTokenEncryptionEnc: 'A128GCM', jwksUri });
    openid.enableDecryptingResponses(party.config, undefined, decryption.open);
    expect((await flow(party)).claims()).toMatchObject({ sub: 'john' });
  });

  test('a self-signed certificate is known by one', async () => {
    const identity = selfSigned('published');
    const jwksUri = site.publish('/certificates.json', JSON_TYPE, keySet(jwkWithCertificate(identity, 'a')));
    const party = await scene.register({ tokenAuthMethod: 'SELF_SIGNED_TLS_CLIENT_AUTH', jwksUri }, { authentication: () => openid.TlsClientAuth(), identity });
    expect((await flow(party)).claims()).toMatchObject({ sub: 'john' });
    const impostor = await scene.configure(String(party.client.clientId), openid.TlsClientAuth(), { identity: selfSigned('published') });
    expect(await errorOf(openid.clientCredentialsGrant(impostor))).toBe('invalid_client');
  });
});

test('a sector identifier URI: hosts of one sector see one subject', async () => {
  const redirectUris = [REDIRECT, 'https://other.example.net/callback'];
  const sectorIdentifierUri = site.publish('/sector.json', JSON_TYPE, JSON.stringify(redirectUris));
  const subjectOf = async (redirectUri: string): Promise<string | undefined> => {
    const { config } = await scene.register({ subjectType: 'PAIRWISE', sectorIdentifierUri, redirectUris });
    const { parameters, checks } = await newRequest({ redirect_uri: redirectUri });
    const response = await visit(scene, openid.buildAuthorizationUrl(config, parameters));
    return (await openid.authorizationCodeGrant(config, new URL(response.headers.get('location') ?? ''), checks)).claims()?.sub;
  };
  const [first, second] = [await subjectOf(redirectUris[0] ?? ''), await subjectOf(redirectUris[1] ?? '')];
  expect(first).toBe(second);
  expect(first).not.toBe('john');
});

test('OIDCC-8.1: a redirect URI that its sector does not list is refused; changes of something else need no document', async () => {
  const sectorIdentifierUri = site.publish('/small-sector.json', JSON_TYPE, JSON.stringify([REDIRECT]));
  const create = (body: object) => scene.api.post('/client/create', { clientName: 'of a sector', subjectType: 'PAIRWISE', ...body });
  const created = await create({ redirectUris: [REDIRECT], sectorIdentifierUri });
  expect([created.status, site.visits.get('/small-sector.json')]).toEqual([201, 1]);
  expect(await create({ redirectUris: [REDIRECT, 'https://intruder.example.com/'], sectorIdentifierUri }))
    .toMatchObject({ status: 400, body: { resultCode: 'A032220', problems: [{ property: 'redirectUris[1]', received: 'https://intruder.example.com/' }] } });
  expect(await create({ redirectUris: [REDIRECT], sectorIdentifierUri: `${site.origin}/nowhere.json` })).toMatchObject({ status: 201 });
  const update = (changes: object) => scene.api.post(`/client/update/${String(created.body['clientId'])}`, { ...created.body, modifiedAt: undefined, ...changes });
  expect((await update({ description: 'changed' })).status).toBe(200);
  expect(site.visits.get('/small-sector.json')).toBe(2);
  expect(await update({ redirectUris: ['https://intruder.example.com/'] })).toMatchObject({ status: 400, body: { resultCode: 'A032220' } });
  // An instance that may not reach into its own network does not.
  expect(await careful.api.post('/client/create', { redirectUris: [REDIRECT], sectorIdentifierUri })).toMatchObject({ status: 201 });
});
