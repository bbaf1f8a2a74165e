import { expect } from '@jest/globals';
import { contentOf } from '../../support/outcome.js';
import { requestUriFor, ticketFor } from '../../support/flow.js';
import type { Answer } from '../../support/http.js';
import { isSignedBy, payloadOf, thumbprint } from '../../support/jwt.js';
import type { Signing } from '../arrival.js';
import { authorize, CHALLENGE, fail, introspect, issue, push, redeem, type Change } from '../../support/requests.js';
import { code, hears } from '../assertions.js';
import { pause, waiting } from '../module.js';
import { always, type Fapi2Modules } from './cast.js';
import { arrives, refuses, turnsAway } from './judge.js';

const set = (name: string, value: string | undefined): Change => ({ parameters }) => { parameters[name] = value; };

/** What the front end knows of john. */
const john = JSON.stringify({ name: 'John', email: 'john@example.com' });

async function completed(party: Signing, atPar?: Change, atAuthorization?: Change): Promise<Answer> {
  const opened = await authorize(party, await requestUriFor(party, atPar), atAuthorization);
  expect(opened.body).toMatchObject({ action: 'INTERACTION' });
  return issue(party, String(opened.body['ticket']), (body) => { body['claims'] = john; });
}

/** The ID token that a pushed request leads to. */
async function idToken(party: Signing, atPar?: Change, atAuthorization?: Change): Promise<Record<string, unknown>> {
  const issued = await completed(party, atPar, atAuthorization);
  const { body } = await redeem(party, String(issued.body['authorizationCode']));
  const jwt = String(body['idToken']);
  expect(isSignedBy(jwt, party.serviceKey)).toBe(true);
  return payloadOf(jwt);
}

/** The token works for its holder alone. */
async function isBound(holder: Signing, stranger: Signing, token: string): Promise<void> {
  hears(await introspect(holder, token), 'OK');
  hears(await introspect(holder, token, (draft) => { draft.proof = undefined; delete draft.call['clientCertificate']; }), 'UNAUTHORIZED invalid_token', 'UNAUTHORIZED invalid_dpop_proof');
  const { certificate, proofKey } = stranger;
  const answer = await introspect({ ...holder, proofKey, ...(certificate === undefined ? {} : { certificate }) }, token);
  hears(answer, 'UNAUTHORIZED invalid_token', 'UNAUTHORIZED invalid_dpop_proof');
}

const all = (...values: readonly string[]): unknown => expect.arrayContaining([...values]);
const https = expect.stringMatching(/^https:/) as unknown;

const badRequest = ['invalid_request', 'invalid_request_object'];
const responseTypeErrors = ['unsupported_response_type', 'invalid_request', 'unauthorized_client'];
const asPlainQuery: Change = ({ parameters }) => {
  Object.assign(parameters, { request_uri: undefined, response_type: 'code', scope: 'accounts', code_challenge: CHALLENGE, code_challenge_method: 'S256' });
};

export const authorizationModules: Fapi2Modules = {
  '1 discovery-end-point-verification': always(async ({ first }) => {
    const { body } = await first.api.get('/service/configuration');
    const algorithms = all('PS256', 'ES256', 'EdDSA');
    expect(body).toMatchObject({
      issuer: first.service.issuer, authorization_endpoint: https, token_endpoint: https, pushed_authorization_request_endpoint: https,
      require_pushed_authorization_requests: expect.any(Boolean), code_challenge_methods_supported: all('S256'), response_types_supported: all('code'),
      grant_types_supported: all('authorization_code', 'refresh_token'), token_endpoint_auth_methods_supported: all('private_key_jwt', 'tls_client_auth'),
      token_endpoint_auth_signing_alg_values_supported: algorithms, dpop_signing_alg_values_supported: algorithms, tls_client_certificate_bound_access_tokens: true,
      authorization_response_iss_parameter_supported: true, id_token_signing_alg_values_supported: all('ES256'), scopes_supported: all('openid', 'accounts'),
      subject_types_supported: all('public'), response_modes_supported: all('jwt'), authorization_signing_alg_values_supported: all('ES256'), request_object_signing_alg_values_supported: algorithms,
    });
  }),
  '2 happy-flow': always(async ({ first, second }) => {
    for (const [party, state] of [[first, 'random'], [second, 's'.repeat(128)]] as const) {
      // Client 2 names the key of its proofs; only its request objects say what they are.
      const pushed = await push(party, ({ object, parameters }) => {
        parameters['state'] = state;
        if (party === first) delete object?.header['typ'];
        else if (party.bindsTo === undefined) parameters['dpop_jkt'] = thumbprint(party.proofKey);
      });
      hears(pushed, 'CREATED');
      expect(contentOf(pushed)['expires_in']).toBeGreaterThanOrEqual(5);
      const issued = await issue(party, await ticketFor(party, String(pushed.body['requestUri'])));
      arrives(party, issued, { code, state });
      const granted = await redeem(party, String(issued.body['authorizationCode']));
      hears(granted, 'OK');
      expect(contentOf(granted)).toEqual({ access_token: code, refresh_token: code, token_type: party.bindsTo === undefined ? 'DPoP' : 'Bearer', expires_in: 300, scope: 'accounts' });
      await isBound(party, party === first ? second : first, String(granted.body['accessToken']));
    }
  }),
  '3 user-rejects-authentication': always(async ({ first, second }) => {
    for (const party of [first, second]) {
      const answer = await fail(party, await ticketFor(party, await requestUriFor(party, set('state', 'xyz'))), 'DENIED');
      arrives(party, answer, { error: 'access_denied', error_description: expect.stringMatching(/^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/), error_uri: expect.any(String), state: 'xyz' });
    }
  }),
  '5 ensure-authorization-request-without-state-success': always(async ({ first }) => arrives(first, await completed(first), { code })),
  '6 ensure-authorization-request-without-nonce-success': always(async ({ openid }) => expect(await idToken(openid)).not.toHaveProperty('nonce')),
  '7 ensure-authorization-request-with-64-char-nonce-success': always(async ({ openid }) =>
    expect(await idToken(openid, set('nonce', 'n'.repeat(64)))).toMatchObject({ nonce: 'n'.repeat(64), aud: [String(openid.client.clientId)], sub: 'john' })),
  '8 ensure-other-scope-order-succeeds': always(async ({ openid }) => {
    for (const scope of ['openid accounts', 'accounts openid']) expect(await idToken(openid, set('scope', scope))).toMatchObject({ sub: 'john' });
  }),
  '9 test-claims-parameter-identity-claims': always(async ({ openid }) => {
    const wanted = { id_token: { name: null, email: { essential: true }, 'urn:nobody:knows:this': null }, userinfo: { name: null } };
    const claims = await idToken(openid, ({ object, parameters }) => {
      if (object === undefined) parameters['claims'] = JSON.stringify(wanted);
      else object.claims['claims'] = wanted;
    });
    expect(claims).toMatchObject({ sub: 'john', name: 'John', email: 'john@example.com' });
    expect(claims).not.toHaveProperty('urn:nobody:knows:this');
  }),
  '20 ensure-different-nonce-inside-and-outside-request-object': always(async ({ openid }) =>
    expect(await idToken(openid, set('nonce', 'inside'), set('nonce', 'outside'))).toMatchObject({ nonce: 'inside' })),
  '21 ensure-different-state-inside-and-outside-request-object': always(async ({ first }) =>
    arrives(first, await completed(first, set('state', 'inside'), set('state', 'outside')), { code, state: 'inside' })),
  '22 ensure-authorization-request-with-long-nonce': always(async ({ openid }) =>
    expect(await idToken(openid, set('nonce', 'n'.repeat(384)))).toMatchObject({ nonce: 'n'.repeat(384) })),
  '23 ensure-authorization-request-with-long-state': always(async ({ first }) =>
    arrives(first, await completed(first, set('state', 's'.repeat(1000))), { code, state: 's'.repeat(1000) })),
  '26 state-only-outside-request-object-not-used': always(async ({ first }) =>
    arrives(first, await completed(first, undefined, set('state', 'outside')), { code })),
  '27 ensure-request-object-without-redirect-uri-fails': always(async ({ first }) => refuses(await push(first, set('redirect_uri', undefined)), ...badRequest)),
  '40 plain-fapi-tolerate-unregistered-redirect-uri': always(async ({ first }) =>
    refuses(await push(first, set('redirect_uri', 'https://client.example.org/other')), ...badRequest)),
  '41 ensure-unsigned-authorization-request-without-using-par-fails': always(async ({ first }) =>
    turnsAway(first, await authorize({ ...first }, '', (draft) => { asPlainQuery(draft); draft.parameters['redirect_uri'] = first.redirectUri; }), 'invalid_request')),
  '42 ensure-redirect-uri-in-authorization-request': always(async ({ second }) => refuses(await push(second, set('redirect_uri', '')), ...badRequest)),
  '43 ensure-response-type-code-idtoken-fails': always(async ({ openid }) => refuses(await push(openid, set('response_type', 'code id_token')), ...responseTypeErrors)),
  '45 ensure-response-type-token-fails': always(async ({ first }) => refuses(await push(first, set('response_type', 'token')), ...responseTypeErrors)),
  '62 par-ensure-reused-request-uri-prior-to-auth-completion-succeeds': always(async ({ first }) => {
    const requestUri = await requestUriFor(first);
    await ticketFor(first, requestUri);
    arrives(first, await issue(first, await ticketFor(first, requestUri)), { code });
  }),
  '63 par-attempt-reuse-request_uri': always(async ({ first }) => {
    const requestUri = await requestUriFor(first);
    await issue(first, await ticketFor(first, requestUri));
    turnsAway(first, await authorize(first, requestUri), 'invalid_request_uri');
  }),
  '64 par-attempt-to-use-expired-request_uri': waiting(always(async ({ hasty }) => {
    const requestUri = await requestUriFor(hasty);
    await pause(1_050);
    turnsAway(hasty, await authorize(hasty, requestUri), 'invalid_request_uri');
  })),
  '67 par-attempt-to-use-request_uri-for-different-client': always(async ({ first, second }) =>
    turnsAway(second, await authorize(second, await requestUriFor(first)), 'invalid_request', 'invalid_request_object', 'invalid_request_uri')),
  '68 par-authorization-request-containing-request_uri-form-param': always(async ({ first }) =>
    refuses(await push(first, set('request_uri', await requestUriFor(first))), 'invalid_request', 'invalid_request_object', 'request_uri_not_supported')),
  '69 par-attempt-invalid-http-method': always(async ({ first }) => {
    const answer = await fetch(first.api.url('/pushed_auth_req'), { method: 'PUT', headers: { authorization: first.api.authorization } });
    expect(answer.status).toBe(405);
  }),
  '70 par-ensure-pkce-required': always(async ({ first }) =>
    refuses(await push(first, ({ parameters }) => { Object.assign(parameters, { code_challenge: undefined, code_challenge_method: undefined }); }), 'invalid_request')),
  '73 par-plain-pkce-rejected': always(async ({ first }) => {
    refuses(await push(first, set('code_challenge_method', 'plain')), 'invalid_request');
    refuses(await push(first, set('code_challenge_method', undefined)), 'invalid_request');
  }),
  '75 par-without-duplicate-parameters': always(async ({ first }) => {
    expect(await ticketFor(first, await requestUriFor(first))).toEqual(code);
  }),
};
