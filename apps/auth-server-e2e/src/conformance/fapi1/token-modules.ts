import { expect } from '@jest/globals';
import { contentOf } from '../../support/outcome.js';
import { seconds, signWith, type JwtDraft } from '../../support/jwt.js';
import type { Answer } from '../../support/http.js';
import { hears } from '../assertions.js';
import type { Actor, Troupe } from './cast.js';
import { answered, grants, rejects, succeeds } from './judge.js';
import { pause, waiting } from '../module.js';
import { always, byAssertion, whenPushed, type Fapi1Modules } from './modules.js';
import { ask, clientIdOf, codeFor, introspect, redeem, refresh, type Asking, type ChangeOf, type Redeeming } from './requests.js';

const assertion = (change: ChangeOf<JwtDraft>) => (draft: Redeeming | Asking): void => { if (draft.assertion !== undefined) change(draft.assertion); };
const claim = (name: string, value: unknown) => assertion(({ claims }) => { claims[name] = value; });

const redeemed = async (actor: Actor, change: ChangeOf<Redeeming>): Promise<Answer> => redeem(actor, await codeFor(actor), change);

/** A token request whose assertion is wrong. */
const badAssertion = (change: (troupe: Troupe) => ChangeOf<Redeeming>) => byAssertion(async (troupe) => {
  rejects(await redeemed(troupe.first, change(troupe)), 'invalid_client', 'invalid_request');
});

/** The same at the PAR endpoint. */
const badPush = (change: (troupe: Troupe) => ChangeOf<Asking>) => byAssertion(async (troupe) => {
  const { at, answer } = await ask(troupe.first, change(troupe));
  expect(at).toBe('par');
  rejects(answer, 'invalid_client', 'invalid_request');
}, { method: 'pushed' });

/** An assertion at the PAR endpoint for an audience that this profile has to accept. */
const goodAudience = (audience: (actor: Actor) => unknown) => byAssertion(async ({ first }) => { await succeeds(first, claim('aud', audience(first))); }, { method: 'pushed' });

const other = 'https://www.other1.example.com/';
/** What is said to somebody without the certificate: by how clients authenticate. */
const withoutCertificate = ({ variant }: Actor): readonly string[] =>
  (variant.authentication === 'mtls' ? ['invalid_client', 'invalid_request'] : ['invalid_client', 'invalid_grant', 'invalid_request']);

export const tokenModules: Fapi1Modules = {
  '32 ensure-client-id-in-token-endpoint': always(async ({ first, second }) =>
    rejects(await redeemed(first, ({ parameters }) => { parameters['client_id'] = clientIdOf(second); }), 'invalid_client', 'invalid_grant')),
  '33 ensure-mtls-holder-of-key-required': always(async ({ first }) =>
    rejects(await redeemed(first, (draft) => { draft.certificate = undefined; }), ...withoutCertificate(first))),
  '34 ensure-authorization-code-is-bound-to-client': always(async ({ first, second }) => rejects(await redeem(second, await codeFor(first)), 'invalid_grant')),
  '35 attempt-reuse-authorisation-code-after-one-second': waiting(always(async ({ first }) => {
    const { code, said } = await answered(first);
    const content = grants(await redeem(first, code), first, said);
    hears(await introspect(first, content['access_token']), 'OK');
    await pause(1_000);
    rejects(await redeem(first, code), 'invalid_grant');
    hears(await introspect(first, content['access_token']), 'UNAUTHORIZED invalid_token');
  })),
  '36 ensure-signed-client-assertion-with-RS256-fails': byAssertion(async ({ rsa }) =>
    rejects(await redeemed(rsa, assertion((jwt) => { jwt.header['alg'] = 'RS256'; jwt.sign = signWith({ ...rsa.key, alg: 'RS256' }); })), 'invalid_client')),
  '37 ensure-client-assertion-in-token-endpoint': badAssertion(() => (draft) => { draft.assertion = undefined; }),
  '38 ensure-client-assertion-with-exp-is-5-minutes-in-past-fails': badAssertion(() => claim('exp', seconds(-300))),
  '39 ensure-client-assertion-with-wrong-aud-fails': badAssertion(() => claim('aud', other)),
  '40 ensure-client-assertion-with-no-sub-fails': badAssertion(() => assertion(({ claims }) => { delete claims['sub']; })),
  '41 ensure-client-assertion-with-wrong-iss-fails': badAssertion(({ second }) => claim('iss', clientIdOf(second))),
  '42 ensure-client-assertion-with-wrong-sub-fails': badAssertion(({ second }) => claim('sub', clientIdOf(second))),
  '43 ensure-client-assertion-with-iss-aud-succeeds': byAssertion(async ({ first }) => {
    const { code, said } = await answered(first);
    grants(await redeem(first, code, claim('aud', first.service.issuer)), first, said);
  }),
  '44 refresh-token': always(async ({ first, second }) => {
    for (const [actor, stranger] of [[first, second], [second, first]] as const) {
      const { refresh_token: token } = await succeeds(actor);
      const refreshToken = String(token);
      const renewed = await refresh(actor, refreshToken);
      hears(renewed, 'OK');
      const content = contentOf(renewed);
      expect(content).toMatchObject({ token_type: 'Bearer', refresh_token: refreshToken });
      hears(await introspect(actor, content['access_token']), 'OK');
      rejects(await refresh(actor, refreshToken, (draft) => { draft.certificate = undefined; }), ...withoutCertificate(actor));
      if (actor.variant.authentication === 'private_key_jwt') rejects(await refresh(actor, refreshToken, (draft) => { draft.assertion = undefined; }), 'invalid_client', 'invalid_grant', 'invalid_request');
      rejects(await refresh(stranger, refreshToken), 'invalid_grant');
      hears(await refresh(actor, refreshToken), 'OK');
    }
  }),
  '52 par-test-pushed-authorization-url-as-audience-for-client-JWT-assertion': goodAudience(({ service }) => service.pushedAuthReqEndpoint),
  '53 par-token-endpoint-url-as-audience-for-client-JWT-assertion': goodAudience(({ service }) => service.tokenEndpoint),
  '54 test-array-as-audience-for-client-JWT-assertion': byAssertion(async ({ first }) => {
    const list = claim('aud', [first.service.issuer, other]);
    const { code, said } = await answered(first, list);
    grants(await redeem(first, code, list), first, said);
  }),
  '55 par-ensure-client-assertion-with-wrong-aud-fails': badPush(() => claim('aud', other)),
  '56 par-ensure-client-assertion-with-wrong-iss-fails': badPush(({ second }) => claim('iss', clientIdOf(second))),
  '57 par-ensure-client-assertion-with-wrong-sub-fails': badPush(({ second }) => claim('sub', clientIdOf(second))),
  '62 ensure-pkce-code-verifier-required': whenPushed(async ({ first }) => rejects(await redeemed(first, ({ parameters }) => { parameters['code_verifier'] = undefined; }), 'invalid_grant')),
  '63 incorrect-pkce-code-verifier-rejected': whenPushed(async ({ first }) => rejects(await redeemed(first, ({ parameters }) => { parameters['code_verifier'] = 'v'.repeat(43); }), 'invalid_grant')),
};
