import { expect, test } from '@jest/globals';
import { createFlow, keys, summaryOf, VERIFIER, type Flow, type Party, type Settings } from './fixture.js';
import { aKey, keySetOf } from './signing.js';

/* What a profile leaves of a service, in its document, is what the rules of the profile take. */

const SECRET = 'a-client-secret-that-is-long-enough-for-HS512-which-wants-64-octets!';
const types = ['CODE', 'TOKEN', 'ID_TOKEN', 'CODE_ID_TOKEN', 'NONE'] as const;
const rsa = aKey('first', 'PS256');

/** A service whose every request is held to the profile, and a client that may do more. */
const flowOf = ({ service, client }: Settings = {}): Flow => createFlow({
  service: {
    fapiModes: ['FAPI2_SECURITY'], supportedResponseTypes: types, supportedGrantTypes: ['AUTHORIZATION_CODE', 'IMPLICIT', 'PASSWORD', 'REFRESH_TOKEN'],
    supportedTokenAuthMethods: ['CLIENT_SECRET_BASIC', 'CLIENT_SECRET_POST', 'PRIVATE_KEY_JWT'], ...service,
  },
  client: { responseTypes: types, grantTypes: ['AUTHORIZATION_CODE', 'IMPLICIT', 'PASSWORD', 'REFRESH_TOKEN'], clientSecret: SECRET, ...client },
});

const document = flowOf().engine.configuration(flowOf().service);
const listed = (member: string): readonly string[] => document[member] as readonly string[];

test.each(['code', 'token', 'id_token', 'code id_token', 'none'])('response type %s', async (type) => {
  const { action } = await flowOf().push({ parameters: { response_type: type, scope: 'openid payments', nonce: 'n-1' } });
  expect(action === 'CREATED').toBe(listed('response_types_supported').includes(type));
});

test.each([['plain', VERIFIER], ['S256', undefined]])('PKCE with %s', async (method, challenge) => {
  const { action } = await flowOf().push({ parameters: { code_challenge_method: method, ...(challenge === undefined ? {} : { code_challenge: challenge }) } });
  expect(action === 'CREATED').toBe(listed('code_challenge_methods_supported').includes(method));
});

test.each(['RS256', 'PS256'] as const)('assertions signed with %s', async (alg) => {
  const key = { ...rsa, alg };
  const { alg: _alg, ...jwk } = rsa.publicJwk;
  const flow = flowOf({ client: { tokenAuthSignAlg: alg, jwks: keySetOf(jwk) } });
  const by: Party = { ...flow.first, key };
  expect((await flow.push({ by })).action === 'CREATED').toBe(listed('token_endpoint_auth_signing_alg_values_supported').includes(alg));
});

test.each([['CLIENT_SECRET_BASIC', 'client_secret_basic'], ['CLIENT_SECRET_POST', 'client_secret_post'], ['PRIVATE_KEY_JWT', 'private_key_jwt']] as const)('clients with %s', async (tokenAuthMethod, spelling) => {
  const basic = tokenAuthMethod === 'CLIENT_SECRET_BASIC' ? { clientId: '4711', clientSecret: SECRET } : {};
  const { action } = await flowOf({ client: { tokenAuthMethod } }).push({
    ...(tokenAuthMethod === 'PRIVATE_KEY_JWT' ? {} : { assertion: false }), ...(tokenAuthMethod === 'CLIENT_SECRET_POST' ? { parameters: { client_secret: SECRET } } : {}), call: basic,
  });
  expect(action === 'CREATED').toBe(listed('token_endpoint_auth_methods_supported').includes(spelling));
});

test('the password grant', async () => {
  const answer = await flowOf().token(undefined, { parameters: { grant_type: 'password', username: 'john', password: 'x', code: undefined, scope: 'payments' } });
  expect(summaryOf(answer)).toBe('BAD_REQUEST unsupported_grant_type A295306');
  expect(listed('grant_types_supported')).toEqual(['authorization_code', 'refresh_token']);
});

test('requests that were not pushed', async () => {
  const answer = await flowOf().authorize(undefined, { parameters: { response_type: 'code', scope: 'payments', redirect_uri: 'https://client.example.org/cb?dummy1=lorem&dummy2=ipsum' } });
  expect(answer.action).not.toBe('INTERACTION');
  expect(document.require_pushed_authorization_requests).toBe(true);
  expect(keys.service.alg).toBe('ES256');
  expect(listed('id_token_signing_alg_values_supported')).toEqual(['ES256']);
});

test('the issuer in answers, whatever the setting says', async () => {
  const flow = flowOf({ service: { issSuppressed: true } });
  const { responseContent = '' } = await flow.issue(await flow.ticket());
  expect(new URL(responseContent).searchParams.get('iss')).toBe(flow.service.issuer);
  expect(flow.engine.configuration(flow.service).authorization_response_iss_parameter_supported).toBe(true);
});
