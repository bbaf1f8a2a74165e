import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { RevocationRequest, Service } from '@symbolon/engine';
import { summaryOf } from './fixture.js';
import { createGrantFlow, formOf, publicClient, type GrantFlow } from './grant-flow.js';
import { OPEN_ISSUER, openKeys } from './open-flow.js';
import { keySetOf, signJwt, type Members, type SigningKey } from './signing.js';

/* Who asks at an introspection endpoint (RFC 7662, 2.1): a confidential client, judged as the revocation endpoint would. */

const GOOD = 'OK A113001';
const INTROSPECTION = `${OPEN_ISSUER}/introspect`;
const ask = async ({ engine, service }: GrantFlow, request: RevocationRequest): Promise<string> => summaryOf(await engine.clientAuthentication(service, request));

describe('RFC7662-2.1: a client with a secret', () => {
  const asked = (flow: GrantFlow) => flow.signed({ token: 'any' });

  test.each<[string, (good: ReturnType<typeof asked>) => RevocationRequest, RegExp]>([
    ['the right one', (good) => good, /^OK A113001$/],
    ['another one', (good) => ({ ...good, clientSecret: 'another' }), /^INVALID_CLIENT invalid_client A157305$/],
    ['none', ({ parameters }) => ({ parameters: `${parameters}&client_id=5001` }), /^INVALID_CLIENT invalid_client /],
    ['of nobody', (good) => ({ ...good, clientId: '99' }), /^INVALID_CLIENT invalid_client /],
    ['with parameters of no kind', (good) => ({ ...good, parameters: '%' }), /^BAD_REQUEST invalid_request /],
  ])('%s', async (_, change, expected) => {
    const flow = createGrantFlow();
    expect(await ask(flow, change(asked(flow)))).toMatch(expected);
  });

  test.each<[string, string, string]>([
    ['nothing', '', 'BAD_REQUEST invalid_request A145301'],
    ['no client', 'token=any', 'INVALID_CLIENT invalid_client A145351'],
    ['an unknown client', 'token=any&client_id=99', 'INVALID_CLIENT invalid_client A145354'],
    ['two clients', 'token=any&client_id=99&client_id=98', 'BAD_REQUEST invalid_request A145353'],
  ])('%s: what is wrong is called an introspection request', async (_, parameters, expected) => {
    const flow = createGrantFlow();
    expect(await ask(flow, { parameters })).toBe(expected);
    expect((await flow.engine.clientAuthentication(flow.service, { parameters })).resultMessage).toMatch(/introspection request/);
  });

  test('no token', async () => {
    const flow = createGrantFlow();
    expect(await ask(flow, flow.signed({ token_type_hint: 'access_token' }))).toBe('BAD_REQUEST invalid_request A145302');
  });

  test.each<[string, Partial<Service>, unknown]>([
    ['RS256, where there is such a key', {}, { rsUri: '5001', introspectionSignAlg: 'RS256' }],
    ['what there is a key for', { jwks: keySetOf(openKeys.service.privateJwk) }, { rsUri: '5001', introspectionSignAlg: 'ES256' }],
    ['nothing, without a key', { jwks: keySetOf() }, undefined],
  ])('RFC9701-5: learns what its answer can be signed with: %s', async (_, service, jwt) => {
    const flow = createGrantFlow({ service });
    expect((await flow.engine.clientAuthentication(flow.service, flow.signed({ token: 'any' }))).jwt).toEqual(jwt);
  });

  test('the token asked about stays', async () => {
    const flow = createGrantFlow();
    const { accessToken = '' } = await flow.tokens({ scope: 'read' });
    expect(await ask(flow, flow.signed({ token: accessToken }))).toBe(GOOD);
    expect((await flow.engine.introspection(flow.service, { token: accessToken })).usable).toBe(true);
  });

  test.each<[string, Partial<Service>, RegExp]>([
    ['whose method is one for introspection', { supportedIntrospectionAuthMethods: ['CLIENT_SECRET_BASIC'], supportedRevocationAuthMethods: ['PRIVATE_KEY_JWT'] }, /^OK /],
    ['whose method is one for revocation alone', { supportedIntrospectionAuthMethods: ['PRIVATE_KEY_JWT'], supportedRevocationAuthMethods: ['CLIENT_SECRET_BASIC'] }, /^INVALID_CLIENT .* A157344$/],
  ])('%s', async (_, service, expected) => {
    const flow = createGrantFlow({ service });
    expect(await ask(flow, asked(flow))).toMatch(expected);
  });

  test('a public client: INVALID_CLIENT', async () => {
    const flow = createGrantFlow({ client: publicClient });
    expect(await ask(flow, asked(flow))).toMatch(/^INVALID_CLIENT /);
  });
});

describe('RFC7523-3: a client with a key', () => {
  const byKey = (service: Partial<Service> = {}): GrantFlow =>
    createGrantFlow({ service: { introspectionEndpoint: INTROSPECTION, ...service }, client: { tokenAuthMethod: 'PRIVATE_KEY_JWT', tokenAuthSignAlg: 'ES256' } });

  const withAssertion = ({ service, now }: GrantFlow, claims: Members = {}, key: SigningKey = openKeys.client): RevocationRequest => {
    const seconds = Math.floor(now / 1000);
    const own = { iss: '5001', sub: '5001', aud: service.issuer, jti: randomUUID(), iat: seconds, exp: seconds + 60, ...claims };
    return { parameters: formOf({
      token: 'any', client_id: '5001', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: signJwt({ alg: 'ES256', kid: openKeys.client.kid }, own, key),
    }) };
  };

  test('its assertion is good once', async () => {
    const flow = byKey();
    const request = withAssertion(flow);
    expect([await ask(flow, request), await ask(flow, request)]).toEqual([GOOD, 'INVALID_CLIENT invalid_client A157358']);
  });

  test.each<[string, Members, RegExp]>([
    ['the introspection endpoint', { aud: INTROSPECTION }, /^OK /],
    ['the revocation endpoint', { aud: `${OPEN_ISSUER}/revoke` }, /^INVALID_CLIENT .* A157318$/],
    ['another server', { aud: 'https://other.example.com' }, /^INVALID_CLIENT .* A157318$/],
  ])('an assertion for %s', async (_, claims, expected) => {
    const flow = byKey();
    expect(await ask(flow, withAssertion(flow, claims))).toMatch(expected);
  });

  test('the key of somebody else: INVALID_CLIENT', async () => {
    const flow = byKey();
    expect(await ask(flow, withAssertion(flow, {}, openKeys.stranger))).toBe('INVALID_CLIENT invalid_client A157326');
  });
});
