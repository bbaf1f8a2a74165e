import { expect } from '@jest/globals';
import { contentOf } from '../../support/outcome.js';
import { codeFor, tokensFor } from '../../support/flow.js';
import type { Answer } from '../../support/http.js';
import { newKey, seconds, signWith, thumbprint, type JwtDraft } from '../../support/jwt.js';
import type { Party } from '../../support/parties.js';
import { introspect, push, pushProof, redeem, refresh, type Change, type Draft } from '../../support/requests.js';
import { hears } from '../assertions.js';
import { pause, waiting } from '../module.js';
import { always, byAssertion, withProofs, type Fapi2Modules } from './cast.js';
import { refuses, rejects } from './judge.js';

const ofAssertion = (change: Change<JwtDraft>): Change => (draft: Draft) => { if (draft.assertion !== undefined) change(draft.assertion); };
const ofProof = (change: Change<JwtDraft>): Change => (draft: Draft) => { if (draft.proof !== undefined) change(draft.proof); };
const claim = (name: string, value: unknown): Change<JwtDraft> => ({ claims }) => { claims[name] = value; };

/** What proves possession of the token's key, taken away. */
const withoutPossession = (party: Party): Change => (draft) => {
  if (party.bindsTo === undefined) draft.proof = undefined;
  else delete draft.call['clientCertificate'];
};

/** What proves who the client is, taken away. */
const withoutAuthentication = (party: Party): Change => (draft) => {
  if (party.authenticates === undefined) draft.assertion = undefined;
  else delete draft.call['clientCertificate'];
};

/** What is said to somebody who proves no possession: it is the client's authentication, too, where both are the certificate. */
const possessionErrors = ({ authenticates, bindsTo }: Party): readonly string[] =>
  (bindsTo === undefined ? bindingErrors : authenticates === undefined ? ['invalid_client', 'invalid_grant', 'invalid_request'] : ['invalid_client', 'invalid_request']);

const withProof = (party: Party): Change => (draft) => { draft.proof = pushProof(party); };
const withKeyName = (party: Party): Change => ({ parameters }) => { parameters['dpop_jkt'] = thumbprint(party.proofKey); };

async function granted(party: Party, change: Change, atPar?: Change): Promise<Answer> {
  const answer = await redeem(party, await codeFor(party, atPar), change);
  hears(answer, 'OK');
  return answer;
}

const unchanged = (): void => undefined;
const bindingErrors = ['invalid_request', 'invalid_grant', 'invalid_dpop_proof'];

async function refused(party: Party, change: Change): Promise<Answer> {
  return redeem(party, await codeFor(party), change);
}

export const tokenModules: Fapi2Modules = {
  '12 check-dpop-proof-nbf-exp': withProofs(async ({ first }) => {
    await granted(first, ofProof(({ claims }) => { Object.assign(claims, { nbf: seconds(), exp: seconds(60) }); }));
  }),
  '13 ensure-dpopproof-with-iat-10seconds-before-succeeds': withProofs(async ({ first }) => {
    const older = ofProof(claim('iat', seconds(-10)));
    const { body } = await granted(first, older, (draft) => { withProof(first)(draft); older(draft); });
    hears(await introspect(first, String(body['accessToken']), ({ proof }) => { if (proof !== undefined) proof.claims['iat'] = seconds(-10); }), 'OK');
  }),
  '14 ensure-dpopproof-with-iat-10seconds-after-succeeds': withProofs(async ({ first }) => {
    const newer = ofProof(({ claims }) => { claims['iat'] = seconds(8); });
    const { body } = await granted(first, newer, (draft) => { withProof(first)(draft); newer(draft); });
    hears(await introspect(first, String(body['accessToken']), ({ proof }) => { if (proof !== undefined) proof.claims['iat'] = seconds(8); }), 'OK');
  }),
  '15 ensure-mismatched-dpop-jkt-fails': withProofs(async ({ first, second }) =>
    refuses(await push(first, (draft) => { withProof(first)(draft); withKeyName(second)(draft); }), 'invalid_request', 'invalid_dpop_proof')),
  '16 ensure-token-endpoint-fails-with-mismatched-dpop-proof-jkt': withProofs(async ({ first, second }) =>
    refuses(await redeem({ ...first, proofKey: second.proofKey }, await codeFor(first, withProof(first))), ...bindingErrors)),
  '17 ensure-token-endpoint-fails-with-mismatched-dpop-jkt': withProofs(async ({ first, second }) =>
    refuses(await redeem({ ...first, proofKey: second.proofKey }, await codeFor(first, withKeyName(first))), ...bindingErrors)),
  '18 ensure-dpopproof-at-par-endpoint-binding-success': withProofs(async ({ first }) => { await granted(first, unchanged, withProof(first)); }),
  '19 ensure-dpop-auth-code-binding-success': withProofs(async ({ first }) => { await granted(first, unchanged, withKeyName(first)); }),
  '46 ensure-client-id-in-token-endpoint': always(async ({ first, second }) =>
    rejects(await refused(first, ({ parameters }) => { parameters['client_id'] = String(second.client.clientId); }), 'invalid_client', 'invalid_grant')),
  '47 ensure-holder-of-key-required': always(async ({ first }) => {
    const answer = await refused(first, withoutPossession(first));
    if (first.bindsTo === undefined) refuses(answer, ...bindingErrors);
    else rejects(answer, ...possessionErrors(first));
  }),
  '48 ensure-authorization-code-is-bound-to-client': always(async ({ first, second }) => refuses(await redeem(second, await codeFor(first)), 'invalid_grant')),
  '49 attempt-reuse-authorization-code-after-one-second': waiting(always(async ({ first }) => {
    const code = await codeFor(first);
    const { body } = await redeem(first, code);
    await pause(1_000);
    refuses(await redeem(first, code), 'invalid_grant');
    hears(await introspect(first, String(body['accessToken'])), 'UNAUTHORIZED invalid_token');
  })),
  '50 ensure-token-endpoint-fails-with-expired-auth-code': waiting(always(async ({ fleeting }) => {
    const code = await codeFor(fleeting);
    await pause(1_050);
    refuses(await redeem(fleeting, code), 'invalid_grant');
  })),
  '51 ensure-signed-client-assertion-with-RS256-fails': byAssertion(async ({ rsa }) => {
    await granted(rsa, unchanged);
    rejects(await refused(rsa, ofAssertion((jwt) => { jwt.header['alg'] = 'RS256'; jwt.sign = signWith({ ...rsa.key, alg: 'RS256' }); })));
  }),
  '52 ensure-client-assertion-in-token-endpoint': byAssertion(async ({ first }) =>
    rejects(await refused(first, (draft) => { draft.assertion = undefined; }), 'invalid_client', 'invalid_request')),
  '53 ensure-client-assertion-with-exp-is-5-minutes-in-past-fails': byAssertion(async ({ first }) => rejects(await refused(first, ofAssertion(claim('exp', seconds(-300)))))),
  '54 ensure-client-assertion-with-wrong-aud-fails': byAssertion(async ({ first }) => rejects(await refused(first, ofAssertion(claim('aud', 'https://www.other1.example.com/'))))),
  '55 ensure-client-assertion-with-no-sub-fails': byAssertion(async ({ first }) => rejects(await refused(first, ofAssertion(({ claims }) => { delete claims['sub']; })))),
  '57 refresh-token': always(async ({ first, second }) => {
    for (const party of [first, second]) {
      const { refreshToken } = await tokensFor(party);
      const renewed = await refresh({ ...party, proofKey: newKey() }, refreshToken);
      hears(renewed, 'OK');
      expect(contentOf(renewed)).toMatchObject({ token_type: party.bindsTo === undefined ? 'DPoP' : 'Bearer', refresh_token: refreshToken });
      rejects(await refresh(party, refreshToken, withoutAuthentication(party)), 'invalid_grant', 'invalid_request');
      const answer = await refresh(party, refreshToken, withoutPossession(party));
      if (party.bindsTo === undefined) refuses(answer, ...bindingErrors);
      else rejects(answer, ...possessionErrors(party));
      refuses(await refresh(party === first ? second : first, refreshToken), 'invalid_grant');
      hears(await refresh(party, refreshToken), 'OK');
    }
  }),
  '65 par-ensure-jwt-client-assertions-nbf-8-seconds-in-the-future-is-accepted': byAssertion(async ({ first }) =>
    hears(await push(first, ofAssertion(({ claims }) => { Object.assign(claims, { iat: seconds(8), nbf: seconds(8) }); })), 'CREATED')),
  '66 par-ensure-jwt-client-assertions-nbf-over-60-seconds-in-the-future-fails': byAssertion(async ({ first }) =>
    rejects(await push(first, ofAssertion(({ claims }) => { Object.assign(claims, { iat: seconds(62), nbf: seconds(62), exp: seconds(122) }); })), 'invalid_request')),
  '71 ensure-pkce-code-verifier-required': always(async ({ first }) => refuses(await refused(first, ({ parameters }) => { delete parameters['code_verifier']; }), 'invalid_grant')),
  '72 incorrect-pkce-code-verifier-rejected': always(async ({ first }) =>
    refuses(await refused(first, ({ parameters }) => { parameters['code_verifier'] = 'v'.repeat(43); }), 'invalid_grant')),
  '76 par-test-array-as-audience-fails': byAssertion(async ({ first }) => rejects(await push(first, ofAssertion(claim('aud', [first.service.issuer]))), 'invalid_request')),
  '77 par-test-par-endpoint-url-as-audience-fails': byAssertion(async ({ first }) => rejects(await push(first, ofAssertion(claim('aud', first.service.pushedAuthReqEndpoint))), 'invalid_request')),
  '78 par-test-token-endpoint-url-as-audience-fails': byAssertion(async ({ first }) => rejects(await push(first, ofAssertion(claim('aud', first.service.tokenEndpoint))), 'invalid_request')),
};
