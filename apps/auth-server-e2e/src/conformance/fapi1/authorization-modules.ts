import { expect } from '@jest/globals';
import { signWith, seconds } from '../../support/jwt.js';
import { CHALLENGE, VERIFIER } from '../../support/requests.js';
import { arrivalOf, isWellFormed } from '../arrival.js';
import { ask, authorize, clientIdOf, issue, redeem, requestUriFor, type Asking, type ChangeOf } from './requests.js';
import { answered, brings, grants, redirectsNobody, refuses, succeeds } from './judge.js';
import { pause, waiting } from '../module.js';
import { always, whenPushed, type Fapi1Modules } from './modules.js';

const claim = (name: string, value: unknown): ChangeOf<Asking> => ({ object }) => { object.claims[name] = value; };
const without = (name: string): ChangeOf<Asking> => ({ object }) => { delete object.claims[name]; };

/** Only beside the request object. */
const onlyBeside = (name: string): ChangeOf<Asking> => ({ object, beside }) => {
  beside[name] = String(object.claims[name]);
  delete object.claims[name];
};

const anyRefusal = ['invalid_request', 'invalid_request_object', 'invalid_request_uri', 'access_denied'];
const objectOrRequest = ['invalid_request', 'invalid_request_object'];
const badObject = ['invalid_request_object'];
const other = 'https://www.other1.example.com/';

export const authorizationModules: Fapi1Modules = {
  '1 discovery-end-point-verification': always(async ({ first }) => {
    const { status, headers, body } = await first.api.get('/service/configuration');
    expect({ status, type: headers.get('content-type') }).toEqual({ status: 200, type: expect.stringMatching(/^application\/json/) });
    const algorithms = expect.arrayContaining(['ES256', 'PS256']) as unknown;
    const https = expect.stringMatching(/^https:/) as unknown;
    expect(body).toMatchObject({
      issuer: first.service.issuer, authorization_endpoint: https, token_endpoint: https, jwks_uri: https, pushed_authorization_request_endpoint: https,
      tls_client_certificate_bound_access_tokens: true, id_token_signing_alg_values_supported: expect.arrayContaining(['ES256']),
      request_object_signing_alg_values_supported: algorithms, request_parameter_supported: true,
      response_types_supported: expect.arrayContaining(['code', 'code id_token']), response_modes_supported: expect.arrayContaining(['jwt']),
      authorization_signing_alg_values_supported: expect.any(Array), code_challenge_methods_supported: expect.arrayContaining(['S256']),
      token_endpoint_auth_methods_supported: expect.arrayContaining(['private_key_jwt', 'tls_client_auth']), token_endpoint_auth_signing_alg_values_supported: algorithms,
      grant_types_supported: expect.arrayContaining(['authorization_code', 'refresh_token']), scopes_supported: expect.arrayContaining(['openid', 'payments']),
    });
    expect([undefined, false]).toContain(body['require_pushed_authorization_requests']);
  }),
  '2 happy-flow': always(async ({ first, second }) => {
    await succeeds(first, undefined, second);
    await succeeds(second, ({ object, beside }) => {
      const { response_type: type, state: _state, ...others } = object.claims;
      object.claims = { ...others, ...(typeof type === 'string' && type.includes(' ') ? { response_type: 'id_token code' } : { response_type: type }), state: 's'.repeat(128) };
      object.header['typ'] = 'oauth-authz-req+jwt';
      Object.assign(beside, { state: 's'.repeat(128), nonce: others['nonce'], redirect_uri: others['redirect_uri'] });
    }, first);
  }),
  '3 user-rejects-authentication': always(async ({ first, second }) => {
    for (const actor of [first, second]) {
      const { answer, said } = await ask(actor);
      const refused = arrivalOf(await actor.api.post('/auth/authorization/fail', { ticket: answer.body['ticket'], reason: 'DENIED' }), actor);
      expect(refused).toMatchObject(actor.variant.response === 'jarm' ? { channel: 'query', jwt: true } : { channel: 'fragment', jwt: false });
      expect(refused.parameters).toMatchObject({ error: 'access_denied', state: said['state'] });
      isWellFormed(refused.parameters);
    }
  }),
  '4 ensure-request-object-with-multiple-aud-succeeds': always(async ({ first }) => {
    await succeeds(first, ({ object, beside }) => {
      object.claims['aud'] = [first.service.issuer, other, 'invalid'];
      if (first.variant.method === 'pushed') Object.assign(beside, { response_type: undefined, scope: undefined });
    });
  }),
  '5 ensure-authorization-request-without-state-success': always(async ({ first }) => { await answered(first, without('state')); }),
  '6 ensure-valid-pkce-succeeds': { only: { method: 'by_value' }, run: async ({ first }) => {
    const { code, said } = await answered(first, ({ object }) => { Object.assign(object.claims, { code_challenge: CHALLENGE, code_challenge_method: 'S256' }); });
    grants(await redeem(first, code, ({ parameters }) => { parameters['code_verifier'] = VERIFIER; }), first, said);
  } },
  '7 ensure-other-scope-order-succeeds': always(async ({ first }) => { await succeeds({ ...first, scope: 'payments openid' }); }),
  '9 ensure-response-mode-query': always(async ({ first }) => {
    const stop = await ask(first, claim('response_mode', 'query'));
    refuses(stop, first, ['invalid_request'], objectOrRequest);
  }),
  '10 ensure-different-nonce-inside-and-outside-request-object': always(async ({ first }) => {
    await succeeds(first, ({ beside }) => { beside['nonce'] = 'another'; });
  }),
  '11 ensure-registered-redirect-uri': always(async ({ first }) => {
    redirectsNobody(await ask(first, claim('redirect_uri', 'https://client.example.org/somewhere/else')), first, ...objectOrRequest);
  }),
  '12 ensure-request-object-with-long-nonce': always(async ({ first }) => { await succeeds(first, claim('nonce', 'n'.repeat(384))); }),
  '13 ensure-request-object-with-64-char-nonce-success': always(async ({ first }) => { await succeeds(first, claim('nonce', 'n'.repeat(64))); }),
  '14 ensure-request-object-with-long-state': always(async ({ first }) => { await answered(first, claim('state', 's'.repeat(1000))); }),
  '15 ensure-request-object-without-exp-fails': always(async ({ first }) => refuses(await ask(first, without('exp')), first, anyRefusal, badObject)),
  '16 ensure-request-object-without-nbf-fails': always(async ({ first }) => refuses(await ask(first, without('nbf')), first, anyRefusal, badObject)),
  '17 ensure-request-object-without-scope-fails': always(async ({ first }) => refuses(await ask(first, onlyBeside('scope')), first, anyRefusal, objectOrRequest)),
  '18 state-only-outside-request-object-not-used': always(async ({ first }) => {
    await answered(first, ({ object, beside }) => { beside['state'] = 'outside'; delete object.claims['state']; });
  }),
  '19 ensure-request-object-without-nonce-fails': always(async ({ first }) =>
    refuses(await ask(first, onlyBeside('nonce')), first, ['invalid_request', 'invalid_request_object', 'invalid_request_uri'], objectOrRequest)),
  '20 ensure-request-object-without-redirect-uri-fails': always(async ({ first }) => refuses(await ask(first, onlyBeside('redirect_uri')), first, objectOrRequest)),
  '21 ensure-expired-request-object-fails': always(async ({ first }) =>
    refuses(await ask(first, ({ object }) => { Object.assign(object.claims, { nbf: seconds(-600), exp: seconds(-300) }); }), first, badObject)),
  '22 ensure-request-object-with-bad-aud-fails': always(async ({ first }) => refuses(await ask(first, claim('aud', other)), first, badObject)),
  '23 ensure-request-object-with-exp-over-60-fails': always(async ({ first }) => refuses(await ask(first, claim('exp', seconds(4200))), first, badObject)),
  '24 ensure-request-object-with-nbf-over-60-fails': always(async ({ first }) => refuses(await ask(first, claim('nbf', seconds(-4200))), first, badObject)),
  '25 ensure-signed-request-object-with-RS256-fails': always(async ({ rsa }) => {
    await succeeds(rsa);
    refuses(await ask(rsa, ({ object }) => { object.header['alg'] = 'RS256'; object.sign = signWith({ ...rsa.key, alg: 'RS256' }); }), rsa, badObject);
  }),
  '26 ensure-request-object-signature-algorithm-is-not-none': always(async ({ first }) =>
    refuses(await ask(first, ({ object }) => { object.header = { alg: 'none' }; object.sign = () => Buffer.alloc(0); }), first, badObject)),
  '27 ensure-request-object-with-invalid-signature-fails': always(async ({ first }) =>
    refuses(await ask(first, ({ object }) => { const sign = object.sign; object.sign = (input) => sign(`${input}x`); }), first, badObject)),
  '28 ensure-matching-key-in-authorization-request': always(async ({ first, second }) => {
    const foreign: ChangeOf<Asking> = ({ object }) => { object.sign = signWith(second.key); };
    refuses(await ask(first, foreign), first, badObject, objectOrRequest);
    refuses(await ask(first, (draft) => { foreign(draft); draft.object.header['kid'] = second.key.kid; }), first, badObject, objectOrRequest);
  }),
  '29 ensure-authorization-request-without-request-object-fails': always(async ({ first }) => {
    const said = { response_type: 'code id_token', state: 'state', nonce: 'nonce' };
    const answer = await authorize(first, { client_id: clientIdOf(first), ...said, scope: first.scope, redirect_uri: first.redirectUri });
    refuses({ at: 'authorization', answer, said }, first, ['invalid_request']);
  }),
  '30 ensure-redirect-uri-in-authorization-request': always(async ({ first }) => redirectsNobody(await ask(first, without('redirect_uri')), first, ...objectOrRequest)),
  '31 ensure-response-type-code-fails': { only: { response: 'plain_response' }, run: async ({ first }) => {
    const stop = await ask(first, ({ object, beside }) => { object.claims['response_type'] = 'code'; beside['response_type'] = 'code'; });
    refuses(stop, first, ['unsupported_response_type', 'invalid_request'], ['unsupported_response_type', 'invalid_request', 'unauthorized_client']);
  } },
  '49 par-ensure-reused-request-uri-prior-to-auth-completion-succeeds': whenPushed(async ({ first }) => {
    const said: Record<string, unknown> = {};
    const parameters = { client_id: clientIdOf(first), request_uri: await requestUriFor(first, ({ object }) => { Object.assign(said, object.claims); }) };
    await authorize(first, parameters);
    brings(arrivalOf(await issue(first, await authorize(first, parameters)), first), first, said);
  }),
  '50 par-attempt-reuse-request_uri': whenPushed(async ({ first }) => {
    const parameters = { client_id: clientIdOf(first), request_uri: await requestUriFor(first) };
    await issue(first, await authorize(first, parameters));
    refuses({ at: 'authorization', answer: await authorize(first, parameters), said: {} }, first, ['invalid_request_uri']);
  }),
  '51 par-attempt-to-use-expired-request_uri': waiting(whenPushed(async ({ hasty }) => {
    const parameters = { client_id: clientIdOf(hasty), request_uri: await requestUriFor(hasty) };
    await pause(1_050);
    refuses({ at: 'authorization', answer: await authorize(hasty, parameters), said: {} }, hasty, ['invalid_request_uri']);
  })),
  '58 par-attempt-to-use-request_uri-for-different-client': whenPushed(async ({ first, second }) => {
    const answer = await authorize(second, { client_id: clientIdOf(second), request_uri: await requestUriFor(first) });
    refuses({ at: 'authorization', answer, said: {} }, second, ['invalid_request', 'invalid_request_object', 'invalid_request_uri']);
  }),
  '59 par-authorization-request-containing-request_uri-form-param': whenPushed(async ({ first }) => {
    const requestUri = await requestUriFor(first);
    refuses(await ask(first, ({ pushed }) => { pushed['request_uri'] = requestUri; }), first, [], ['invalid_request', 'invalid_request_object', 'request_uri_not_supported']);
  }),
  '60 par-attempt-invalid-http-method': whenPushed(async ({ first }) => {
    const { status } = await fetch(first.api.url('/pushed_auth_req'), { method: 'PUT', headers: { authorization: first.api.authorization } });
    expect(status).toBe(405);
  }),
  '61 par-ensure-pkce-required': whenPushed(async ({ first }) =>
    refuses(await ask(first, ({ object }) => { Object.assign(object.claims, { code_challenge: undefined, code_challenge_method: undefined }); }), first, [], ['invalid_request'])),
  '64 par-plain-pkce-rejected': whenPushed(async ({ first }) => refuses(await ask(first, claim('code_challenge_method', 'plain')), first, [], ['invalid_request'])),
  '65 par-pushed-authorization-url-as-audience-in-request-object': whenPushed(async ({ first }) =>
    refuses(await ask(first, claim('aud', first.service.pushedAuthReqEndpoint)), first, [], badObject)),
  '66 par-attempt-invalid-redirect_uri': whenPushed(async ({ first }) => refuses(await ask(first, claim('redirect_uri', `${first.redirectUri}/x`)), first, [], objectOrRequest)),
  '67 par-authorization-request-containing-request_uri': whenPushed(async ({ first }) => {
    refuses(await ask(first, claim('request_uri', await requestUriFor(first))), first, [], badObject);
  }),
  '68 par-without-duplicate-parameters': whenPushed(async ({ first }) => {
    await succeeds(first, (draft) => { draft.beside = { client_id: clientIdOf(first) }; });
  }),
};
