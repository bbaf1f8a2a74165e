import { describe, expect, test } from '@jest/globals';
import { profiles, type Client, type Ports, type Service } from '@symbolon/engine';
import { pushedRequests, readOnlyRequests, readWriteRequests, tokenRequests } from '../seed-001/rows.js';
import { ISSUER, keys, told, type Asked, type Change } from '../seed-001/world.js';
import { halfHash, readAnswer, verified } from './open-flow.js';
import { CLIENT_ID, createSeed001, world } from './seed-001-flow.js';
import { seed002 } from './seed-002.js';
import { readJwt } from './signing.js';

/* The requirement tables of seed 001 over an engine in memory; the same tables go over HTTP in apps/auth-server-e2e. */

const GOOD = 'A004001';
const authorized = async (change: Change, request: Asked | string): Promise<string> => told(await createSeed001(change).authorize(request));

const clauses = new Set(profiles.flatMap(({ rules }) => rules.map(({ id }) => id as string)));
test.each([...readOnlyRequests, ...readWriteRequests, ...tokenRequests, ...pushedRequests].map(([clause, name]) => [clause, name]))('%s is a clause (%s)', clause => expect(clauses).toContain(clause));

describe('authorization request', () => {
  test.each(readOnlyRequests)('read-only, %s: %s', async (_, __, change, request, expected) => expect(await authorized(change, request(world))).toBe(expected));
  test.each(readWriteRequests)('read-and-write, %s: %s', async (_, __, change, request, expected) => expect(await authorized(change, request(world))).toBe(expected));
  test('neither: OAuth 2.0 and OpenID Connect alone', async () => expect(await authorized({}, world.asked({ scope: 'openid', code_challenge: undefined, code_challenge_method: undefined, nonce: undefined }))).toBe(GOOD));
});

describe('parameters beside the request object', () => {
  test('FAPI1-ADV-5.2.2-10: under RFC 9101 they do not count', async () => {
    const flow = createSeed001();
    const { parameters } = readAnswer(await flow.issue(await flow.authorize({ client_id: CLIENT_ID, request: world.object({ state: undefined }), state: 'outside', display: 'page' })));
    expect(parameters.state).toBeUndefined();
    expect(readJwt(parameters.id_token ?? '').claims.s_hash).toBeUndefined();
  });
});

test('FAPI1-ADV-5.2.2.1-4, -5: the ID token signs the answer', async () => {
  const flow = createSeed001();
  const { channel, parameters } = readAnswer(await flow.issue(await flow.authorize(world.object())));
  expect(channel).toBe('fragment');
  expect(await verified(parameters.id_token, keys.service)).toMatchObject({ c_hash: halfHash(parameters.code ?? ''), s_hash: halfHash('mystate'), nonce: 'mynonce' });
});

test('FAPI1-ADV-5.2.2.2-1: or a JWT does', async () => {
  const flow = createSeed001();
  const { parameters } = readAnswer(await flow.issue(await flow.authorize(world.object({ response_type: 'code', response_mode: 'jwt' }))));
  expect(Object.keys(parameters)).toEqual(['response']);
  expect(await verified(parameters.response, keys.service)).toMatchObject({ iss: ISSUER, aud: CLIENT_ID, state: 'mystate' });
});

describe('token request', () => {
  test.each(tokenRequests)('%s: %s', async (_, __, change, request, by, expected) => expect(told(await createSeed001(change).token(request(world), by))).toBe(expected));

  test.each<[string, Partial<Client>, string]>([
    ['an ID token with RS256', { idTokenSignAlg: 'RS256' }, 'A152304 unauthorized_client'],
    ['an ID token with RSA1_5', { idTokenEncryptionAlg: 'RSA1_5' }, 'A152306 unauthorized_client'],
  ])('FAPI1-ADV-8.6: %s, registered since the login', async (_, change, expected) => {
    const flow = createSeed001();
    expect(told(await flow.token(world.object(), {}, change))).toBe(expected);
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
    const flow = createSeed001({ client });
    const { accessToken } = await flow.token(world.object());
    const ask = async (change: object): Promise<string> => (await flow.engine.userInfo(flow.service, { ...(accessToken === undefined ? {} : { token: accessToken }), ...change })).resultCode;
    expect(await ask({ clientCertificate: seed002.certificate })).toBe(expected);
    expect(await ask({})).toBe('A089307');
  });
});

describe('pushed requests', () => {
  test.each(pushedRequests)('%s: %s', async (_, __, parameters, by, expected) => expect(told(await createSeed001().push(parameters(world), by))).toBe(expected));
});

describe('request objects by reference', () => {
  const URI = 'https://my-client.com/request.jwt';
  const served = (text: string): Partial<Ports> => ({ documents: { fetch: () => ({ text, contentType: 'application/oauth-authz-req+jwt' }) } });
  const referred = async (text: string, { service = {}, client = {} }: Change = {}): Promise<string> =>
    told(await createSeed001({ service, client: { requestUris: [URI], ...client }, ports: served(text) }).refer(URI));
  const now = world.now;

  test.each<[string, string, string, Change, string]>([
    ['FAPI1-ADV-5.2.2-1', 'a request object', world.object(), {}, GOOD],
    ['FAPI1-ADV-5.2.2-1', 'no signature', world.object({}, 'none'), {}, 'A150324 invalid_request_object'],
    ['FAPI1-ADV-8.6-1', 'RS256', world.object({}, keys.clientRsa), { client: { requestSignAlg: 'RS256' } }, 'A150330 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-13', 'no exp', world.object({ exp: undefined }), {}, 'A150327 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-13', 'exp as a text', world.object({ exp: String(now + 300) }), {}, 'A150328 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-13', 'exp in the past, where nbf is optional', world.object({ exp: now - 1, nbf: undefined }), { service: { nbfOptional: true } }, 'A150329 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-13', 'a negative exp', world.object({ exp: -1 }), {}, 'A150356 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-13', 'exp before nbf', world.object({ exp: now, nbf: now + 30 }), { service: { allowableClockSkew: 60 } }, 'A150360 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-13', 'exp in the past', world.object({ exp: now - 1, nbf: now - 60 }), {}, 'A150362 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-13', '61 minutes', world.object({ exp: now + 3660 }), {}, 'A150366 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-15', 'no aud', world.object({ aud: undefined }), {}, 'A150332 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-15', 'aud of another type', world.object({ aud: {} }), {}, 'A150334 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-15', 'another aud', world.object({ aud: 'https://www.other1.example.com/' }), {}, 'A150336 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-15', 'other auds', world.object({ aud: ['https://www.other1.example.com/'] }), {}, 'A150338 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-17', 'no nbf', world.object({ nbf: undefined }), {}, 'A150352 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-17', 'nbf as a text', world.object({ nbf: 'now' }), {}, 'A150354 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-17', 'a negative nbf', world.object({ nbf: -1 }), {}, 'A150358 invalid_request_object'],
    ['FAPI1-ADV-5.2.2-17', 'nbf in the future', world.object({ nbf: now + 60 }), {}, 'A150364 invalid_request_object'],
    ['FAPI1-BASE-5.2.2-9', 'no redirect_uri', world.object({ redirect_uri: undefined }), {}, 'A150307 invalid_request'],
  ])('%s: %s', async (_, __, text, change, expected) => expect(await referred(text, change)).toBe(expected));

  test('FAPI1-ADV-5.2.2-10: parameters beside it, where they count, and scopes where they do not', async () => {
    const ask = async (service: Partial<Service>, text: string, beside: Asked): Promise<string> =>
      told(await createSeed001({ service, client: { requestUris: [URI] }, ports: served(text) }).authorize({ client_id: CLIENT_ID, request_uri: URI, ...beside }));
    const traditional: Partial<Service> = { traditionalRequestObjectProcessingApplied: true };
    const around = { response_type: 'code id_token', scope: 'openid payments' };
    expect(await ask(traditional, world.object(), around)).toBe(GOOD);
    expect(await ask(traditional, world.object(), { ...around, display: 'page' })).toBe('A150325 invalid_request_object');
    expect(await ask(traditional, world.object(), { ...around, state: 'another' })).toBe('A150326 invalid_request_object');
    expect(await ask({}, world.object({ scope: undefined, response_type: 'code', response_mode: 'jwt' }), { scope: 'openid payments' })).toBe('A150325 in a JWT');
  });
});
