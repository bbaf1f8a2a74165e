import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Client, Ports, Service } from '@symbolon/engine';
import { CALLBACK, createOpenFlow, openKeys, OPEN_ISSUER, readAnswer, sealedFor, SECRET, type OpenFlow } from './open-flow.js';
import { signJwt, type Members, type SigningKey } from './signing.js';

/* Request objects: by value, by reference and pushed; RFC 9101 and OpenID Connect Core. */

const NOW = Date.UTC(2026, 10, 21, 12) / 1000;
const good = {
  iss: '5001', aud: OPEN_ISSUER, client_id: '5001', response_type: 'code', redirect_uri: CALLBACK, scope: 'openid read', state: 'inside', nonce: 'n-inside', iat: NOW, nbf: NOW, exp: NOW + 300,
} as const;

const object = (claims: Members = {}, header: Members = {}, key: SigningKey = openKeys.client): string =>
  signJwt({ alg: 'ES256', kid: 'client-es', typ: 'oauth-authz-req+jwt', ...header }, { ...good, ...claims }, key);
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const withSecret = (claims: Members = {}): string => {
  const input = `${part({ alg: 'HS256' })}.${part({ ...good, ...claims })}`;
  return `${input}.${createHmac('sha256', SECRET).update(input).digest('base64url')}`;
};
const unsigned = (claims: Members = {}): string => `${part({ alg: 'none' })}.${part({ ...good, ...claims })}.`;

/** Nothing beside the request object but the client. */
const alone = { redirect_uri: undefined, scope: undefined, state: undefined, nonce: undefined } as const;
const registered: Partial<Client> = { requestSignAlg: 'ES256' };
const secured = (service: Partial<Service> = {}, client: Partial<Client> = registered, ports: Partial<Ports> = {}): OpenFlow => createOpenFlow({ service, client, ports });
const traditional = (client: Partial<Client> = registered, service: Partial<Service> = {}): OpenFlow =>
  createOpenFlow({ service: { traditionalRequestObjectProcessingApplied: true, ...service }, client });

describe('RFC 9101', () => {
  test('by value: what stands inside counts, what stands beside does not', async () => {
    const flow = secured();
    const opened = await flow.authorize({ request: object({ max_age: 60, claims: { userinfo: { email: null } }, resource: ['https://rs.example.com'] }), state: 'beside', prompt: 'login', scope: 'email' });
    expect(opened).toMatchObject({ action: 'INTERACTION', maxAge: 60, resources: ['https://rs.example.com'], scopes: [{ name: 'openid' }, { name: 'read' }] });
    expect(opened.prompts).toBeUndefined();
    expect(JSON.parse(opened.userInfoClaims ?? '')).toEqual({ email: null });
    expect(JSON.parse(opened.requestObjectPayload ?? '')).toMatchObject({ iss: '5001', state: 'inside', max_age: 60 });
    expect(readAnswer(await flow.issue(opened.ticket)).parameters.state).toBe('inside');
  });

  test('a state that stands beside alone is not used', async () => {
    const flow = secured();
    expect(readAnswer(await flow.answer({ request: object({ state: undefined }), state: 'beside' })).parameters.state).toBeUndefined();
  });

  test('with an HMAC of the client secret', async () => {
    const flow = secured({}, { requestSignAlg: 'HS256' });
    expect((await flow.authorize({ ...alone, request: withSecret() })).action).toBe('INTERACTION');
    expect((await secured({}, { requestSignAlg: 'ES256' }).authorize({ ...alone, request: withSecret() })).resultCode).toBe('A005312');
  });

  test('pushed, then named by its request_uri', async () => {
    const flow = secured();
    const pushed = await flow.push({ ...alone, request: object({ prompt: 'login' }), state: 'beside' });
    expect(pushed).toMatchObject({ action: 'CREATED' });
    const opened = await flow.authorize({ request_uri: pushed.requestUri, state: 'beside' });
    expect(opened).toMatchObject({ action: 'INTERACTION', prompts: ['LOGIN'] });
    expect(JSON.parse(opened.requestObjectPayload ?? '')).toMatchObject({ iss: '5001', state: 'inside' });
    expect(readAnswer(await flow.issue(opened.ticket)).parameters.state).toBe('inside');
    expect((await flow.authorize({ request_uri: pushed.requestUri })).resultCode).toBe('A008303');
  });

  test.each<[string, string, string, string]>([
    ['not signed', unsigned(), 'A008311', 'A248315'],
    ['signed by another key of the same name', object({}, {}, openKeys.stranger), 'A005328', 'A005328'],
    ['changed on the way', `${object().slice(0, -8)}AAAAAAAA`, 'A005328', 'A005328'],
    ['no JWT', 'jws', 'A005301', 'A248302'],
    ['an unsigned JWT with a signature', `${unsigned()}AAAA`, 'A005301', 'A248302'],
    ['expired', object({ exp: NOW - 1 }), 'A006339', 'A006339'],
    ['not yet valid', object({ nbf: NOW + 60 }), 'A006347', 'A006347'],
    ['of another client', object({ client_id: '5002' }), 'A005391', 'A246310'],
    ['without a client', object({ client_id: undefined }), 'A005391', 'A246310'],
    ['issued by another', object({ iss: '5002' }), 'A006373', 'A246309'],
    ['without a response type', object({ response_type: undefined }), 'A006326', 'A006326'],
    ['with another request object in it', object({ request: object() }), 'A006308', 'A248317'],
    ['with a request_uri in it', object({ request_uri: 'https://rp.example.org/request' }), 'A006312', 'A248317'],
    ['with a scope that is a list', object({ scope: ['openid'] }), 'A007301', 'A007301'],
    ['a DPoP proof', object({}, { typ: 'dpop+jwt' }), 'A006371', 'A006371'],
    ['a client assertion', object({ sub: '5001' }), 'A006372', 'A006372'],
    ['with a key that nobody registered', object({}, { kid: 'other' }), 'A005352', 'A246305'],
    ['with crit', object({}, { crit: ['exp'] }), 'A005301', 'A248302'],
  ])('%s', async (_, request, atAuthorization, atPar) => {
    const flow = secured();
    const refused = await flow.authorize({ ...alone, request });
    expect(refused.resultCode).toBe(atAuthorization);
    expect(readAnswer(refused).parameters.error).toBe('invalid_request_object');
    const pushed = await flow.push({ ...alone, request });
    expect(`${pushed.action} ${pushed.resultCode} ${(JSON.parse(pushed.responseContent ?? '') as { error: string }).error}`).toBe(`BAD_REQUEST ${atPar} invalid_request_object`);
  });

  test('an error goes to a redirect URI only once that is proven: inside, or beside when nothing inside can be trusted', async () => {
    const flow = secured();
    expect(readAnswer(await flow.authorize({ ...alone, request: object({ exp: NOW - 1 }) }))).toMatchObject({ channel: 'query', parameters: { error: 'invalid_request_object', state: 'inside' } });
    expect((await flow.authorize({ ...alone, request: 'jws' })).action).toBe('BAD_REQUEST');
    expect(readAnswer(await flow.authorize({ request: 'jws' }))).toMatchObject({ channel: 'query', parameters: { error: 'invalid_request_object', state: 'state-1' } });
    expect((await flow.authorize({ request: 'jws', redirect_uri: 'https://evil.example.org/cb' })).action).toBe('BAD_REQUEST');
    expect((await flow.authorize({ request: 'jws', redirect_uri: [CALLBACK, 'https://evil.example.org/cb'] })).action).toBe('BAD_REQUEST');
    expect((await flow.authorize({ ...alone, request: object({ redirect_uri: 'https://evil.example.org/cb', response_type: 'magic' }) })).action).toBe('BAD_REQUEST');
  });

  test('JARM-2.3: an error is a JWT if one was asked for, be it by a request object that cannot be trusted, and if the client can get one', async () => {
    const forged = (claims: Members): string => object(claims, {}, openKeys.stranger);
    const jarm = secured({ authorizationResponseDuration: 300 }, { ...registered, authorizationSignAlg: 'ES256' });
    const answerTo = async (flow: OpenFlow, claims: Members, beside: Members = {}) => {
      const { channel, parameters } = readAnswer(await flow.authorize({ request: forged(claims), ...beside } as Parameters<OpenFlow['authorize']>[0]));
      return [channel, ...Object.keys(parameters).sort()];
    };
    const plain = ['error', 'error_description', 'error_uri', 'iss', 'state'];
    expect(await answerTo(jarm, { response_mode: 'jwt' })).toEqual(['query', 'response']);
    expect(await answerTo(jarm, { response_mode: 'fragment.jwt' })).toEqual(['fragment', 'response']);
    expect(await answerTo(jarm, { response_mode: 'jwt' }, { response_mode: 'query' })).toEqual(['query', ...plain]);
    expect(await answerTo(jarm, { response_mode: 'fragment' })).toEqual(['query', ...plain]);
    expect(await answerTo(jarm, { response_mode: 'magic.jwt' })).toEqual(['query', ...plain]);
    expect(await answerTo(secured(), { response_mode: 'jwt' })).toEqual(['query', ...plain]);
  });

  test('the audience, where the service checks it', async () => {
    const flow = secured({ requestObjectAudienceChecked: true });
    const codeOf = async (aud: unknown): Promise<string> => (await flow.authorize({ ...alone, request: object({ aud }) })).resultCode;
    expect(await codeOf([OPEN_ISSUER, 'invalid'])).toBe('A004001');
    expect(await codeOf(undefined)).toBe('A006351');
    expect(await codeOf('https://op.example.com/par')).toBe('A006359');
    expect(await codeOf(['invalid'])).toBe('A006363');
    expect(await codeOf({})).toBe('A006355');
  });

  test('required by the service or the client', async () => {
    expect((await secured({ requestObjectRequired: true }).authorize({ response_type: 'code' })).resultCode).toBe('A008310');
    expect((await secured({}, { requestObjectRequired: true }).push({ response_type: 'code' })).resultCode).toBe('A008309');
    expect((await secured({ requestObjectRequired: true }).authorize({ ...alone, request: object() })).action).toBe('INTERACTION');
  });

  test('a public client, and one that registered no algorithm', async () => {
    expect((await secured({}, { requestSignAlg: 'HS256', clientType: 'PUBLIC', tokenAuthMethod: 'NONE' }).authorize({ ...alone, request: withSecret() })).resultCode).toBe('A005316');
    expect((await secured({}, {}).authorize({ ...alone, request: object() })).action).toBe('INTERACTION');
    expect((await secured({}, {}).push({ ...alone, request: object() })).resultCode).toBe('A246301');
  });
});

describe('encrypted', () => {
  test.each(['ECDH_ES', 'ECDH_ES_A256KW'] as const)('to the service with %s', async alg => {
    const flow = secured();
    expect((await flow.authorize({ ...alone, request: await sealedFor(openKeys.serviceEnc, object(), alg) })).action).toBe('INTERACTION');
    expect((await flow.push({ ...alone, request: await sealedFor(openKeys.serviceEnc, object(), alg) })).action).toBe('CREATED');
  });
  test('with the secret of the client', async () => {
    const request = await sealedFor({ secret: SECRET }, object(), 'A256KW');
    expect((await secured().authorize({ ...alone, request })).action).toBe('INTERACTION');
    expect((await secured({}, { ...registered, clientType: 'PUBLIC', tokenAuthMethod: 'NONE' }).authorize({ ...alone, request })).resultCode).toBe('A005370');
  });
  test.each<[string, () => Promise<string>, string, Partial<Service>?, Partial<Client>?]>([
    ['to somebody else', () => sealedFor(openKeys.clientEnc, object()), 'A005374'],
    ['to another key of the same name', () => sealedFor({ ...openKeys.clientEnc, publicJwk: { ...openKeys.clientEnc.publicJwk, kid: 'service-enc' } as typeof openKeys.clientEnc.publicJwk }, object()), 'A005364'],
    ['no JWT inside', () => sealedFor(openKeys.serviceEnc, 'hello'), 'A005302'],
    ['encrypted twice', async () => sealedFor(openKeys.serviceEnc, await sealedFor(openKeys.serviceEnc, object())), 'A005305'],
    ['not signed inside', () => sealedFor(openKeys.serviceEnc, unsigned()), 'A008311'],
    ['signed wrongly inside', () => sealedFor(openKeys.serviceEnc, object({}, {}, openKeys.stranger)), 'A005329'],
    ['not with the registered algorithm', () => sealedFor(openKeys.serviceEnc, object()), 'A006330', { requestObjectEncryptionAlgMatchRequired: true }, { requestEncryptionAlg: 'RSA_OAEP_256' }],
    ['not with the registered content algorithm', () => sealedFor(openKeys.serviceEnc, object()), 'A006332', {}, { requestObjectEncryptionEncMatchRequired: true, requestEncryptionAlg: 'ECDH_ES' }],
    ['not at all, where it must be', () => Promise.resolve(object()), 'A006334', { frontChannelRequestObjectEncryptionRequired: true }],
    ['with an unknown algorithm', () => Promise.resolve(`${part({ alg: 'ROT13', enc: 'A128GCM' })}.AA.AA.AA.AA`), 'A005368'],
    ['without enc', () => Promise.resolve(`${part({ alg: 'ECDH-ES' })}..AA.AA.AA`), 'A005362'],
  ])('%s', async (_, make, code, service = {}, client = {}) =>
    expect((await secured(service, { ...registered, ...client }).authorize({ ...alone, request: await make() })).resultCode).toBe(code));
  test('need not be in a push', async () =>
    expect((await secured({ frontChannelRequestObjectEncryptionRequired: true }).push({ ...alone, request: object() })).action).toBe('CREATED'));
});

describe('by reference', () => {
  const uri = 'https://rp.example.org/request.jwt';
  const serving = (text: string, fetched: string[] = []): Partial<Ports> => ({
    documents: { fetch: address => { fetched.push(address); return Promise.resolve(address === uri ? { text, contentType: 'application/oauth-authz-req+jwt' } : { problem: 'HTTP 404' }); } },
  });
  const client: Partial<Client> = { ...registered, requestUris: [uri] };

  test('fetched from where the client registered it', async () => {
    const fetched: string[] = [];
    const flow = secured({}, client, serving(`${object()}\n`, fetched));
    const opened = await flow.authorize({ ...alone, request_uri: uri });
    expect(opened).toMatchObject({ action: 'INTERACTION' });
    expect(readAnswer(await flow.issue(opened.ticket)).parameters.state).toBe('inside');
    expect(fetched).toEqual([uri]);
  });
  test('a fragment names one version', async () => {
    const text = object();
    const digest = createHash('sha256').update(text).digest('base64url');
    expect((await secured({}, client, serving(text)).authorize({ ...alone, request_uri: `${uri}#${digest}` })).action).toBe('INTERACTION');
    expect((await secured({}, { ...client, requestUris: [`${uri}#${digest}`] }, serving(text)).authorize({ ...alone, request_uri: `${uri}#${digest}` })).action).toBe('INTERACTION');
    expect((await secured({}, client, serving(object({ state: 'other' }))).authorize({ ...alone, request_uri: `${uri}#${digest}` })).resultCode).toBe('A005382');
  });
  test('nothing is fetched from anywhere else, and errors about it stay here', async () => {
    const fetched: string[] = [];
    const flow = secured({}, client, serving(object(), fetched));
    expect(await flow.authorize({ request_uri: 'https://169.254.169.254/latest' })).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A005384' });
    expect(await flow.authorize({ request_uri: uri, client_id: '9999' })).toMatchObject({ action: 'BAD_REQUEST' });
    expect(fetched).toEqual([]);
    expect(await secured({}, { ...client, requestUris: [`${uri}2`] }, serving(object())).authorize({ request_uri: `${uri}2` })).toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A005382' });
    expect(await secured({}, client).authorize({ request_uri: uri })).toMatchObject({ resultCode: 'A005382' });
  });
  test('encrypted, signed wrongly, or beside a request object', async () => {
    const sealed = await sealedFor(openKeys.serviceEnc, object());
    expect((await secured({}, client, serving(sealed)).authorize({ ...alone, request_uri: uri })).action).toBe('INTERACTION');
    expect((await secured({}, client, serving(object({}, {}, openKeys.stranger))).authorize({ ...alone, request_uri: uri })).resultCode).toBe('A005330');
    expect((await secured({}, client, serving(object())).authorize({ ...alone, request_uri: uri, request: object() })).resultCode).toBe('A008304');
  });
  test('it is no push: PAR is still demanded where it is, and the ticket spends nothing else', async () => {
    expect((await secured({ parRequired: true }, client, serving(object())).authorize({ ...alone, request_uri: uri })).resultCode).toBe('A008308');
    const flow = secured({}, client, serving(object()));
    expect((await flow.answer({ ...alone, request_uri: uri })).action).toBe('LOCATION');
    expect((await flow.answer({ ...alone, request_uri: uri })).action).toBe('LOCATION');
  });
});

describe('OpenID Connect Core', () => {
  test('inside wins, beside fills up', async () => {
    const flow = traditional();
    const request = object({ state: undefined, prompt: 'login' });
    const opened = await flow.authorize({ response_type: 'code', request, login_hint: 'john', nonce: 'beside' });
    expect(opened).toMatchObject({ action: 'INTERACTION', prompts: ['LOGIN'], loginHint: 'john' });
    expect(readAnswer(await flow.issue(opened.ticket)).parameters.state).toBe('state-1');
  });
  test('unsigned, where the client registered none or nothing', async () => {
    const asked = { response_type: 'code', request: unsigned({ iss: undefined, aud: undefined }) };
    expect((await traditional({ requestSignAlg: 'NONE' }).authorize(asked)).action).toBe('INTERACTION');
    expect((await traditional({}).authorize(asked)).action).toBe('INTERACTION');
    expect((await traditional().authorize(asked)).resultCode).toBe('A005336');
  });
  test.each<[string, Members, Record<string, string | undefined>, string]>([
    ['no response type beside', {}, { response_type: undefined }, 'A009301'],
    ['another response type beside', {}, { response_type: 'token' }, 'A006304'],
    ['openid inside alone', {}, { scope: undefined }, 'A007303'],
    ['openid inside, another scope beside', {}, { scope: 'read' }, 'A007304'],
    ['another client inside', { client_id: '5002' }, {}, 'A005391'],
  ])('%s', async (_, claims, beside, code) =>
    expect((await traditional().authorize({ response_type: 'code', request: object(claims), ...beside })).resultCode).toBe(code));
});
