import { expect, test } from '@jest/globals';
import { summaryOf } from './fixture.js';
import { createGrantFlow } from './grant-flow.js';
import { verified } from './open-flow.js';

/* RFC 8707: what the user granted is narrowed at the token endpoint, never widened. */

const [A, B, C] = ['https://a.example.com/api', 'https://b.example.com/', 'https://c.example.com/'] as const;
const signing = { service: { accessTokenSignAlg: 'ES256' } } as const;
const code = (flow: ReturnType<typeof createGrantFlow>, resource: readonly string[] | undefined) =>
  flow.answer({ response_type: 'code', ...(resource === undefined ? {} : { resource }) });
const redeem = (flow: ReturnType<typeof createGrantFlow>, authorizationCode: string | undefined, resource?: readonly string[]) =>
  flow.token({ grant_type: 'authorization_code', code: authorizationCode, redirect_uri: 'https://rp.example.org/cb', ...(resource === undefined ? {} : { resource }) });

async function granted(resource: readonly string[] | undefined = [A, B], narrowed?: readonly string[]) {
  const flow = createGrantFlow(signing);
  const { authorizationCode } = await code(flow, resource);
  const answer = await redeem(flow, authorizationCode, narrowed);
  const asked = (resources?: readonly string[]) => flow.engine.introspection(flow.service, { token: answer.accessToken ?? '', ...(resources === undefined ? {} : { resources }) });
  return { flow, answer, asked };
}

test('RFC8707-2.2: without a resource the token is for all that were granted', async () => {
  const { answer, asked } = await granted();
  expect(answer).toMatchObject({ action: 'OK', accessTokenResources: [A, B] });
  expect(answer).not.toHaveProperty('resources');
  expect(await verified(answer.jwtAccessToken)).toMatchObject({ aud: [A, B] });
  expect(await asked()).toMatchObject({ action: 'OK', resources: [A, B], accessTokenResources: [A, B] });
});

test('RFC8707-2.2: a resource of the token request narrows the audience', async () => {
  const { flow, answer, asked } = await granted([A, B], [B, B]);
  expect(answer).toMatchObject({ action: 'OK', resources: [B], accessTokenResources: [B] });
  expect(await verified(answer.jwtAccessToken)).toMatchObject({ aud: [B] });
  expect(await asked()).toMatchObject({ action: 'OK', resources: [A, B], accessTokenResources: [B] });
  const standard = await flow.engine.standardIntrospection(flow.service, { parameters: `token=${answer.accessToken}` });
  expect(JSON.parse(standard.responseContent ?? '')).toMatchObject({ active: true, aud: [B] });
});

test('RFC8707-2.2: each refresh narrows anew, from all that were granted', async () => {
  const { flow, answer } = await granted([A, B], [B]);
  const narrowed = await flow.refresh(answer.refreshToken, { resource: A });
  expect(narrowed).toMatchObject({ action: 'OK', resources: [A], accessTokenResources: [A] });
  expect(await verified(narrowed.jwtAccessToken)).toMatchObject({ aud: [A] });
  const whole = await flow.refresh(narrowed.refreshToken);
  expect(whole).toMatchObject({ action: 'OK', accessTokenResources: [A, B] });
  expect(whole).not.toHaveProperty('resources');
  expect(await verified(whole.jwtAccessToken)).toMatchObject({ aud: [A, B] });
  expect(await flow.engine.introspection(flow.service, { token: whole.accessToken ?? '' })).toMatchObject({ resources: [A, B], accessTokenResources: [A, B] });
});

test('RFC8707-2.2: a resource beyond the grant is refused, and the code survives', async () => {
  const flow = createGrantFlow(signing);
  const { authorizationCode } = await code(flow, [A]);
  expect(summaryOf(await redeem(flow, authorizationCode, [A, C]))).toBe('BAD_REQUEST invalid_target A251312');
  expect(await redeem(flow, authorizationCode, [A])).toMatchObject({ action: 'OK', accessTokenResources: [A] });
});

test('RFC8707-2.2: a grant for no resource in particular gives none', async () => {
  const flow = createGrantFlow(signing);
  const { authorizationCode } = await code(flow, undefined);
  expect(summaryOf(await redeem(flow, authorizationCode, [A]))).toBe('BAD_REQUEST invalid_target A251312');
});

test('RFC8707-2.2: nor does a refresh go beyond', async () => {
  const { flow, answer } = await granted([A]);
  expect(summaryOf(await flow.refresh(answer.refreshToken, { resource: C }))).toBe('BAD_REQUEST invalid_target A251312');
  expect(await flow.refresh(answer.refreshToken)).toMatchObject({ action: 'OK' });
});

const flaws: readonly (readonly [string, string, string])[] = [
  ['no URI', 'https://rs example com', 'A251306'],
  ['relative', '/api', 'A251307'],
  ['empty', '', 'A251307'],
  ['with a fragment', 'https://rs.example.com/#a', 'A251308'],
];

test.each(flaws.flatMap(([what, resource, code]) => ['authorization_code', 'refresh_token', 'client_credentials', 'password'].map(grant => [grant, what, resource, code] as const)))(
  'RFC8707-2: %s refuses a resource that is %s', async (grant, _, resource, expected) => {
    const { flow, answer } = await granted();
    const { authorizationCode } = await code(flow, [A]);
    const parameters = { grant_type: grant, code: authorizationCode, redirect_uri: 'https://rp.example.org/cb', refresh_token: answer.refreshToken, username: 'john', password: 'p', resource: [A, resource] };
    expect(summaryOf(await flow.token(parameters))).toBe(`BAD_REQUEST invalid_target ${expected}`);
  });

test('the password grant carries its resources to token/issue and on', async () => {
  const flow = createGrantFlow(signing);
  const asked = await flow.token({ grant_type: 'password', username: 'john', password: 'p', resource: [A, B] });
  expect(asked).toMatchObject({ action: 'PASSWORD', resources: [A, B] });
  const issued = await flow.engine.tokenIssue(flow.service, { ticket: asked.ticket ?? '', subject: 'john' });
  expect(issued).toMatchObject({ action: 'OK', accessTokenResources: [A, B] });
  expect(await flow.refresh(issued.refreshToken, { resource: B })).toMatchObject({ action: 'OK', accessTokenResources: [B] });
});

test.each([
  ['all of them', [B, A], 'OK A056001'],
  ['one of them', [A], 'OK A056001'],
  ['nothing', [], 'OK A056001'],
  ['another', [A, C], 'UNAUTHORIZED invalid_token A066303'],
])('RFC9068-4: a resource server that needs %s', async (_, resources, expected) => {
  const { asked } = await granted();
  expect(summaryOf(await asked(resources))).toBe(expected);
});

test('RFC9068-4: a token that was narrowed is not for what it gave up', async () => {
  const { asked } = await granted([A, B], [A]);
  expect(summaryOf(await asked([B]))).toBe('UNAUTHORIZED invalid_token A066303');
});
