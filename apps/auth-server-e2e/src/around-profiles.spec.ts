import { beforeAll, describe, expect, test } from '@jest/globals';
import { ownerApi } from './support/api.js';
import { codeFor, requestUriFor, ticketFor, tokensFor } from './support/flow.js';
import { form, type Answer, type Members } from './support/http.js';
import { assertionDraft, compact, newKey, payloadOf, proofDraft, signWith, type JwtDraft } from './support/jwt.js';
import { contentOf, outcomeOf } from './support/outcome.js';
import { newParty, type Party } from './support/parties.js';
import { authorize, issue, push, redeem, refresh, RESOURCE, type Change } from './support/requests.js';

/* Ways around a profile, each of them closed: endpoints that come after the token, settings that change in between, tokens that no client asked for. */

const codeOf = ({ body }: Answer): unknown => body['resultCode'];
const scope = (name: string, ...[key, value]: readonly string[]) => ({ name, defaultEntry: false, ...(key === undefined ? {} : { attributes: [{ key, value: value ?? '' }] }) });
const scopes = [scope('accounts', 'fapi2', 'sp'), scope('payments', 'fapi', 'rw'), scope('balances', 'fapi', 'r'), scope('openid'), scope('plain')];

/** Revocation as its client asks for it; `change` is for the assertion. */
const revoke = (party: Party, token: string, change: (draft: JwtDraft) => void = () => undefined): Promise<Answer> => {
  const assertion = assertionDraft(party.client.clientId, party.service.issuer ?? '', party.key);
  change(assertion);
  return party.api.post('/auth/revocation', { parameters: form({
    client_id: String(party.client.clientId), token,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: compact(assertion),
  }) });
};

const update = async (party: Party, changes: Members): Promise<void> => {
  const { status } = await party.api.post(`/client/update/${party.client.clientId}`, { ...party.client, ...changes });
  expect(status).toBe(200);
};

describe('revocation', () => {
  let party: Party;
  beforeAll(async () => { party = await newParty({ service: { supportedScopes: scopes, clientAssertionAudRestrictedToIssuer: false } }); });

  test('FAPI2-SP-FINAL-5.3.2.1-8: the audience of an assertion is the issuer alone, by the scopes of the token', async () => {
    const toTokenEndpoint = (draft: JwtDraft): void => { draft.claims['aud'] = party.service.tokenEndpoint; };
    const asList = (draft: JwtDraft): void => { draft.claims['aud'] = [party.service.issuer]; };
    const { accessToken, refreshToken } = await tokensFor(party);
    for (const token of [accessToken, refreshToken]) {
      expect(outcomeOf(await revoke(party, token, toTokenEndpoint))).toMatchObject({ action: 'INVALID_CLIENT', error: 'invalid_client', resultCode: 'A157318' });
      expect(codeOf(await revoke(party, token, asList))).toBe('A157318');
    }
    const plain = await tokensFor({ ...party, scope: 'plain' });
    expect(codeOf(await revoke(party, plain.accessToken, toTokenEndpoint))).toBe('A113001');
    expect(codeOf(await revoke(party, accessToken))).toBe('A113001');
    expect(codeOf(await refresh(party, refreshToken))).not.toBe('A053001');
  });

  test('FAPI2-SP-FINAL-5.3.2.1-6: a client that was set to a secret since does not revoke with it', async () => {
    const here = await newParty({ service: { supportedScopes: scopes, supportedTokenAuthMethods: ['PRIVATE_KEY_JWT', 'CLIENT_SECRET_POST'] } });
    const { accessToken } = await tokensFor(here);
    await update(here, { tokenAuthMethod: 'CLIENT_SECRET_POST' });
    const withSecret = (token: string): Promise<Answer> => here.api.post('/auth/revocation', { parameters: form({ client_id: String(here.client.clientId), client_secret: here.client.clientSecret ?? '', token }) });
    expect(outcomeOf(await withSecret(accessToken))).toMatchObject({ error: 'invalid_client', resultCode: 'A295358' });
    expect(codeOf(await withSecret('nobody-issued-this'))).toBe('A113001');
  });
});

describe('UserInfo', () => {
  const userInfo = (party: Party, token: string, change: (draft: JwtDraft) => void = () => undefined): Promise<Answer> => {
    const proof = proofDraft(party.proofKey, 'GET', 'https://as.example.com/userinfo', token);
    change(proof);
    return party.api.post('/auth/userinfo', { token, dpop: compact(proof), htm: 'GET', htu: 'https://as.example.com/userinfo' });
  };

  test('FAPI2-SP-FINAL-5.4.1-1.2: neither a proof nor the answer is signed with RS256', async () => {
    const party = await newParty({ service: { supportedScopes: scopes, jwks: JSON.stringify({ keys: [newKey().privateJwk] }) }, proofKey: newKey('PS256'), scope: 'accounts openid' });
    const { accessToken } = await tokensFor(party);
    const rsa = ({ publicJwk: { alg: _alg, use: _use, kid: _kid, ...jwk } }: Party['proofKey']): Members => ({ ...jwk });
    const withRs256 = (draft: JwtDraft): void => { Object.assign(draft, { header: { ...draft.header, alg: 'RS256', jwk: rsa(party.proofKey) }, sign: signWith({ ...party.proofKey, alg: 'RS256' }) }); };
    expect(outcomeOf(await userInfo(party, accessToken, withRs256))).toMatchObject({ error: 'invalid_dpop_proof', resultCode: 'A089313' });
    expect(codeOf(await userInfo(party, accessToken))).toBe('A091001');
    await update(party, { userInfoSignAlg: 'RS256' });
    expect(outcomeOf(await userInfo(party, accessToken))).toMatchObject({ error: 'invalid_token', resultCode: 'A294358' });
  });

  test('FAPI2-SP-FINAL-5.3.4-5: an unbound token is good for nothing, whoever made it', async () => {
    const party = await newParty({ service: { supportedScopes: scopes } });
    const made = async (...names: readonly string[]): Promise<string> => String((await party.api.post('/auth/token/create', {
      grantType: 'AUTHORIZATION_CODE', clientId: party.client.clientId, subject: 'john', scopes: names,
    })).body['accessToken']);
    const standard = async (token: string): Promise<unknown> => contentOf(await party.api.post('/auth/introspection/standard', { parameters: form({ token }) }))['active'];
    const token = await made('accounts', 'openid');
    expect(codeOf(await party.api.post('/auth/userinfo', { token }))).toBe('A089311');
    expect(codeOf(await party.api.post('/auth/introspection', { token, htm: 'GET', htu: RESOURCE }))).toBe('A065308');
    expect(await standard(token)).toBe(false);
    expect(await standard(await made('payments'))).toBe(false);
    expect(await standard(await made('plain'))).toBe(true);
    expect(await standard((await tokensFor(party)).accessToken)).toBe(true);
  });
});

test('FAPI2-SP-FINAL-5.4.1-1.2: an introspection response is not signed with RS256, which RFC 9701 has as its default', async () => {
  const keys = [newKey(), newKey('RS256')];
  const party = await newParty({ service: { supportedScopes: scopes, jwks: JSON.stringify({ keys: keys.map(({ privateJwk }) => privateJwk) }) } });
  const ask = (token: string, call: Members = {}): Promise<Answer> => party.api.post('/auth/introspection/standard', {
    parameters: form({ token }), httpAcceptHeader: 'application/token-introspection+jwt', rsUri: 'https://rs.example.com', ...call,
  });
  const { accessToken } = await tokensFor(party);
  expect((await ask(accessToken)).body).toMatchObject({ action: 'INTERNAL_SERVER_ERROR', resultCode: 'A294358' });
  const signed = await ask(accessToken, { introspectionSignAlg: 'ES256' });
  expect(payloadOf(String(signed.body['responseContent']))).toMatchObject({ token_introspection: { active: true } });
  expect((await ask((await tokensFor({ ...party, scope: 'plain' })).accessToken)).body).toMatchObject({ action: 'JWT' });
});

describe('JWTs that answer', () => {
  test.each<[string, Members, Members, string]>([
    ['FAPI2-SP-FINAL-5.4.1-1.2: an authorization response with RS256', { authorizationSignAlg: 'RS256' }, { response_mode: 'jwt' }, 'A294358 invalid_request'],
    ['FAPI2-SP-FINAL-5.4.1-1.2: the same algorithm where no JWT is asked for', { authorizationSignAlg: 'RS256' }, {}, 'A245001 undefined'],
    ['FAPI2-SP-FINAL-5.4.1-1.1: an ID token with RSA1_5', { idTokenEncryptionAlg: 'RSA1_5' }, { scope: 'accounts openid' }, 'A294364 unauthorized_client'],
    ['FAPI2-SP-FINAL-5.4.1-1.1: the same where no ID token is asked for', { idTokenEncryptionAlg: 'RSA1_5' }, {}, 'A245001 undefined'],
  ])('%s', async (_, client, asked, expected) => {
    const party = await newParty({ service: { supportedScopes: scopes, jwks: JSON.stringify({ keys: [newKey().privateJwk, newKey('RS256').privateJwk] }) }, client });
    const { resultCode, error } = outcomeOf(await push(party, ({ parameters }) => { Object.assign(parameters, asked); }));
    expect(`${String(resultCode)} ${String(error)}`).toBe(expected);
  });
});

describe('keys', () => {
  test.each<[number, string]>([[2047, 'A150381'], [1536, 'A150381'], [2048, 'A245001']])('FAPI1-BASE-5.2.2-5: a request object under an RSA key of %d bits', async (bits, expected) => {
    const key = newKey('PS256', bits);
    const certificates = { tlsClientCertificateBoundAccessTokens: true };
    const here = await newParty({ service: { supportedScopes: scopes, ...certificates }, client: { requestSignAlg: 'PS256', ...certificates }, scope: 'payments' });
    await update(here, { jwks: JSON.stringify({ keys: [here.key.publicJwk, key.publicJwk] }), authorizationSignAlg: 'ES256' });
    const answer = await push({ ...here, signs: true, wants: 'JARM' }, ({ object, parameters }) => { parameters['state'] = 'state'; if (object !== undefined) Object.assign(object, { header: { alg: key.alg, kid: key.kid }, sign: signWith(key) }); });
    expect(codeOf(answer)).toBe(expected);
  });

  test('FAPI2-SP-FINAL-5.4.1-2: a client assertion and a proof under an RSA key of 2047 bits', async () => {
    const short = await newParty({ service: { supportedScopes: scopes }, key: newKey('PS256', 2047) });
    expect(codeOf(await push(short))).toBe('A294359');
    const proving = await newParty({ service: { supportedScopes: scopes }, proofKey: newKey('PS256', 2047) });
    expect(codeOf(await redeem(proving, await codeFor(proving)))).toBe('A295353');
  });
});

describe('between request and token', () => {
  test('ADR 22: a scope that the front end adds does not bring in a profile that the request was not held to', async () => {
    const party = await newParty({ service: { supportedScopes: scopes } });
    const ticket = async (name: string): Promise<string> => ticketFor(party, await requestUriFor({ ...party, scope: name }));
    const granting = async (asked: string, ...granted: readonly string[]): Promise<unknown> => codeOf(await issue(party, await ticket(asked), (body) => { body['scopes'] = granted; }));
    expect(await granting('plain', 'plain', 'accounts')).toBe('A045251');
    expect(await granting('plain', 'balances')).toBe('A045251');
    expect(await granting('accounts', 'accounts', 'payments')).toBe('A040001');
    expect(await granting('accounts', 'plain')).toBe('A040001');
  });

  test('a code and a refresh token of a weaker profile come under the stronger one that the service sets since', async () => {
    const party = await newParty({ service: { supportedScopes: scopes, jwks: JSON.stringify({ keys: [newKey().privateJwk] }) }, scope: 'plain' });
    const withoutProof: Change = (draft) => { draft.proof = undefined; };
    const code = await codeFor(party);
    const { body } = await redeem(party, await codeFor(party), withoutProof);
    const set = async (fapiModes: readonly string[]): Promise<void> => {
      const { body: present } = await ownerApi().get(party.service.apiKey);
      expect((await ownerApi().update(party.service.apiKey, { ...present, fapiModes })).status).toBe(200);
    };
    await set(['FAPI2_SECURITY']);
    expect(codeOf(await redeem(party, code, withoutProof))).toBe('A295351');
    expect(codeOf(await refresh(party, String(body['refreshToken']), withoutProof))).toBe('A295351');
    await set(['FAPI1_BASELINE']);
    const baseline = await codeFor({ ...party, scope: 'openid' }, ({ parameters }) => { parameters['nonce'] = 'nonce'; });
    await set(['FAPI2_SECURITY']);
    expect(codeOf(await redeem(party, baseline, withoutProof))).toBe('A295351');
  });
});

test('FAPI2-SP-FINAL-5.3.2.2-3: no spelling of the request gets past PAR', async () => {
  const party = await newParty({ service: { supportedScopes: [...scopes.filter(({ name }) => name !== 'accounts'), { ...scope('accounts', 'fapi2', 'sp'), defaultEntry: true }] } });
  const plainly = (parameters: Members): Promise<Answer> => authorize(party, '', (draft) => { draft.parameters = { client_id: String(party.client.clientId), response_type: 'code', redirect_uri: party.redirectUri, state: 's', ...(parameters as Record<string, string>) }; });
  const codes = await Promise.all([{ scope: 'accounts' }, { scope: 'plain accounts' }, {}, { scope: '' }, { scope: 'unknown' }, { scope: ' accounts ' }].map(async (parameters) => codeOf(await plainly(parameters))));
  expect(codes.map((code) => code === 'A294308')).toEqual(codes.map(() => true));
  expect(codeOf(await plainly({ scope: 'plain' }))).toBe('A004001');
});
