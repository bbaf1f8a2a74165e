import { describe, expect, test } from '@jest/globals';
import { replay, type Client, type Service, type Trace } from '@symbolon/engine';
import { createFlow, errorOf, keys, REDIRECT_URI, VERIFIER, type Flow } from './fixture.js';
import { createGrantFlow } from './grant-flow.js';
import { SECRET } from './open-flow.js';

/* What the request log keeps of a call, and what follows from it. That no trace holds a secret is asked in every test of every flow: watched-traces.ts. */

const last = ({ traces }: Pick<Flow, 'traces'>): Trace => {
  const trace = traces.at(-1);
  if (trace === undefined) throw new Error('Nothing was recorded');
  return trace;
};
const under = (flow: Flow, trace: Trace, service: Partial<Service> = {}, client: Partial<Client> = {}) =>
  replay(trace, { ...flow.service, ...service }, { ...flow.first.client, ...client });

describe('a rejected request', () => {
  test('is told with rule, expected and received, profile and why, decision and answer', async () => {
    const flow = createFlow();
    const answer = await flow.push({ parameters: { code_challenge: undefined, code_challenge_method: undefined } });
    expect(last(flow)).toMatchObject({
      operation: 'pushedAuthReq', service: 1000, clientId: 4711, time: flow.now(), outcome: 'rejected', action: 'BAD_REQUEST',
      profile: 'fapi2-security', because: 'Scope payments carries fapi2=sp.', resultCode: answer.resultCode, resultMessage: answer.resultMessage,
      rule: 'FAPI2-SP-FINAL-5.3.2.2-5', error: errorOf(answer), response: answer.responseContent, configured: { service: 0, client: 0 },
    });
    expect(last(flow).findings[0]).toMatchObject({ rule: 'FAPI2-SP-FINAL-5.3.2.2-5', why: expect.any(String), error: 'invalid_request', resultCode: answer.resultCode });
    expect(last(flow).passed).toContain('FAPI2-SP-FINAL-5.3.2.1-6');
    expect(last(flow).passed).not.toContain('FAPI2-SP-FINAL-5.3.2.2-5');
    expect(last(flow).facts?.parameters).toMatchObject({ kind: 'parsed', values: { redirect_uri: [REDIRECT_URI], scope: ['payments'], client_assertion: [expect.stringMatching(/^~[\w-]{8}$/)] } });
    expect(last(flow).facts?.authentication?.assertion).toMatchObject({ claims: { iss: '4711' }, signatureValid: true });
  });

  test('names the identifier of a client that is not there', async () => {
    const flow = createFlow();
    await flow.authorize(undefined, { parameters: { client_id: '99' } });
    expect(last(flow)).toMatchObject({ operation: 'authorization', outcome: 'rejected', identifier: '99' });
    expect(last(flow)).not.toHaveProperty('clientId');
  });

  test('after every rule has passed: a code that another request was faster with', async () => {
    const flow = createFlow();
    const code = await flow.code();
    const answers = await Promise.all([flow.token(code), flow.token(code)]);
    expect(answers.map(({ action }) => action).sort()).toEqual(['BAD_REQUEST', 'OK']);
    const rejected = flow.traces.find(({ operation, outcome }) => operation === 'token' && outcome === 'rejected');
    expect(rejected).toMatchObject({ error: 'invalid_grant' });
    expect(rejected && under(flow, rejected)?.outcome).toBe(rejected?.findings.length === 0 ? 'unknown' : 'fail');
  });
});

test('every operation of a flow leaves a trace of its own', async () => {
  const flow = createFlow();
  const { accessToken, refreshToken } = await flow.tokens();
  await flow.introspect(accessToken);
  await flow.refresh(refreshToken);
  expect(flow.traces.map(({ operation, outcome, clientId, profile }) => [operation, outcome, clientId, profile])).toEqual(
    ['pushedAuthReq', 'authorization', 'authorizationIssue', 'token', 'introspection', 'token'].map((operation) => [operation, 'accepted', 4711, 'fapi2-security']));
  expect(flow.traces.every((trace) => !('resultMessage' in trace) && !('response' in trace))).toBe(true);
});

describe('nothing of what only one side may know is kept', () => {
  test('private keys, client secrets, passwords, what a front end puts into tokens', async () => {
    const flow = createGrantFlow();
    await flow.token({ grant_type: 'password', username: 'john', password: 'correct horse battery' });
    const { accessToken } = await flow.tokens({}, { claims: '{"iban":"DE00 1234"}', properties: [{ key: 'account', value: 'DE00 5678', hidden: false }] });
    await flow.token({ grant_type: 'client_credentials', client_secret: SECRET, my_own: 'something personal' });
    await flow.engine.userInfo(flow.service, { token: accessToken ?? '', headers: [{ key: 'authorization', value: 'Bearer something' }] });
    const text = JSON.stringify(flow.traces);
    for (const secret of [SECRET, 'correct horse', 'DE00', 'something', flow.service.apiSecret ?? 'apiSecret', VERIFIER]) expect(text).not.toContain(secret);
    expect(text).toContain('"username":["john"]');
  });

  test('nor the private half of a key that a client sends by mistake', async () => {
    const flow = createFlow();
    await flow.push({ proof: { header: { jwk: keys.firstProof.privateJwk } } });
    expect(last(flow)).toMatchObject({ outcome: 'rejected' });
    expect(JSON.stringify(last(flow))).not.toContain(keys.firstProof.privateJwk.d);
  });

  test('equal values stay recognisably equal', async () => {
    const flow = createFlow();
    const code = await flow.code();
    await flow.token(code);
    await flow.token(code);
    const [one, two] = flow.traces.filter(({ operation }) => operation === 'token').map(({ facts }) => facts?.parameters.kind === 'parsed' ? facts.parameters.values['code'] : undefined);
    expect(one).toEqual([expect.stringMatching(/^~/)]);
    expect(two).toEqual(one);
  });
});

describe('a stored request, asked again', () => {
  test('fails as it did while nothing has changed', async () => {
    const flow = createFlow({ client: { redirectUris: ['https://client.example.org/other'] } });
    await flow.push();
    const { findings } = last(flow);
    expect(findings.length).toBeGreaterThan(0);
    expect(under(flow, last(flow))).toMatchObject({ outcome: 'fail', findings, mended: [], broken: [], profile: 'fapi2-security' });
  });

  test.each<[string, Parameters<typeof createFlow>[0], Partial<Service>, Partial<Client>]>([
    ['the redirect URI is registered', { client: { redirectUris: ['https://client.example.org/other'] } }, {}, { redirectUris: [REDIRECT_URI] }],
    ['the service offers the response type', { service: { supportedResponseTypes: ['NONE'] } }, { supportedResponseTypes: ['CODE'] }, {}],
    ['the method of authentication is the one that was used', { client: { tokenAuthMethod: 'CLIENT_SECRET_BASIC' } }, {}, { tokenAuthMethod: 'PRIVATE_KEY_JWT' }],
    ['the issuer is what the assertion names', { service: { issuer: 'https://other.example.com' } }, { issuer: 'https://as.example.com' }, {}],
  ])('would pass once %s', async (_, settings, service, client) => {
    const flow = createFlow(settings);
    await flow.push();
    const then = last(flow);
    expect(then).toMatchObject({ outcome: 'rejected' });
    expect(under(flow, then)).toMatchObject({ outcome: 'fail' });
    expect(under(flow, then, service, client)).toMatchObject({ outcome: 'pass', findings: [], mended: then.findings.map(({ rule }) => rule) });
  });

  test('comes under the profile of now', async () => {
    const flow = createFlow();
    await flow.push({ parameters: { code_challenge: undefined, code_challenge_method: undefined } });
    expect(under(flow, last(flow), { supportedScopes: [{ name: 'payments', defaultEntry: false }] })).toMatchObject({ outcome: 'pass', profile: 'oauth2', because: 'No scope asks for a profile.' });
  });

  test('one that passed may fail now', async () => {
    const flow = createFlow();
    await flow.push();
    expect(last(flow).outcome).toBe('accepted');
    expect(under(flow, last(flow), {}, { redirectUris: ['https://client.example.org/other'] })).toMatchObject({ outcome: 'fail', mended: [], broken: expect.arrayContaining([expect.any(String)]) });
  });

  test('what depends on a text that is not kept stays as it was', async () => {
    const flow = createFlow();
    const code = await flow.code();
    await flow.token(code);
    expect(last(flow).lost).toContain('RFC7636-4.1');
    expect(under(flow, last(flow))).toMatchObject({ outcome: 'pass', remembered: last(flow).lost });
    await flow.token(await flow.code(), { parameters: { code_verifier: `${VERIFIER}!` } });
    const then = last(flow);
    expect(then.findings.map(({ rule }) => rule)).toContain('RFC7636-4.1');
    expect(under(flow, then)).toMatchObject({ outcome: 'fail', findings: then.findings });
  });
});
