import { beforeAll, describe, expect, test } from '@jest/globals';
import { seed001, seed001Rows, seed002 } from '@symbolon/testing';
import type { Client, Service } from '@symbolon/engine';
import { context } from './support/context.js';
import { request as send, type Answer, type Members } from './support/http.js';
import { seconds } from './support/jwt.js';
import { createClient, createService } from './support/parties.js';
import { serviceApi, type ServiceApi } from './support/api.js';

/* The requirement tables of seed 001 over HTTP: each row satisfied passes, each row violated fails with its clause, code and error. */

const { ACR, authenticated, authorizationRequest, clientSettings, serviceSettings, tokenRequest, worldOf } = seed001;
type Change = seed001.Change;
type Asked = seed001.Asked;

interface Scene {
  readonly api: ServiceApi;
  readonly service: Service;
  readonly client: Client;
  readonly world: () => seed001.World;
}

const scenes = new Map<string, Promise<Scene>>();

async function open(change: Change): Promise<Scene> {
  const service = await createService({ serviceName: 'seed 001', ...serviceSettings, ...change.service });
  const api = serviceApi({ apiKey: service.apiKey, apiSecret: service.apiSecret ?? '' });
  const client = await createClient(api, { clientName: 'seed 001', ...clientSettings, ...change.client });
  return { api, service, client, world: () => worldOf(String(client.clientId), seconds()) };
}

/** Rows that change the same settings share a service and a client. */
function sceneOf(change: Change): Promise<Scene> {
  const key = JSON.stringify(change);
  const scene = scenes.get(key) ?? open(change);
  scenes.set(key, scene);
  return scene;
}

const told = ({ status, body, text }: Answer): string => {
  if (status !== 200) throw new Error(`HTTP ${status}: ${text.slice(0, 500)}`);
  return seed001.told(body as unknown as Parameters<typeof seed001.told>[0]);
};

const authorize = ({ api }: Scene, world: seed001.World, asked: Asked | string): Promise<Answer> => api.post('/auth/authorization', { parameters: authorizationRequest(world, asked) });

async function tokensFor(scene: Scene, asked: (world: seed001.World) => Asked | string, by: seed001.Credentials = {}, meanwhile: () => Promise<unknown> = () => Promise.resolve()): Promise<Answer> {
  const world = scene.world();
  const what = asked(world);
  const opened = await authorize(scene, world, what);
  expect(opened.body).toMatchObject({ action: 'INTERACTION' });
  const { body } = await scene.api.post('/auth/authorization/issue', { ticket: opened.body['ticket'], subject: 'john', acr: ACR });
  await meanwhile();
  const own = by.mac === undefined ? by : { ...by, mac: scene.client.clientSecret ?? '' };
  const { clientSecret, ...call } = tokenRequest(world, String(body['authorizationCode']), what, own) as Members;
  return scene.api.post('/auth/token', { ...call, ...(clientSecret === undefined ? {} : { clientSecret: scene.client.clientSecret }) });
}

describe('authorization request', () => {
  const judge = async (change: Change, asked: (world: seed001.World) => Asked | string): Promise<string> => {
    const scene = await sceneOf(change);
    const world = scene.world();
    return told(await authorize(scene, world, asked(world)));
  };
  test.each(seed001Rows.readOnlyRequests)('read-only, %s: %s', async (_, __, change, asked, expected) => expect(await judge(change, asked)).toBe(expected));
  test.each(seed001Rows.readWriteRequests)('read-and-write, %s: %s', async (_, __, change, asked, expected) => expect(await judge(change, asked)).toBe(expected));
});

describe('token request', () => {
  test.each(seed001Rows.tokenRequests)('%s: %s', async (_, __, change, asked, by, expected) => expect(told(await tokensFor(await sceneOf(change), asked, by))).toBe(expected));

  test.each<[string, Partial<Client>, string]>([
    ['an ID token with RS256', { idTokenSignAlg: 'RS256' }, 'A152304 unauthorized_client'],
    ['an ID token with RSA1_5', { idTokenEncryptionAlg: 'RSA1_5' }, 'A152306 unauthorized_client'],
  ])('FAPI1-ADV-8.6: %s, registered since the login', async (_, since, expected) => {
    const scene = await open({});
    const register = (): Promise<Answer> => scene.api.post(`/client/update/${scene.client.clientId}`, { clientName: 'seed 001', ...clientSettings, ...since });
    expect(told(await tokensFor(scene, (world) => world.object(), {}, register))).toBe(expected);
  });
});

describe('UserInfo', () => {
  test.each<[string, Partial<Client>, string]>([
    ['plain JSON', {}, 'A091001'],
    ['ES256', { userInfoSignAlg: 'ES256' }, 'A091001'],
    ['RS256', { userInfoSignAlg: 'RS256' }, 'A153301'],
    ['ES256, encrypted with RSA1_5', { userInfoSignAlg: 'ES256', userInfoEncryptionAlg: 'RSA1_5' }, 'A153302'],
    ['encrypted, but not signed', { userInfoEncryptionAlg: 'RSA_OAEP_256' }, 'A153301'],
  ])('FAPI1-ADV-8.6: %s', async (_, client, expected) => {
    const scene = await sceneOf({ client });
    const { body: { accessToken: token } } = await tokensFor(scene, (world) => world.object());
    const ask = async (change: Members): Promise<unknown> => (await scene.api.post('/auth/userinfo', { token, ...change })).body['resultCode'];
    expect(await ask({ clientCertificate: seed002.certificate })).toBe(expected);
    expect(await ask({})).toBe('A089307');
  });
});

describe('pushed requests', () => {
  test.each(seed001Rows.pushedRequests)('%s: %s', async (_, __, parameters, by, expected) => {
    const scene = await sceneOf({});
    const world = scene.world();
    expect(told(await scene.api.post('/pushed_auth_req', authenticated(world, parameters(world), by)))).toBe(expected);
  });
});

describe('settings', () => {
  let scene: Scene;
  beforeAll(async () => { scene = await sceneOf({}); });

  /** The clauses about settings that fail: what the readiness API says of a configuration before it is saved. */
  async function failing(profile: string, { service, client }: Change): Promise<readonly string[]> {
    const { status, body } = await send(`${context.instances[0]}/api/admin/services/${scene.service.apiKey}/readiness/preview`, {
      method: 'POST', headers: { authorization: `Bearer ${context.credentials.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ profile, service: { ...serviceSettings, ...service }, client: { ...clientSettings, ...client } }),
    });
    expect(status).toBe(200);
    type Judged = readonly { readonly profile: string; readonly findings: readonly { readonly rule: string; readonly verdict: { readonly kind: string } }[] }[];
    const judged = (body['profiles'] as Judged).find((each) => each.profile === profile);
    return [...new Set((judged?.findings ?? []).filter(({ rule, verdict }) => verdict.kind === 'fail' && /^FAPI|^API-fapi1-listed$/.test(rule)).map(({ rule }) => rule))];
  }

  const draft: Change['service'] = { attributes: [{ key: 'fapi1.version', value: 'id2' }] };

  test.each<[profile: string, string, satisfied: Change, violated: Change, clauses: readonly string[]]>([
    ['fapi1-baseline', 'Supported Service Profiles', {}, { service: { supportedServiceProfiles: [] } }, ['API-fapi1-listed']],
    ['fapi1-baseline', 'Supported Client Authentication Methods', { service: { supportedTokenAuthMethods: ['PRIVATE_KEY_JWT'] } }, { service: { supportedTokenAuthMethods: ['CLIENT_SECRET_BASIC'] } }, ['FAPI1-BASE-5.2.2-4', 'FAPI1-BASE-5.2.4-1']],
    ['fapi1-baseline', 'Client Authentication Method', { client: { tokenAuthMethod: 'TLS_CLIENT_AUTH', tlsClientAuthSubjectDn: 'CN=a' } }, { client: { tokenAuthMethod: 'CLIENT_SECRET_POST' } }, ['FAPI1-BASE-5.2.4-1']],
    ['fapi1-baseline', 'Redirect URIs', {}, { client: { redirectUris: ['http://my-client.com/callback'] } }, ['FAPI1-BASE-5.2.2-20']],
    ['fapi1-baseline', 'JWK Set Content', {}, { client: { jwks: JSON.stringify({ keys: [{ kty: 'RSA', kid: 'short', e: 'AQAB', n: 'u'.repeat(171) }] }) } }, ['FAPI1-BASE-5.2.2-5']],
    ['fapi1-advanced', 'Supported Authentication Context Class References', { service: { ...draft, supportedAcrs: [ACR] } }, { service: { ...draft, supportedAcrs: [] } }, ['FAPI-RW-5.2.2-7']],
    ['fapi1-advanced', 'Supported Response Types', { service: { supportedResponseTypes: ['CODE_ID_TOKEN'] } }, { service: { supportedResponseTypes: ['TOKEN'] } }, ['FAPI1-ADV-5.2.2-2']],
    ['fapi1-advanced', 'Supported Client Authentication Methods', {}, { service: { supportedTokenAuthMethods: ['CLIENT_SECRET_JWT'] } }, ['FAPI1-ADV-5.2.2-14', 'FAPI1-ADV-5.2.3-1']],
    ['fapi1-advanced', 'TLS Client Certificate Bound Access Tokens, service', {}, { service: { tlsClientCertificateBoundAccessTokens: false, accessTokenDuration: 300 } }, ['FAPI1-ADV-5.2.2-6']],
    ['fapi1-advanced', 'Response Type', { client: { responseTypes: ['CODE_ID_TOKEN'] } }, { client: { responseTypes: ['TOKEN'] } }, ['FAPI1-ADV-5.2.2-2']],
    ['fapi1-advanced', 'Client Authentication Method', {}, { client: { tokenAuthMethod: 'CLIENT_SECRET_BASIC' } }, ['FAPI1-ADV-5.2.3-1']],
    ['fapi1-advanced', 'TLS Client Certificate Bound Access Tokens, client', {}, { client: { tlsClientCertificateBoundAccessTokens: false } }, ['FAPI1-ADV-5.2.2-5', 'FAPI1-BASE-5.2.2-21']],
    ['fapi1-advanced', 'Authorization Response Signature Algorithm', { client: { authorizationSignAlg: 'PS256' } }, { client: { authorizationSignAlg: 'RS256' } }, ['FAPI1-ADV-8.6-1']],
    ['fapi1-advanced', 'Assertion Signature Algorithm', { client: { tokenAuthSignAlg: 'PS256' } }, { client: { tokenAuthSignAlg: 'RS256' } }, ['FAPI1-ADV-8.6-1']],
    ['fapi1-advanced', 'Request Object Signature Algorithm', { client: { requestSignAlg: 'PS256' } }, { client: { requestSignAlg: 'RS256' } }, ['FAPI1-ADV-8.6-1']],
    ['fapi1-advanced', 'ID Token Signature Algorithm', { client: { idTokenSignAlg: 'PS256' } }, { client: { idTokenSignAlg: 'RS256' } }, ['FAPI1-ADV-8.6-1']],
    ['fapi1-advanced', 'User Info Signature Algorithm', { client: { userInfoSignAlg: 'ES256' } }, { client: { userInfoSignAlg: 'RS256' } }, ['FAPI1-ADV-8.6-1']],
  ])('%s: %s', async (profile, _, satisfied, violated, clauses) => {
    const before = await failing(profile, satisfied);
    expect(before.filter((clause) => clauses.includes(clause))).toEqual([]);
    expect((await failing(profile, violated)).filter((clause) => !before.includes(clause))).toEqual(clauses);
  });

  test('Supported Scopes: without the attribute, and without the profile, requests are held to neither part', async () => {
    const plain = (world: seed001.World): Asked => world.asked({ code_challenge: undefined, code_challenge_method: undefined });
    const judge = async (service: NonNullable<Change['service']>): Promise<string> => {
      const here = await sceneOf({ service });
      return told(await authorize(here, here.world(), plain(here.world())));
    };
    expect(await judge({})).toBe('A150315 invalid_request');
    expect(await judge({ supportedServiceProfiles: [] })).toBe('A004001');
    expect(await judge({ supportedScopes: [{ name: 'openid', defaultEntry: false }, { name: 'accounts', defaultEntry: false }] })).toBe('A004001');
  });
});
