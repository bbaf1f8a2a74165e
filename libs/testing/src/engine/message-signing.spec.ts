import { expect, test } from '@jest/globals';
import type { Client, Service } from '@symbolon/engine';
import { challengeOf, createFlow, ISSUER, keys, REDIRECT_URI, summaryOf, VERIFIER, type Flow, type ParameterChange } from './fixture.js';
import { readAnswer, verified } from './open-flow.js';
import { aKey, keySetOf, signJwt, type Members, type SigningKey } from './signing.js';

/* FAPI 2.0 Message Signing: signed requests under `signed`, signed answers under `answered`, both where both are asked for. */

const NOW = Date.UTC(2026, 10, 21, 12) / 1000;
const scope = (name: string, value?: string) => ({ name, defaultEntry: false, ...(value === undefined ? {} : { attributes: [{ key: 'fapi2', value }] }) });
const rsa = aKey('first', 'RS256');

const flowOf = (client: Partial<Client> = {}, service: Partial<Service> = {}): Flow => createFlow({
  service: { supportedScopes: [scope('payments', 'sp'), scope('signed', 'ms-authreq'), scope('answered', 'ms-authres')], requestObjectAudienceChecked: true, ...service },
  client: { requestSignAlg: 'ES256', authorizationSignAlg: 'ES256', ...client },
});

const object = (change: Members = {}, key: SigningKey = keys.first): string => signJwt({ alg: key.alg, kid: key.kid, typ: 'oauth-authz-req+jwt' }, {
  iss: '4711', aud: ISSUER, client_id: '4711', nbf: NOW, exp: NOW + 300, response_type: 'code', redirect_uri: REDIRECT_URI, scope: 'signed', state: 'state-1',
  code_challenge: challengeOf(VERIFIER), code_challenge_method: 'S256', ...change,
}, key);

/** The request object alone. */
const alone = (request: string): ParameterChange =>
  ({ response_type: undefined, redirect_uri: undefined, scope: undefined, state: undefined, code_challenge: undefined, code_challenge_method: undefined, request });

const pushed = async (parameters: ParameterChange, flow = flowOf()): Promise<string> => summaryOf(await flow.push({ parameters }));

test.each<[string, string, ParameterChange, string]>([
  ['5.3.1-1', 'a signed request object', alone(object()), 'CREATED A245001'],
  ['5.3.1-1', 'plain parameters', { scope: 'signed' }, 'BAD_REQUEST invalid_request A294361'],
  ['5.3.1-1', 'plain parameters under the Security Profile', {}, 'CREATED A245001'],
  ['5.3.1-2', 'aud among others', alone(object({ aud: [ISSUER, 'https://www.other1.example.com/', 'invalid'] })), 'CREATED A245001'],
  ['5.3.1-2', 'another aud', alone(object({ aud: 'https://www.other1.example.com/' })), 'BAD_REQUEST invalid_request_object A006359'],
  ['5.3.1-3', 'nbf 8 seconds ahead', alone(object({ nbf: NOW + 8 })), 'CREATED A245001'],
  ['5.3.1-3', 'no nbf', alone(object({ nbf: undefined })), 'BAD_REQUEST invalid_request_object A150351'],
  ['5.3.1-3', 'nbf 70 minutes ago', alone(object({ nbf: NOW - 4200 })), 'BAD_REQUEST invalid_request_object A150365'],
  ['5.3.1-4', 'no exp', alone(object({ exp: undefined })), 'BAD_REQUEST invalid_request_object A150319'],
  ['5.3.1-4', 'exp 70 minutes ahead', alone(object({ exp: NOW + 4200 })), 'BAD_REQUEST invalid_request_object A150365'],
  ['5.4.1-1', 'a plain answer', { scope: 'answered' }, 'BAD_REQUEST invalid_request A294363'],
  ['5.4.1-1', 'an answer as a JWT', { scope: 'answered', response_mode: 'jwt' }, 'CREATED A245001'],
  ['5.3.1-1', 'both parts, plain parameters', { scope: 'answered signed', response_mode: 'jwt' }, 'BAD_REQUEST invalid_request A294361'],
  ['5.4.1-1', 'both parts, a plain answer', alone(object({ scope: 'answered signed' })), 'BAD_REQUEST invalid_request A294363'],
  ['5.4.1-1', 'both parts', alone(object({ scope: 'answered signed', response_mode: 'jwt' })), 'CREATED A245001'],
])('FAPI2-MS-FINAL-%s: %s', async (_, __, parameters, expected) => expect(await pushed(parameters)).toBe(expected));

test('FAPI2-SP-FINAL-5.4.1-1.2: a request object with RS256', async () => {
  const flow = flowOf({ requestSignAlg: 'RS256', jwks: keySetOf({ ...rsa.publicJwk, kid: 'rsa' }, keys.first.publicJwk) });
  expect(await pushed(alone(object({}, { ...rsa, kid: 'rsa' })), flow)).toBe('BAD_REQUEST invalid_request_object A294358');
});

test('a combination of modes lasts from the push to the tokens', async () => {
  const flow = flowOf({}, { fapiModes: ['FAPI2_MESSAGE_SIGNING_AUTH_RES', 'FAPI2_MESSAGE_SIGNING_AUTH_REQ'] });
  const request = { parameters: alone(object({ scope: 'payments', response_mode: 'jwt' })) };
  const issued = await flow.issue(await flow.ticket(request));
  const { parameters } = readAnswer(issued);
  expect(await verified(parameters.response, keys.service)).toMatchObject({ iss: ISSUER, aud: '4711', code: issued.authorizationCode, state: 'state-1' });
  expect((await flow.tokens(request)).action).toBe('OK');
});
