import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createPublicKey } from 'node:crypto';
import { codeFor, requestUriFor, tokensFor } from './support/flow.js';
import type { Answer } from './support/http.js';
import { newKey, seconds, signWith, signWithSecret, type JwtDraft } from './support/jwt.js';
import { newColleague, newParty, type Party } from './support/parties.js';
import { outcomeOf, type Outcome } from './support/outcome.js';
import { authorize, introspect, push, pushProof, redeem, type Change, type Draft } from './support/requests.js';

/* OAuth requests that no honest client sends. Each gets its documented answer, and the next good request works. */

let party: Party;
let other: Party;

beforeAll(async () => {
  party = await newParty();
  other = await newColleague(party);
});

afterEach(async () => { expect((await tokensFor(party)).accessToken).toHaveLength(43); });

const answered = (action: string, resultCode: string, error: string): Outcome => ({ status: 200, action, resultCode, error });

const assertionOf = (draft: Draft): JwtDraft => {
  if (draft.assertion === undefined) throw new Error('The request has no assertion');
  return draft.assertion;
};
const proofOf = (draft: { proof: JwtDraft | undefined }): JwtDraft => {
  if (draft.proof === undefined) throw new Error('The request has no proof');
  return draft.proof;
};

const publicPem = (): string => createPublicKey({ key: party.key.publicJwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();

describe('parameters', () => {
  const junk: readonly (readonly [title: string, parameters: string])[] = [
    ['bytes that are no UTF-8', 'client_id=%ff%fe'],
    ['an overlong encoding', 'client_id=%c0%80'],
    ['a NUL', 'client_id=1%00'],
    ['an escape that is none', 'client_id=%zz'],
    ['an escape cut off', 'client_id=%4'],
    ['an encoded surrogate', 'client_id=%ed%a0%80'],
  ];
  const malformed = [
    ['/pushed_auth_req', 'A245202'], ['/auth/authorization', 'A004202'], ['/auth/token', 'A047202'], ['/auth/introspection/standard', 'A145202'],
  ] as const;

  test.each(malformed.flatMap(([path, code]) => junk.map(([title, parameters]) => [path, title, parameters, code] as const)))('%s: %s', async (path, _, parameters, code) => {
    expect(outcomeOf(await party.api.post(path, { parameters }))).toEqual(answered('BAD_REQUEST', code, 'invalid_request'));
  });

  test.each([
    ['/pushed_auth_req', 'PAYLOAD_TOO_LARGE', 'A245203'], ['/auth/authorization', 'BAD_REQUEST', 'A004202'],
    ['/auth/token', 'BAD_REQUEST', 'A047202'], ['/auth/introspection/standard', 'BAD_REQUEST', 'A145202'],
  ])('%s: a mebibyte of them', async (path, action, code) => {
    const parameters = `client_id=${party.client.clientId}&state=${'a'.repeat(1024 * 1024)}`;
    expect(outcomeOf(await party.api.post(path, { parameters }))).toEqual(answered(action, code, 'invalid_request'));
  });

  test.each([
    ['/pushed_auth_req', 'A245201'], ['/auth/authorization', 'A004201'], ['/auth/token', 'A047201'], ['/auth/introspection/standard', 'A145201'],
  ])('%s: none at all is a mistake of the front end', async (path, code) => {
    expect(outcomeOf(await party.api.post(path, {}))).toEqual(answered('INTERNAL_SERVER_ERROR', code, 'server_error'));
  });

  test.each([
    ['client_id', 'A010303', 'invalid_request'], ['response_type', 'A009303', 'invalid_request'], ['redirect_uri', 'A011302', 'invalid_request'],
    ['scope', 'A007302', 'invalid_request'], ['code_challenge', 'A124303', 'invalid_request'],
  ])('PAR: %s twice', async (name, code, error) => {
    const answer = await push(party, ({ parameters }) => { parameters[name] = [String(parameters[name]), String(parameters[name])]; });
    expect(outcomeOf(answer)).toEqual(answered('BAD_REQUEST', code, error));
  });

  test.each([
    ['grant_type', 'A049303'], ['code', 'A050303'], ['redirect_uri', 'A050304'], ['code_verifier', 'A050314'], ['client_id', 'A244301'],
  ])('token: %s twice', async (name, code) => {
    const answer = await redeem(party, await codeFor(party), ({ parameters }) => { parameters[name] = [String(parameters[name]), 'x']; });
    expect(outcomeOf(answer)).toEqual(answered('BAD_REQUEST', code, 'invalid_request'));
  });

  test('authorization: request_uri twice is answered here, not at the redirect URI', async () => {
    const requestUri = await requestUriFor(party);
    const answer = await authorize(party, requestUri, ({ parameters }) => { parameters['request_uri'] = [requestUri, requestUri]; });
    expect(outcomeOf(answer)).toEqual(answered('BAD_REQUEST', 'A008302', 'invalid_request'));
  });
});

describe('client assertions', () => {
  const changes: readonly (readonly [title: string, change: Change<JwtDraft>, resultCode: string])[] = [
    ['alg none', (jwt) => { jwt.header = { alg: 'none' }; jwt.sign = () => Buffer.alloc(0); }, 'A157313'],
    ['alg None with a signature', (jwt) => { jwt.header['alg'] = 'None'; }, 'A157313'],
    ['HS256, signed with the public key as the secret', (jwt) => { jwt.header['alg'] = 'HS256'; jwt.sign = signWithSecret(publicPem()); }, 'A157313'],
    ['HS256, signed with the public JWK as the secret', (jwt) => { jwt.header['alg'] = 'HS256'; jwt.sign = signWithSecret(JSON.stringify(party.key.publicJwk)); }, 'A157313'],
    ['an unknown kid', (jwt) => { jwt.header['kid'] = 'nobody'; }, 'A156304'],
    ['signed with another key', (jwt) => { jwt.sign = signWith(newKey()); }, 'A157326'],
    ['a key of the sender in the header', (jwt) => { const key = newKey(); jwt.header['jwk'] = key.publicJwk; jwt.sign = signWith(key); }, 'A157326'],
    ['no signature', (jwt) => { jwt.sign = () => Buffer.alloc(0); }, 'A157326'],
    ['a signature of the wrong length', (jwt) => { jwt.sign = () => Buffer.alloc(63); }, 'A157326'],
    ['a signature of zeros', (jwt) => { jwt.sign = () => Buffer.alloc(64); }, 'A157326'],
    ['expired', (jwt) => { jwt.claims['exp'] = seconds(-300); }, 'A157320'],
    ['without exp', (jwt) => { delete jwt.claims['exp']; }, 'A157319'],
    ['exp in milliseconds', (jwt) => { jwt.claims['exp'] = Date.now() + 60_000; }, 'A157320'],
    ['exp as text', (jwt) => { jwt.claims['exp'] = String(seconds(60)); }, 'A157320'],
    ['from the future', (jwt) => { jwt.claims['iat'] = seconds(300); }, 'A157323'],
    ['not valid yet', (jwt) => { jwt.claims['nbf'] = seconds(300); }, 'A157322'],
    ['for another server', (jwt) => { jwt.claims['aud'] = 'https://www.other1.example.com/'; }, 'A157318'],
    ['for nobody', (jwt) => { delete jwt.claims['aud']; }, 'A157318'],
    ['without jti', (jwt) => { delete jwt.claims['jti']; }, 'A157324'],
    ['without iss', (jwt) => { delete jwt.claims['iss']; }, 'A157315'],
  ];

  test.each(changes)('PAR: %s', async (_, change, code) => {
    expect(outcomeOf(await push(party, (draft) => change(assertionOf(draft))))).toEqual(answered('UNAUTHORIZED', code, 'invalid_client'));
  });

  test.each(changes)('token: %s', async (_, change, code) => {
    const authorizationCode = await codeFor(party);
    expect(outcomeOf(await redeem(party, authorizationCode, (draft) => change(assertionOf(draft))))).toEqual(answered('INVALID_CLIENT', code, 'invalid_client'));
    // Who could not prove to be the client has not spent the client's code.
    expect(outcomeOf(await redeem(party, authorizationCode))).toMatchObject({ action: 'OK' });
  });

  test.each(['abc', 'a.b.c', '..', 'e30.e30.', `${'a'.repeat(100_000)}.b.c`, 'ﾊﾛｰ.ﾊﾛｰ.ﾊﾛｰ'])('no JWT: %.30s', async (text) => {
    const answer = await push(party, (draft) => { draft.assertion = undefined; Object.assign(draft.parameters, { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: text }); });
    expect(outcomeOf(answer)).toMatchObject({ status: 200, action: 'UNAUTHORIZED', error: 'invalid_client' });
  });

  test('replayed at the other endpoint too', async () => {
    const code = await codeFor(party);
    let jti: unknown;
    await push(party, (draft) => { jti = assertionOf(draft).claims['jti']; });
    expect(outcomeOf(await push(party, (draft) => { assertionOf(draft).claims['jti'] = jti; }))).toEqual(answered('UNAUTHORIZED', 'A157358', 'invalid_client'));
    expect(outcomeOf(await redeem(party, code, (draft) => { assertionOf(draft).claims['jti'] = jti; }))).toEqual(answered('INVALID_CLIENT', 'A157358', 'invalid_client'));
  });

  test('that of another client, with the first one\'s client_id', async () => {
    let foreign: JwtDraft | undefined;
    await push(other, (draft) => { foreign = draft.assertion; });
    const fresh = (): JwtDraft => ({ ...assertionOf({ assertion: foreign } as Draft), claims: { ...foreign?.claims, jti: crypto.randomUUID() } });
    expect(outcomeOf(await push(party, (draft) => { draft.assertion = fresh(); }))).toEqual(answered('UNAUTHORIZED', 'A247304', 'invalid_client'));
    expect(outcomeOf(await redeem(party, await codeFor(party), (draft) => { draft.assertion = fresh(); }))).toEqual(answered('INVALID_CLIENT', 'A048312', 'invalid_client'));
  });
});

describe('codes', () => {
  const refused = async (code: string, resultCode: string, change?: Change, by: Party = party): Promise<void> => {
    expect(outcomeOf(await redeem(by, code, change))).toEqual(answered('BAD_REQUEST', resultCode, 'invalid_grant'));
  };

  test('of another client', async () => refused(await codeFor(party), 'A050307', undefined, other));
  test('unknown', () => refused('a'.repeat(43), 'A050305'));
  test('far too long', () => refused('a'.repeat(50_000), 'A050305'));
  test('with a quote', () => refused("' or 1=1 --", 'A050305'));
  test('for another redirect URI', async () => refused(await codeFor(party), 'A050309', ({ parameters }) => { parameters['redirect_uri'] = 'https://evil.example.org/cb'; }));
  test('with the wrong verifier', async () => refused(await codeFor(party), 'A050315', ({ parameters }) => { parameters['code_verifier'] = 'b'.repeat(43); }));
  test('with a verifier that is none', async () => refused(await codeFor(party), 'A050316', ({ parameters }) => { parameters['code_verifier'] = 'short'; }));
  test('without its verifier', async () => refused(await codeFor(party), 'A050312', ({ parameters }) => { delete parameters['code_verifier']; }));
});

describe('DPoP proofs', () => {
  const changes: readonly (readonly [title: string, change: Change<JwtDraft>, par: string, token: string, introspection: string])[] = [
    ['for another method', (jwt) => { jwt.claims['htm'] = 'PUT'; }, 'A350301', 'A254301', 'A065310'],
    ['for another URL', (jwt) => { jwt.claims['htu'] = 'https://other.example.com/'; }, 'A350301', 'A254301', 'A065310'],
    ['an hour old', (jwt) => { jwt.claims['iat'] = seconds(-3600); }, 'A350301', 'A254301', 'A065310'],
    ['from the future', (jwt) => { jwt.claims['iat'] = seconds(3600); }, 'A350301', 'A254301', 'A065310'],
    ['without jti', (jwt) => { delete jwt.claims['jti']; }, 'A350301', 'A254301', 'A065310'],
    ['of another type', (jwt) => { jwt.header['typ'] = 'JWT'; }, 'A350301', 'A254301', 'A065310'],
    ['with a wrong signature', (jwt) => { jwt.sign = signWith(newKey()); }, 'A350301', 'A254301', 'A065310'],
    ['alg none', (jwt) => { jwt.header['alg'] = 'none'; jwt.sign = () => Buffer.alloc(0); }, 'A350302', 'A254302', 'A065311'],
    ['alg HS256', (jwt) => { jwt.header['alg'] = 'HS256'; jwt.sign = signWithSecret('x'); }, 'A350302', 'A254302', 'A065311'],
    ['without alg', (jwt) => { delete jwt.header['alg']; }, 'A350304', 'A254304', 'A065313'],
    ['without a key', (jwt) => { delete jwt.header['jwk']; }, 'A350303', 'A254303', 'A065312'],
    ['with the private key', (jwt) => { jwt.header['jwk'] = party.proofKey.privateJwk; }, 'A350303', 'A254303', 'A065312'],
  ];
  const withProof = (change: Change<JwtDraft>) => (draft: Draft): void => { draft.proof = pushProof(party); change(draft.proof); };

  test.each(changes)('PAR: %s', async (_, change, code) => {
    expect(outcomeOf(await push(party, withProof(change)))).toEqual(answered('BAD_REQUEST', code, 'invalid_dpop_proof'));
  });

  test.each(changes)('token: %s', async (_, change, _par, code) => {
    expect(outcomeOf(await redeem(party, await codeFor(party), (draft) => change(proofOf(draft))))).toEqual(answered('BAD_REQUEST', code, 'invalid_dpop_proof'));
  });

  test.each(changes)('introspection: %s', async (_, change, _par, _token, code) => {
    const { accessToken } = await tokensFor(party);
    expect(outcomeOf(await introspect(party, accessToken, (draft) => change(proofOf(draft))))).toEqual(answered('UNAUTHORIZED', code, 'invalid_dpop_proof'));
  });

  test('replayed at introspection', async () => {
    const { accessToken } = await tokensFor(party);
    const once: Change<{ proof: JwtDraft | undefined }> = (draft) => { proofOf(draft).claims['jti'] = 'only once'; };
    expect(outcomeOf(await introspect(party, accessToken, once))).toMatchObject({ action: 'OK' });
    expect(outcomeOf(await introspect(party, accessToken, once))).toEqual(answered('UNAUTHORIZED', 'A065314', 'invalid_dpop_proof'));
  });

  test.each([
    ['of another token', 'x'.repeat(43)], ['missing', undefined], ['a number', 5],
  ])('introspection: ath %s', async (_, ath) => {
    const { accessToken } = await tokensFor(party);
    const answer = await introspect(party, accessToken, (draft) => { proofOf(draft).claims['ath'] = ath; });
    expect(outcomeOf(answer)).toEqual(answered('UNAUTHORIZED', 'A065310', 'invalid_dpop_proof'));
  });

  test('introspection: none, or of another key', async () => {
    const { accessToken } = await tokensFor(party);
    expect(outcomeOf(await introspect(party, accessToken, (draft) => { draft.proof = undefined; }))).toEqual(answered('UNAUTHORIZED', 'A065308', 'invalid_token'));
    expect(outcomeOf(await introspect({ ...party, proofKey: newKey() }, accessToken))).toEqual(answered('UNAUTHORIZED', 'A065309', 'invalid_token'));
  });

  test.each(['', 'abc', 'a.b.c', 'x'.repeat(200_000)])('no JWT: %.20j', async (dpop) => {
    const { accessToken } = await tokensFor(party);
    const answer = await introspect(party, accessToken, (draft) => { draft.proof = undefined; draft.call['dpop'] = dpop; });
    expect(outcomeOf(answer)).toMatchObject({ status: 200, action: 'UNAUTHORIZED' });
  });
});

describe('tokens and certificates that are none', () => {
  test.each(['abc', 'a'.repeat(43), 'e30.e30.e30', 'x'.repeat(1024 * 1024), "'; drop table x; --"])('token %.20s', async (token) => {
    const answer = await introspect(party, token, (draft) => { draft.proof = undefined; });
    expect(outcomeOf(answer)).toMatchObject({ status: 200, action: 'UNAUTHORIZED', error: 'invalid_token' });
  });

  const pems = ['nonsense', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', '-----BEGIN CERTIFICATE-----', 'x'.repeat(500_000)];

  test.each(pems)('token request with certificate %.30s', async (clientCertificate) => {
    const answer = await redeem(party, await codeFor(party), ({ call }) => { call['clientCertificate'] = clientCertificate; });
    expect(outcomeOf(answer)).toEqual(answered('BAD_REQUEST', 'A244309', 'invalid_request'));
  });

  test.each(pems)('introspection of a token that is bound to none, with certificate %.30s', async (clientCertificate) => {
    const { accessToken } = await tokensFor(party);
    const answer = await introspect(party, accessToken, ({ call }) => { call['clientCertificate'] = clientCertificate; });
    expect(outcomeOf(answer)).toMatchObject({ action: 'OK' });
  });
});

describe('request_uri', () => {
  const open = async (requestUri: string, by: Party = party): Promise<Answer> => authorize(by, requestUri);

  test.each([
    ['unknown', `urn:ietf:params:oauth:request_uri:${'a'.repeat(43)}`],
    ['empty behind its prefix', 'urn:ietf:params:oauth:request_uri:'],
    ['somewhere on the web', 'https://evil.example.org/request.jwt'],
    ['of this machine', 'file:///etc/passwd'],
  ])('%s', async (_, requestUri) => {
    const { resultCode, ...rest } = outcomeOf(await open(requestUri));
    expect(rest).toEqual({ status: 200, action: 'BAD_REQUEST', error: 'invalid_request_uri' });
    if (requestUri.startsWith('urn:')) expect(resultCode).toBe('A008303');
  });

  test('of another client', async () => {
    expect(outcomeOf(await open(await requestUriFor(party), other))).toEqual(answered('BAD_REQUEST', 'A008303', 'invalid_request_uri'));
  });
});
