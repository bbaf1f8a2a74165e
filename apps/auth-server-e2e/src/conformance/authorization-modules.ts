import { expect } from '@jest/globals';
import { contentOf } from '../support/outcome.js';
import { requestUriFor, ticketFor } from '../support/flow.js';
import type { Answer } from '../support/http.js';
import { payloadOf } from '../support/jwt.js';
import type { Party } from '../support/parties.js';
import { authorize, CHALLENGE, fail, issue, push, redeem, type Change } from '../support/requests.js';
import { arrives, code, hears, refuses, turnsAway, type Modules } from './modules.js';

const set = (name: string, value: string | undefined): Change => ({ parameters }) => { parameters[name] = value; };

async function completed(party: Party, atPar?: Change, atAuthorization?: Change): Promise<Answer> {
  const opened = await authorize(party, await requestUriFor(party, atPar), atAuthorization);
  expect(opened.body).toMatchObject({ action: 'INTERACTION' });
  return issue(party, String(opened.body['ticket']));
}

/** The ID token that a pushed request leads to. */
async function idToken(party: Party, atPar?: Change, atAuthorization?: Change): Promise<Record<string, unknown>> {
  const issued = await completed(party, atPar, atAuthorization);
  const { body } = await redeem(party, String(issued.body['authorizationCode']));
  return payloadOf(String(body['idToken']));
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
const responseTypeErrors = ['unsupported_response_type', 'invalid_request', 'unauthorized_client'];
const asPlainQuery: Change = ({ parameters }) => {
  Object.assign(parameters, { request_uri: undefined, response_type: 'code', scope: 'accounts', code_challenge: CHALLENGE, code_challenge_method: 'S256' });
};

export const authorizationModules: Modules = {
  '1 discovery-end-point-verification': async ({ first }) => {
    const { body } = await first.api.get('/service/configuration');
    expect(body).toMatchObject({
      issuer: first.service.issuer, authorization_endpoint: expect.stringMatching(/^https:/), token_endpoint: expect.stringMatching(/^https:/),
      pushed_authorization_request_endpoint: expect.stringMatching(/^https:/), require_pushed_authorization_requests: expect.any(Boolean),
      code_challenge_methods_supported: expect.arrayContaining(['S256']), response_types_supported: expect.arrayContaining(['code']),
      grant_types_supported: expect.arrayContaining(['authorization_code', 'refresh_token']),
      token_endpoint_auth_methods_supported: expect.arrayContaining(['private_key_jwt']),
      token_endpoint_auth_signing_alg_values_supported: expect.arrayContaining(['PS256', 'ES256', 'EdDSA']),
      dpop_signing_alg_values_supported: expect.arrayContaining(['PS256', 'ES256', 'EdDSA']),
      authorization_response_iss_parameter_supported: true,
      id_token_signing_alg_values_supported: expect.arrayContaining(['ES256']), scopes_supported: expect.arrayContaining(['openid']),
    });
  },
  '2 happy-flow': async ({ first, second }) => {
    for (const [party, state] of [[first, 'random'], [second, 's'.repeat(128)]] as const) {
      const pushed = await push(party, set('state', state));
      hears(pushed, 'CREATED');
      expect(contentOf(pushed)['expires_in']).toBeGreaterThanOrEqual(5);
      const issued = await issue(party, await ticketFor(party, String(pushed.body['requestUri'])));
      arrives(issued, { code, state, iss: party.service.issuer });
      const granted = await redeem(party, String(issued.body['authorizationCode']));
      hears(granted, 'OK');
      expect(contentOf(granted)).toEqual({ access_token: code, refresh_token: code, token_type: 'DPoP', expires_in: 300, scope: 'accounts' });
    }
  },
  '3 user-rejects-authentication': async ({ first, second }) => {
    for (const party of [first, second]) {
      const answer = await fail(party, await ticketFor(party, await requestUriFor(party, set('state', 'xyz'))), 'DENIED');
      arrives(answer, { error: 'access_denied', error_description: expect.stringMatching(/^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/), error_uri: expect.any(String), state: 'xyz', iss: party.service.issuer });
    }
  },
  '5 ensure-authorization-request-without-state-success': async ({ first }) => arrives(await completed(first), { code, iss: first.service.issuer }),
  '6 ensure-authorization-request-without-nonce-success': async ({ openid }) => expect(await idToken(openid)).not.toHaveProperty('nonce'),
  '7 ensure-authorization-request-with-64-char-nonce-success': async ({ openid }) =>
    expect(await idToken(openid, set('nonce', 'n'.repeat(64)))).toMatchObject({ nonce: 'n'.repeat(64), aud: [String(openid.client.clientId)], sub: 'john' }),
  '8 ensure-other-scope-order-succeeds': async ({ openid }) => {
    for (const scope of ['openid accounts', 'accounts openid']) expect(await idToken(openid, set('scope', scope))).toMatchObject({ sub: 'john' });
  },
  '9 test-claims-parameter-identity-claims': async ({ openid }) => {
    const wanted = { id_token: { name: null, email: { essential: true }, 'urn:nobody:knows:this': null }, userinfo: { name: null } };
    const claims = await idToken(openid, set('claims', JSON.stringify(wanted)));
    expect(claims).toMatchObject({ sub: 'john' });
    expect(claims).not.toHaveProperty('urn:nobody:knows:this');
  },
  '20 ensure-different-nonce-inside-and-outside-request-object': async ({ openid }) =>
    expect(await idToken(openid, set('nonce', 'inside'), set('nonce', 'outside'))).toMatchObject({ nonce: 'inside' }),
  '21 ensure-different-state-inside-and-outside-request-object': async ({ first }) =>
    arrives(await completed(first, set('state', 'inside'), set('state', 'outside')), { code, state: 'inside', iss: first.service.issuer }),
  '22 ensure-authorization-request-with-long-nonce': async ({ openid }) =>
    expect(await idToken(openid, set('nonce', 'n'.repeat(384)))).toMatchObject({ nonce: 'n'.repeat(384) }),
  '23 ensure-authorization-request-with-long-state': async ({ first }) =>
    arrives(await completed(first, set('state', 's'.repeat(1000))), { code, state: 's'.repeat(1000), iss: first.service.issuer }),
  '26 state-only-outside-request-object-not-used': async ({ first }) =>
    arrives(await completed(first, undefined, set('state', 'outside')), { code, iss: first.service.issuer }),
  '27 ensure-request-object-without-redirect-uri-fails': async ({ first }) => refuses(await push(first, set('redirect_uri', undefined)), 'invalid_request'),
  '40 plain-fapi-tolerate-unregistered-redirect-uri': async ({ first }) =>
    refuses(await push(first, set('redirect_uri', 'https://client.example.org/other')), 'invalid_request'),
  '41 ensure-unsigned-authorization-request-without-using-par-fails': async ({ first }) =>
    turnsAway(await authorize({ ...first }, '', (draft) => { asPlainQuery(draft); draft.parameters['redirect_uri'] = first.redirectUri; }), 'invalid_request'),
  '42 ensure-redirect-uri-in-authorization-request': async ({ second }) => refuses(await push(second, set('redirect_uri', '')), 'invalid_request'),
  '43 ensure-response-type-code-idtoken-fails': async ({ openid }) => refuses(await push(openid, set('response_type', 'code id_token')), ...responseTypeErrors),
  '45 ensure-response-type-token-fails': async ({ first }) => refuses(await push(first, set('response_type', 'token')), ...responseTypeErrors),
  '62 par-ensure-reused-request-uri-prior-to-auth-completion-succeeds': async ({ first }) => {
    const requestUri = await requestUriFor(first);
    await ticketFor(first, requestUri);
    arrives(await issue(first, await ticketFor(first, requestUri)), { code, iss: first.service.issuer });
  },
  '63 par-attempt-reuse-request_uri': async ({ first }) => {
    const requestUri = await requestUriFor(first);
    await issue(first, await ticketFor(first, requestUri));
    turnsAway(await authorize(first, requestUri), 'invalid_request_uri');
  },
  '64 par-attempt-to-use-expired-request_uri': async ({ hasty }) => {
    const requestUri = await requestUriFor(hasty);
    await pause(1_050);
    turnsAway(await authorize(hasty, requestUri), 'invalid_request_uri');
  },
  '67 par-attempt-to-use-request_uri-for-different-client': async ({ first, second }) =>
    turnsAway(await authorize(second, await requestUriFor(first)), 'invalid_request', 'invalid_request_object', 'invalid_request_uri'),
  '68 par-authorization-request-containing-request_uri-form-param': async ({ first }) =>
    refuses(await push(first, set('request_uri', await requestUriFor(first))), 'invalid_request', 'invalid_request_object', 'request_uri_not_supported'),
  '69 par-attempt-invalid-http-method': async ({ first }) => {
    const answer = await fetch(first.api.url('/pushed_auth_req'), { method: 'PUT', headers: { authorization: first.api.authorization } });
    expect(answer.status).toBe(405);
  },
  '70 par-ensure-pkce-required': async ({ first }) =>
    refuses(await push(first, ({ parameters }) => { Object.assign(parameters, { code_challenge: undefined, code_challenge_method: undefined }); }), 'invalid_request'),
  '73 par-plain-pkce-rejected': async ({ first }) => {
    refuses(await push(first, set('code_challenge_method', 'plain')), 'invalid_request');
    refuses(await push(first, set('code_challenge_method', undefined)), 'invalid_request');
  },
  '75 par-without-duplicate-parameters': async ({ first }) => {
    expect(await ticketFor(first, await requestUriFor(first))).toEqual(code);
  },
};
