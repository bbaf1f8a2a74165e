import { beforeAll, describe, expect, test } from '@jest/globals';
import { context } from './support/context.js';
import { codeFor, requestUriFor } from './support/flow.js';
import { form, request as send, type Answer, type Members } from './support/http.js';
import { outcomeOf } from './support/outcome.js';
import { newParty, type Party, type ServiceChanges } from './support/parties.js';
import { authorize, CHALLENGE, issue, push, redeem, refresh, type Change } from './support/requests.js';
import { compact, headerOf, isSignedBy, newKey, payloadOf, seconds, signWith } from './support/jwt.js';

/* Seed 001: the profile follows from the scopes in a request or associated with it (ADR 22), and what applies where settings contradict themselves. */

const codeOf = ({ body }: Answer): unknown => body['resultCode'];
const scope = (name: string, ...attributes: readonly (readonly [key: string, value: string])[]) =>
  ({ name, defaultEntry: false, ...(attributes.length === 0 ? {} : { attributes: attributes.map(([key, value]) => ({ key, value })) }) });

const partyFor = (scopes: NonNullable<ServiceChanges['supportedScopes']>, service: ServiceChanges = {}): Promise<Party> => newParty({
  service: { supportedScopes: scopes, supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'CLIENT_CREDENTIALS'], tlsClientCertificateBoundAccessTokens: true, ...service },
  client: { grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'CLIENT_CREDENTIALS'], requestSignAlg: 'ES256', authorizationSignAlg: 'ES256', responseTypes: ['CODE'] },
});

describe('scopes of a request', () => {
  let party: Party;
  beforeAll(async () => { party = await partyFor([scope('held', ['fapi2', 'sp']), scope('payments', ['fapi', 'rw']), scope('plain'), scope('openid')]); });

  const asking = (name: string): Party => ({ ...party, scope: name });
  const withoutChallenge: Change = ({ parameters }) => { Object.assign(parameters, { code_challenge: undefined, code_challenge_method: undefined }); };
  const withoutProof: Change = (draft) => { draft.proof = undefined; };

  test('authorization request: FAPI 2 wants it pushed', async () => {
    const plainly = (name: string): Promise<Answer> => authorize(party, '', ({ parameters }) => {
      Object.assign(parameters, { request_uri: undefined, response_type: 'code', redirect_uri: party.redirectUri, scope: name, code_challenge: CHALLENGE, code_challenge_method: 'S256' });
    });
    expect(codeOf(await plainly('held'))).toBe('A294308');
    expect(codeOf(await plainly('plain'))).toBe('A004001');
  });

  test('PAR', async () => {
    expect(codeOf(await push(asking('held'), withoutChallenge))).toBe('A124301');
    expect(codeOf(await push(asking('plain held'), withoutChallenge))).toBe('A124301');
    expect(codeOf(await push(asking('plain'), withoutChallenge))).toBe('A245001');
  });

  test('a request object, and what stands beside it', async () => {
    expect(codeOf(await push({ ...asking('plain'), signs: true }, withoutChallenge))).toBe('A245001');
    expect(codeOf(await push({ ...asking('held'), signs: true }, withoutChallenge))).toBe('A124301');
    const byValue = async (inside: Members, outside: Members): Promise<unknown> => codeOf(await party.api.post('/auth/authorization', { parameters: form({
      client_id: String(party.client.clientId), ...(outside as Record<string, string>), request: objectWith(inside),
    }) }));
    expect(await byValue({ scope: 'plain' }, {})).toBe('A004001');
    expect(await byValue({ scope: 'held' }, {})).toBe('A294308');
    expect(await byValue({}, { scope: 'held' })).toBe('A294308');
    expect(await byValue({}, { scope: 'payments' })).toBe('A150304');
  });

  /** A request object for this service, of the client, that asks for a code in a JWT. */
  const objectWith = (claims: Members): string => compact({
    header: { alg: party.key.alg, kid: party.key.kid },
    claims: {
      iss: String(party.client.clientId), aud: party.service.issuer, iat: seconds(), nbf: seconds(), exp: seconds(60), client_id: String(party.client.clientId),
      response_type: 'code', response_mode: 'jwt', redirect_uri: party.redirectUri, state: 'state', ...claims,
    },
    sign: signWith(party.key),
  });

  test('token request: those of the code', async () => {
    expect(outcomeOf(await redeem(party, await codeFor(asking('held')), withoutProof))).toMatchObject({ error: 'invalid_request', resultCode: 'A295351' });
    expect(codeOf(await redeem(party, await codeFor(asking('plain')), withoutProof))).toBe('A050001');
  });

  test('refresh: those of the grant, whichever of them it asks for', async () => {
    const { body } = await redeem(party, await codeFor(asking('held plain')));
    const token = String(body['refreshToken']);
    expect(codeOf(await refresh(party, token, withoutProof))).toBe('A295351');
    expect(codeOf(await refresh(party, token, (draft) => { withoutProof(draft); draft.parameters['scope'] = 'plain'; }))).toBe('A295351');
    expect(codeOf(await refresh(party, token))).toBe('A053001');
  });

  test('client_credentials: those that it names', async () => {
    const ask = async (name: string): Promise<unknown> => codeOf(await redeem(party, '', (draft) => {
      withoutProof(draft);
      draft.parameters = { client_id: String(party.client.clientId), grant_type: 'client_credentials', scope: name };
    }));
    expect(await ask('held')).toBe('A295351');
    expect(await ask('plain')).toBe('A052001');
  });

  test('introspection: those of the token', async () => {
    const create = async (name: string): Promise<unknown> => (await party.api.post('/auth/token/create', {
      grantType: 'AUTHORIZATION_CODE', clientId: party.client.clientId, subject: 'john', scopes: [name],
    })).body['accessToken'];
    const introspected = async (name: string): Promise<unknown> => codeOf(await party.api.post('/auth/introspection', { token: await create(name) }));
    expect(await introspected('payments')).toBe('A065304');
    expect(await introspected('plain')).toBe('A056001');
    const answer = await party.api.post('/auth/userinfo', { token: await create('payments') });
    expect(answer.body['action']).not.toBe('OK');
  });
});

describe('settings that contradict themselves are saved, and readiness warns', () => {
  const warnings = async ({ service }: Party): Promise<readonly string[]> => {
    const { body } = await send(`${context.instances[0]}/api/admin/services/${service.apiKey}/readiness`, { headers: { authorization: `Bearer ${context.credentials.accessToken}` } });
    return (body['warnings'] as readonly { readonly rule: string }[]).map(({ rule }) => rule);
  };
  const pushed = async (party: Party): Promise<unknown> => codeOf(await push({ ...party, scope: 'accounts' }, ({ parameters }) => { Object.assign(parameters, { code_challenge: undefined, code_challenge_method: undefined }); }));

  test.each<[string, NonNullable<ServiceChanges['supportedScopes']>, ServiceChanges, applies: string, warned: readonly string[]]>([
    ['one scope with both families: FAPI 2.0 applies', [scope('accounts', ['fapi', 'rw'], ['fapi2', 'sp'])], {}, 'A124301', ['API-fapi-one-family']],
    ['a FAPI scope at a service without the FAPI profile: no FAPI', [scope('accounts', ['fapi2', 'sp'])], { supportedServiceProfiles: [] }, 'A245001', ['API-fapi2-listed']],
    ['fapi=x: it is ignored', [scope('accounts', ['fapi', 'x'])], {}, 'A245001', ['API-fapi-attributes']],
    ['modes of both families: FAPI 2.0 applies', [scope('accounts')], { fapiModes: ['FAPI1_ADVANCED', 'FAPI2_SECURITY'] }, 'A124301', ['API-fapi-one-family']],
    ['modes at a service without the FAPI profile: no FAPI', [scope('accounts')], { fapiModes: ['FAPI2_SECURITY'], supportedServiceProfiles: [] }, 'A245001', ['API-fapi2-listed']],
  ])('%s', async (_, scopes, service, applies, warned) => {
    const party = await partyFor(scopes, service);
    expect(await pushed(party)).toBe(applies);
    expect(await warnings(party)).toEqual(warned);
  });

  test('modes of a client beside others of its service: those of the service apply', async () => {
    const party = await newParty({ service: { supportedScopes: [scope('accounts')], fapiModes: ['FAPI2_SECURITY'] }, client: { fapiModes: ['FAPI1_BASELINE'] } });
    expect(await pushed(party)).toBe('A124301');
    expect(await warnings(party)).toEqual(['API-fapi-client-modes']);
  });
});

test('FAPI2-MS-FINAL-5.5.1-1: an introspection response as a JWT is signed by the service', async () => {
  const serviceKey = newKey();
  const party = await newParty({ service: { jwks: JSON.stringify({ keys: [serviceKey.privateJwk] }), supportedScopes: [scope('accounts', ['fapi2', 'ms-introres'])] } });
  const opened = await authorize(party, await requestUriFor(party));
  const { body: issued } = await issue(party, String(opened.body['ticket']));
  const { body: granted } = await redeem(party, String(issued['authorizationCode']));
  const { body } = await party.api.post('/auth/introspection/standard', {
    parameters: form({ token: String(granted['accessToken']) }), httpAcceptHeader: 'application/token-introspection+jwt', rsUri: 'https://rs.example.com', introspectionSignAlg: 'ES256',
  });
  expect(body).toMatchObject({ action: 'JWT' });
  const jwt = String(body['responseContent']);
  expect(isSignedBy(jwt, serviceKey)).toBe(true);
  expect(headerOf(jwt)).toMatchObject({ alg: 'ES256', typ: 'token-introspection+jwt' });
  expect(payloadOf(jwt)).toMatchObject({ iss: party.service.issuer, aud: 'https://rs.example.com', token_introspection: { active: true, sub: 'john', scope: 'accounts' } });
});
