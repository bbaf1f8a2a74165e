import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type ConnectionOptions } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { selfSigned } from '../clients/pki.js';
import { context } from '../support/context.js';
import { codeFor, tokensFor, tokensOf } from '../support/flow.js';
import { compact, newKey, proofDraft, seconds, type JwtDraft } from '../support/jwt.js';
import { newParty, type Party } from '../support/parties.js';
import { redeem } from '../support/requests.js';
import { newBank, type BankScene } from './bank-scene.js';
import type { ResourceAnswer } from './resource-request.js';

/* The resource server's half of the conformance plans (reference: resource endpoint, dpop-negative-tests, holder of key). */

const INTERACTION = '0a5a8bd1-93f7-4c2d-a5f3-4f1f0c6e2b10';
const ORDER = JSON.stringify({ amount: 1250, currency: 'EUR', creditor: 'Corner shop' });

let party: Party;
let here: BankScene;
let token: string;

const challenge = ({ headers }: ResourceAnswer): string => String(headers['www-authenticate']);

beforeAll(async () => {
  party = await newParty();
  here = await newBank(party.access.apiKey);
  token = (await tokensFor(party)).accessToken;
});

afterAll(() => here.stop());

const goodProof = (htm = 'GET', path = '/accounts', value = token): JwtDraft => proofDraft(party.proofKey, htm, `${here.bank.url}${path}`, value);

interface Presented {
  readonly scheme?: string;
  readonly proof?: string | readonly string[] | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
}

const accounts = ({ scheme = 'DPoP', headers = {}, path = '/accounts', ...rest }: Presented = {}): Promise<ResourceAnswer> => {
  const proof = 'proof' in rest ? rest.proof : compact(goodProof());
  return here.send({ path, headers: { authorization: `${scheme} ${token}`, ...(proof === undefined ? {} : { dpop: proof }), ...headers } });
};

describe('a token bound to a DPoP key', () => {
  test('opens the accounts of its subject', async () => {
    const answer = await accounts();
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ subject: 'john', accounts: expect.arrayContaining([expect.objectContaining({ accountId: '1001' })]) });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(Math.abs(Date.parse(String(answer.headers.date)) - Date.now())).toBeLessThan(300_000);
  });

  test.each(['dpOp', 'DPOP', 'dpop'])('in whatever case the scheme is written: %s', async (scheme) => {
    expect((await accounts({ scheme })).status).toBe(200);
  });

  test.each([
    ['a payload with claims of its own', (draft: JwtDraft) => { draft.claims['extra'] = 'yes'; }],
    ['a header with members of its own', (draft: JwtDraft) => { draft.header['extra'] = 'yes'; }],
    ['nbf and exp', (draft: JwtDraft) => { Object.assign(draft.claims, { nbf: seconds(), exp: seconds(60) }); }],
    ['iat 8 seconds ahead', (draft: JwtDraft) => { draft.claims['iat'] = seconds(8); }],
    ['htu without the query that the URL has', () => undefined],
  ])('with a proof with %s', async (name, change) => {
    const draft = goodProof();
    change(draft);
    expect((await accounts({ proof: compact(draft), path: name.startsWith('htu') ? '/accounts?page=1' : '/accounts' })).status).toBe(200);
  });

  const refused: readonly (readonly [string, (draft: JwtDraft) => void])[] = [
    ['typ missing', ({ header }) => { delete header['typ']; }],
    ['another typ', ({ header }) => { header['typ'] = 'jwt'; }],
    ['alg missing', ({ header }) => { delete header['alg']; }],
    ['alg none', ({ header }) => { header['alg'] = 'none'; }],
    ['jwk missing', ({ header }) => { delete header['jwk']; }],
    ['a private key in jwk', ({ header }) => { header['jwk'] = party.proofKey.privateJwk; }],
    ['jti missing', ({ claims }) => { delete claims['jti']; }],
    ['htm missing', ({ claims }) => { delete claims['htm']; }],
    ['htu missing', ({ claims }) => { delete claims['htu']; }],
    ['iat missing', ({ claims }) => { delete claims['iat']; }],
    ['ath missing', ({ claims }) => { delete claims['ath']; }],
    ['another htm', ({ claims }) => { claims['htm'] = 'POST'; }],
    ['another htu', ({ claims }) => { claims['htu'] = `${here.bank.url}/payments`; }],
    ['the ath of another token', ({ claims }) => { claims['ath'] = goodProof('GET', '/accounts', 'other').claims['ath']; }],
    ['iat an hour ago', ({ claims }) => { claims['iat'] = seconds(-3600); }],
    ['iat in an hour', ({ claims }) => { claims['iat'] = seconds(3600); }],
    ['a broken signature', (draft) => { draft.sign = () => Buffer.alloc(64); }],
  ];

  test.each(refused)('is refused with a proof with %s', async (_name, change) => {
    const draft = goodProof();
    change(draft);
    const answer = await accounts({ proof: compact(draft) });
    expect([400, 401]).toContain(answer.status);
    expect(challenge(answer)).toMatch(/^DPoP .*error="invalid_dpop_proof"/);
  });

  test('is refused with the proof of another key', async () => {
    const answer = await accounts({ proof: compact(proofDraft(newKey(), 'GET', `${here.bank.url}/accounts`, token)) });
    expect(answer.status).toBe(401);
    expect(challenge(answer)).toMatch(/^DPoP .*error="invalid_(token|dpop_proof)"/);
  });

  test('is refused with a proof that was used before', async () => {
    const proof = compact(goodProof());
    expect((await accounts({ proof })).status).toBe(200);
    expect((await accounts({ proof })).status).toBe(401);
  });

  test.each([
    ['no proof', { proof: undefined }],
    ['two proofs', { proof: ['a.b.c', 'd.e.f'] }],
    ['a proof that is no JWT', { proof: 'nonsense' }],
    ['the scheme Bearer and no proof', { scheme: 'Bearer', proof: undefined }],
    ['the scheme Bearer and a proof that nobody asked for', { scheme: 'Bearer' }],
  ])('is refused with %s', async (_name, presented: Presented) => {
    const answer = await accounts(presented);
    expect([400, 401]).toContain(answer.status);
    expect(challenge(answer)).toMatch(/error="/);
  });

  test('is refused in the query', async () => {
    const answer = await here.send({ path: `/accounts?access_token=${token}`, headers: { dpop: compact(goodProof()) } });
    expect(answer.status).toBe(400);
    expect(challenge(answer)).toContain('invalid_request');
  });

  test('opens the accounts only: payments want another scope', async () => {
    const answer = await here.send({
      method: 'POST', path: '/payments', body: ORDER,
      headers: { authorization: `DPoP ${token}`, dpop: compact(goodProof('POST', '/payments')), 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(403);
    expect(challenge(answer)).toContain('error="insufficient_scope", scope="payments write:payments"');
  });
});

describe('x-fapi-interaction-id', () => {
  test('comes back as it was sent', async () => {
    expect((await accounts({ headers: { 'x-fapi-interaction-id': INTERACTION } })).headers['x-fapi-interaction-id']).toBe(INTERACTION);
  });

  test.each([['none was sent', {}], ['what was sent is no UUID', { 'x-fapi-interaction-id': 'abc\u0020"def' }]])('is a new one when %s', async (_name, headers: Record<string, string>) => {
    expect((await accounts({ headers })).headers['x-fapi-interaction-id']).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
  });

  test('is there when the request is refused, too', async () => {
    const answer = await here.send({ path: '/accounts', headers: { 'x-fapi-interaction-id': INTERACTION } });
    expect(answer.status).toBe(401);
    expect(answer.headers['x-fapi-interaction-id']).toBe(INTERACTION);
    expect(challenge(answer)).toMatch(/Bearer realm.*DPoP realm.*algs="ES256 PS256 EdDSA"/);
  });
});

test('headers that FAPI clients may send change nothing', async () => {
  const headers = { accept: 'application/json;charset=utf-8', 'x-fapi-auth-date': 'Tue, 11 Sep 2012 19:43:31 GMT', 'x-fapi-customer-ip-address': '2001:db8::1893:25c8:1946' };
  expect((await accounts({ headers })).status).toBe(200);
});

test('a payment is made once the token may, and what it lacks is said', async () => {
  const paying: Party = { ...party, scope: 'payments' };
  const { accessToken } = await tokensFor(paying);
  const pay = (body: string): Promise<ResourceAnswer> => here.send({
    method: 'POST', path: '/payments', body,
    headers: { authorization: `DPoP ${accessToken}`, dpop: compact(goodProof('POST', '/payments', accessToken)), 'content-type': 'application/json' },
  });
  expect(await pay(ORDER)).toMatchObject({ status: 201, body: { status: 'ACCEPTED', amount: 1250, creditor: 'Corner shop' } });
  expect(await pay('{"amount":-1,"currency":"EUR","creditor":"x"}')).toMatchObject({ status: 400, body: { error: 'invalid_request', error_description: expect.stringContaining('amount') } });
  expect((await pay('{"amount":')).status).toBe(400);
});

describe('a token bound to a certificate', () => {
  const identity = selfSigned('the client');
  let bound: string;
  let other: BankScene;

  beforeAll(async () => {
    const mtls = await newParty({ service: { tlsClientCertificateBoundAccessTokens: true }, client: { tlsClientCertificateBoundAccessTokens: true } });
    const code = await codeFor(mtls);
    bound = tokensOf(await redeem(mtls, code, (draft) => {
      draft.proof = undefined;
      draft.call['clientCertificate'] = identity.cert;
    })).accessToken;
    other = await newBank(mtls.access.apiKey);
  });

  afterAll(() => other.stop());

  test.each(['Bearer', 'bEARER'])('opens the accounts over a connection with that certificate (scheme %s)', async (scheme) => {
    expect((await other.send({ path: '/accounts', headers: { authorization: `${scheme} ${bound}` }, identity })).status).toBe(200);
  });

  test.each([['another certificate', selfSigned('somebody else')], ['no certificate', undefined]])('is refused with %s', async (_name, shown) => {
    const answer = await other.send({ path: '/accounts', headers: { authorization: `Bearer ${bound}` }, identity: shown });
    expect([400, 401, 403]).toContain(answer.status);
    expect(challenge(answer)).toContain('error="');
  });
});

describe('TLS 1.2 (RFC 9325, 4.2; FAPI2-SP-FINAL-5.2.2)', () => {
  const pem = (name: string): string => readFileSync(join(context.dataDir, 'tls', name), 'utf8');
  let rsa: BankScene;

  beforeAll(async () => { rsa = await newBank(party.access.apiKey, { cert: pem('server.pem'), key: pem('server.key') }); });
  afterAll(() => rsa.stop());

  /** The suite that both sides agree on, or the code of the alert. */
  const agreed = (options: ConnectionOptions): Promise<string> => new Promise((resolve) => {
    const { hostname: host, port } = new URL(rsa.bank.url);
    const socket = connect({ host, port: Number(port), servername: host, ca: pem('ca.pem'), maxVersion: 'TLSv1.2', ...options }, () => {
      resolve(socket.getCipher().name);
      socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });

  test.each(['ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES256-GCM-SHA384'])('%s is spoken', async (ciphers) => expect(await agreed({ ciphers })).toBe(ciphers));
  test.each(['ECDHE-RSA-AES128-SHA256', 'ECDHE-RSA-AES256-SHA384', 'ECDHE-RSA-AES128-SHA', 'AES128-GCM-SHA256', 'DHE-RSA-AES128-GCM-SHA256'])(
    '%s is refused', async (ciphers) => expect(await agreed({ ciphers })).toMatch(/ALERT|HANDSHAKE/));
});
