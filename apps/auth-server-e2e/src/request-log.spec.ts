import { beforeAll, describe, expect, test } from '@jest/globals';
import { context } from './support/context.js';
import { codeFor, requestUriFor, ticketFor } from './support/flow.js';
import { form, request as send, type Answer, type Members } from './support/http.js';
import { assertionDraft, compact, newKey, proofDraft, sha256, signWithSecret } from './support/jwt.js';
import { newParty, type Party } from './support/parties.js';
import { authorize, introspect, issue, push, redeem, refresh, RESOURCE, VERIFIER, type Change } from './support/requests.js';

/* What the request log keeps of whole flows, as its REST gives it back: everything that there is to say, and no secret, nor a piece of one. */

interface Line {
  readonly id: string;
  readonly operation: string;
  readonly outcome: string;
  readonly resultCode: string;
  readonly rules: readonly string[];
}

const logOf = ({ service }: Party) => {
  const call = (method: string, path: string, body?: unknown): Promise<Answer> => send(`${context.instances[0]}/api/admin/services/${service.apiKey}/requests${path}`, {
    method, headers: { authorization: `Bearer ${context.credentials.accessToken}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const page = async (query: string): Promise<{ readonly items: readonly Line[]; readonly next?: string }> => (await call('GET', query)).body as unknown as { items: readonly Line[]; next?: string };
  return {
    call, page,
    /** Lines and traces, page by page. */
    async all(query = ''): Promise<readonly { readonly line: Line; readonly trace: Members; readonly text: string }[]> {
      const found: { line: Line; trace: Members; text: string }[] = [];
      for (let after = ''; ;) {
        const { items, next } = await page(`?limit=20${query}${after}`);
        for (const line of items) {
          const { body, text } = await call('GET', `/${line.id}`);
          found.push({ line, trace: body, text });
        }
        if (next === undefined) return found;
        after = `&after=${next}`;
      }
    },
  };
};

const scopes = [{ name: 'accounts', defaultEntry: false, attributes: [{ key: 'fapi2', value: 'sp' }] }, { name: 'openid', defaultEntry: false }, { name: 'plain', defaultEntry: false }];
const secrets: string[] = [];
/** A JWT is secret in its signature alone: what it says is shown. */
const secret = (text: unknown): string => {
  const value = String(text);
  secrets.push(value.split('.').at(-1) ?? '');
  return value;
};

const PIECE = 12;
const piecesOf = (text: string): readonly string[] => Array.from({ length: Math.max(0, text.length - PIECE + 1) }, (_, at) => text.slice(at, at + PIECE));

let party: Party;
let post: Party;

beforeAll(async () => {
  const serviceKey = newKey();
  const both = { supportedScopes: scopes, supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'CLIENT_CREDENTIALS', 'PASSWORD'], supportedTokenAuthMethods: ['PRIVATE_KEY_JWT', 'CLIENT_SECRET_POST', 'CLIENT_SECRET_JWT'], jwks: JSON.stringify({ keys: [serviceKey.privateJwk] }) } as const;
  party = await newParty({ service: both, scope: 'accounts openid', client: { requestSignAlg: 'ES256', authorizationSignAlg: 'ES256' } });
  await logOf(party).call('PUT', '/retention', { successes: 'all' });
  post = { ...party, client: (await party.api.post('/client/create', { clientName: 'with a secret', clientType: 'CONFIDENTIAL', tokenAuthMethod: 'CLIENT_SECRET_POST', grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'CLIENT_CREDENTIALS', 'PASSWORD'], responseTypes: ['CODE'], redirectUris: [party.redirectUri], idTokenSignAlg: 'ES256' })).body as unknown as Party['client'] };
  await setRetention();
});

/** Both instances have heard of it by their next round; a request of this very service tells. */
async function setRetention(): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    await push({ ...party, scope: 'plain' });
    if ((await logOf(party).page('?outcome=accepted&limit=1')).items.length > 0) return;
    await new Promise((resolve) => { setTimeout(resolve, 500); });
  }
  throw new Error('Successes are not kept');
}

/** Signatures that only the client can make. */
const spying: Change = ({ assertion, proof, object }) => {
  for (const jwt of [assertion, proof, object]) {
    if (jwt === undefined) continue;
    const { sign } = jwt;
    jwt.sign = (input) => { const made = sign(input); secrets.push(made.toString('base64url')); return made; };
  }
};

async function flows(): Promise<void> {
  // A signed request object, pushed; JARM; tokens with a proof; refresh; use; revocation.
  const signing: Party = { ...party, signs: true, wants: 'JARM' };
  const uri = await requestUriFor(signing, spying);
  secrets.push(uri.replace(/^.*:/, ''));
  const ticket = secret(await ticketFor(signing, uri));
  const { body: issued } = await issue(signing, ticket);
  const code = secret(issued['authorizationCode']);
  const { body: granted } = await redeem(signing, code, spying);
  const [accessToken, refreshToken] = [secret(granted['accessToken']), secret(granted['refreshToken'])];
  secret(granted['idToken']);
  secrets.push(VERIFIER);
  await refresh(signing, refreshToken, (draft) => { spying(draft); draft.proof = undefined; });
  await redeem(signing, code, spying);
  const { body: renewed } = await refresh(signing, secret((await codeAndTokens(signing)).refreshToken), spying);
  secret(renewed['accessToken']);
  await introspect(signing, accessToken);
  await introspect(signing, String(renewed['accessToken']));
  await introspect(signing, String(renewed['accessToken']), (draft) => { draft.proof = undefined; });
  await party.api.post('/auth/introspection/standard', { parameters: form({ token: String(renewed['accessToken']) }), sharedKeyForSign: secret('a shared key of at least so many octets') });
  await party.api.post('/auth/userinfo', { token: String(renewed['accessToken']), dpop: compact(proofDraft(party.proofKey, 'GET', RESOURCE, String(renewed['accessToken']))), htm: 'GET', htu: RESOURCE });
  await party.api.post('/auth/revocation', { parameters: form({ client_id: String(party.client.clientId), token: String(renewed['accessToken']), client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: compact(assertionDraft(party.client.clientId, party.service.issuer ?? '', party.key)) }) });
  // Secrets that are sent, right and wrong; passwords; what a client mixes up.
  const clientSecret = secret(post.client.clientSecret);
  const bySecret = (more: Record<string, string>, call: Members = {}): Promise<Answer> => party.api.post('/auth/token', { parameters: form({ client_id: String(post.client.clientId), client_secret: clientSecret, ...more }), ...call });
  await bySecret({ grant_type: 'client_credentials', scope: 'plain' });
  await bySecret({ grant_type: 'client_credentials', scope: 'plain', client_secret: secret('not-the-secret-of-this-client') });
  await bySecret({ grant_type: 'password', username: 'john', password: secret('correct horse battery staple'), scope: 'plain' });
  await bySecret({ grant_type: 'authorization_code', code: secret('this-code-was-never-issued-here'), code_verifier: secret('a verifier with spaces that no rule likes'), redirect_uri: party.redirectUri });
  await bySecret({ grant_type: 'refresh_token', refresh_token: secret('this-token-was-never-issued-here') });
  await bySecret({ grant_type: 'urn:something:else', assertion: secret('an-assertion-of-another-kind') });
  await party.api.post('/auth/token', { parameters: form({ grant_type: 'client_credentials' }), clientId: String(post.client.clientId), clientSecret: `${clientSecret}x` });
  const withMac = assertionDraft(post.client.clientId, party.service.issuer ?? '', { ...party.key, alg: 'ES256' });
  withMac.header['alg'] = 'HS256';
  withMac.sign = signWithSecret(clientSecret);
  await party.api.post('/auth/token', { parameters: form({ client_id: String(post.client.clientId), grant_type: 'client_credentials', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: secret(compact(withMac)) }) });
  // Plain PKCE: the challenge is the verifier.
  await authorize(post, '', (draft) => { draft.parameters = { client_id: String(post.client.clientId), response_type: 'code', redirect_uri: party.redirectUri, scope: 'plain', code_challenge: secret('v'.repeat(21) + 'challenge-that-is-the-verifier'), code_challenge_method: 'plain' }; });
  await authorize(post, '', (draft) => { draft.parameters = { client_id: String(post.client.clientId), response_type: 'code', redirect_uri: party.redirectUri, scope: 'plain', id_token_hint: `${'eyJhbGciOiJFUzI1NiJ9'}.${'eyJzdWIiOiJ4In0'}.${secret('signature-of-an-id-token-hint')}` }; });
  await push({ ...post }, (draft) => { draft.assertion = undefined; draft.parameters['client_secret'] = clientSecret; });
  await party.api.post('/auth/introspection', { token: secret('a-token-that-nobody-knows-of') });
  await party.api.post('/auth/authorization/issue', { ticket: secret('a-ticket-that-nobody-knows-of'), subject: 'john' });
  await party.api.post('/auth/authorization/fail', { ticket: secret('another-ticket-of-nobody-at-all'), reason: 'DENIED' });
}

async function codeAndTokens(of: Party): Promise<{ readonly refreshToken: unknown }> {
  const { body } = await redeem(of, secret(await codeFor({ ...party })));
  secret(body['accessToken']);
  return { refreshToken: body['refreshToken'] };
}

describe('whole flows', () => {
  test('leave a trace each, and neither a secret nor a piece of one', async () => {
    await flows();
    const all = await logOf(party).all();
    expect(new Set(all.map(({ line }) => line.operation))).toEqual(new Set([
      'pushedAuthReq', 'authorization', 'authorizationIssue', 'authorizationFail', 'token', 'introspection', 'standardIntrospection', 'userInfo', 'revocation',
    ]));
    const text = all.map((each) => each.text).join('\n');
    const pieces = secrets.flatMap((each) => piecesOf(each).map((piece) => [piece, each] as const));
    expect(secrets.length).toBeGreaterThan(30);
    expect([...new Set(pieces.filter(([piece]) => text.includes(piece)).map(([piece, whole]) => `${piece} of ${whole.slice(0, 40)}`))]).toEqual([]);
    // Nor what would let somebody find one: a digest that is not keyed.
    expect(secrets.filter((each) => text.includes(sha256(each).slice(0, 8)))).toEqual([]);
  });

  test('say which profile applied and why, failed rules first, with expected and received', async () => {
    const [rejected] = (await logOf(party).all('&outcome=rejected&operation=token&resultCode=A295351'));
    expect(rejected?.trace).toMatchObject({
      operation: 'token', clientId: party.client.clientId, outcome: 'rejected', action: 'BAD_REQUEST', resultCode: 'A295351', profile: 'fapi2-security',
      because: 'It was granted under fapi2-security.', error: 'invalid_request', time: expect.any(Number),
      findings: [{ rule: 'FAPI2-SP-FINAL-5.3.2.1-4', expected: expect.any(String), received: 'neither', error: 'invalid_request', resultCode: 'A295351' }],
      passed: expect.arrayContaining(['FAPI2-SP-FINAL-5.3.2.1-6', 'FAPI2-SP-FINAL-5.3.2.1-8']) as unknown,
    });
    const [accepted] = await logOf(party).all('&outcome=accepted&operation=introspection');
    expect(accepted?.trace).toMatchObject({ because: 'Scope accounts carries fapi2=sp.', findings: [] });
  });

  test.each<[string, (line: Line) => boolean]>([
    ['&outcome=rejected', ({ outcome }) => outcome === 'rejected'],
    ['&operation=token', ({ operation }) => operation === 'token'],
    ['&resultCode=A050001', ({ resultCode }) => resultCode === 'A050001'],
    ['&rule=FAPI2-SP-FINAL-5.3.2.1-4', ({ rules }) => rules.includes('FAPI2-SP-FINAL-5.3.2.1-4')],
    ['&action=BAD_REQUEST', ({ outcome }) => outcome === 'rejected'],
  ])('are found by %s, and pages join without gap or overlap', async (query, holds) => {
    const [everything, found] = [await logOf(party).all(), await logOf(party).all(query)];
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ line }) => holds(line))).toBe(true);
    const ids = (lines: typeof found): readonly string[] => lines.map(({ line }) => line.id);
    expect(ids(found)).toEqual(ids(everything).filter((id) => ids(found).includes(id)));
    expect(new Set(ids(everything)).size).toBe(everything.length);
    expect([...ids(everything)].sort().toReversed()).toEqual(ids(everything));
  });
});

test('a stored request is held against the configuration of now: it would pass', async () => {
  const here = await newParty({ service: { supportedScopes: scopes, jwks: JSON.stringify({ keys: [newKey().privateJwk] }) }, client: { idTokenSignAlg: 'RS256' }, scope: 'accounts openid' });
  expect((await push(here)).body).toMatchObject({ resultCode: 'A294358' });
  const log = logOf(here);
  const [line] = (await log.page('?outcome=rejected&limit=1')).items;
  const replay = async (): Promise<Members> => (await log.call('POST', `/${line?.id}/replay`)).body;
  const update = async (changes: Members): Promise<void> => {
    const { body } = await here.api.get(`/client/get/${here.client.clientId}`);
    expect((await here.api.post(`/client/update/${here.client.clientId}`, { ...body, ...changes })).status).toBe(200);
  };
  expect(line?.rules).toEqual(['FAPI2-SP-FINAL-5.4.1-1.2']);
  expect(await replay()).toMatchObject({ outcome: 'fail', profile: 'fapi2-security', changed: { service: false, client: false } });
  await update({ clientName: 'another name' });
  expect(await replay()).toMatchObject({ outcome: 'fail', mended: [], changed: { client: true } });
  await update({ idTokenSignAlg: 'ES256' });
  expect(await replay()).toMatchObject({ outcome: 'pass', findings: [], mended: ['FAPI2-SP-FINAL-5.4.1-1.2'], broken: [] });
  expect((await push(here)).body).toMatchObject({ resultCode: 'A245001' });
});
