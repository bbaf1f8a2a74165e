import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { aRefresh, aTokenRequest, NOW } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const given = (facts: Facts, name: string, ...values: readonly string[]): Facts => put(facts, `parameters.values.${name}`, values);
const without = (facts: Facts, name: string): Facts => drop(facts, `parameters.values.${name}`);
const code = (path: string, value: unknown): Facts => put(aCodeRequest(), `grant.code.record.${path}`, value);
const token = (path: string, value: unknown): Facts => put(aRefresh(), `grant.refreshToken.record.${path}`, value);

/** A token request with a code, as it comes. */
function aCodeRequest(): Facts {
  return given(aTokenRequest(), 'code_verifier', verifier);
}

const withoutChallenge = (facts: Facts): Facts => drop(facts, 'grant.code.record.request.codeChallenge');
const implicitUri = (facts: Facts): Facts => put(facts, 'grant.code.record.request.redirectUriExplicit', false);
const plain = (challenge: string): Facts => put(code('request.codeChallengeMethod', 'plain'), 'grant.code.record.request.codeChallenge', challenge);
const otherGrant = (facts: Facts, spelling: string, grant: Facts['grant']): Facts => put(given(facts, 'grant_type', spelling), 'grant', grant);

export const examples_tokenRequest: Examples = {
  'RFC6749-3.2-once': { request: [
    ['each once', aCodeRequest(), 'pass'],
    ['two grant types', given(aCodeRequest(), 'grant_type', 'authorization_code', 'refresh_token'), 'fail A049303 invalid_request'],
    ['two codes', given(aCodeRequest(), 'code', 'a', 'b'), 'fail A050303 invalid_request'],
    ['two redirect URIs', given(aCodeRequest(), 'redirect_uri', 'https://a.example.org', 'https://b.example.org'), 'fail A050304 invalid_request'],
    ['two verifiers, though the same', given(aCodeRequest(), 'code_verifier', verifier, verifier), 'fail A050314 invalid_request'],
    ['two refresh tokens', given(aRefresh(), 'refresh_token', 'a', 'b'), 'fail A053303 invalid_request'],
    ['two scopes', given(aRefresh(), 'scope', 'payments', 'profile'), 'fail A053304 invalid_request'],
    ['two of a parameter that is not ours', given(aCodeRequest(), 'x', 'a', 'b'), 'pass'],
  ] },
  'RFC6749-4.1.3-grant_type': { request: [
    ['named', aCodeRequest(), 'pass'],
    ['missing', without(aCodeRequest(), 'grant_type'), 'fail A049301 invalid_request'],
    ['empty', given(aCodeRequest(), 'grant_type', ''), 'fail A049302 invalid_request'],
  ] },
  'RFC6749-5.2-grant_type': { request: [
    ['known', aCodeRequest(), 'pass'],
    ['unknown', otherGrant(aCodeRequest(), 'magic', {}), 'fail A049304 unsupported_grant_type'],
    ['implicit, which has no token request', otherGrant(aCodeRequest(), 'implicit', { grantType: 'IMPLICIT' }), 'fail A049306 unsupported_grant_type'],
    ['missing', without(aCodeRequest(), 'grant_type'), 'notApplicable'],
  ] },
  'RFC6749-5.2-offered': { request: [
    ['offered', aRefresh(), 'pass'],
    ['not offered', put(aRefresh(), 'service.supportedGrantTypes', ['AUTHORIZATION_CODE']), 'fail A049305 unsupported_grant_type'],
    ['nothing is offered', drop(aCodeRequest(), 'service.supportedGrantTypes'), 'fail A049305 unsupported_grant_type'],
    ['unknown', otherGrant(aCodeRequest(), 'magic', {}), 'notApplicable'],
  ] },
};

export const examples_tokenGrant: Examples = {
  'RFC6749-5.2-declared': { request: [
    ['declared', aRefresh(), 'pass'],
    ['not declared', put(aRefresh(), 'client.client.grantTypes', ['AUTHORIZATION_CODE']), 'fail A047302 unauthorized_client'],
    ['nothing is declared', drop(aCodeRequest(), 'client.client.grantTypes'), 'fail A047302 unauthorized_client'],
    ['an unknown client', drop(aCodeRequest(), 'client.client'), 'notApplicable'],
  ] },
  'RFC6749-4.1.3-code': { request: [
    ['there', aCodeRequest(), 'pass'],
    ['missing', without(aCodeRequest(), 'code'), 'fail A050301 invalid_request'],
    ['empty', given(aCodeRequest(), 'code', ''), 'fail A050302 invalid_request'],
    ['a refresh', aRefresh(), 'notApplicable'],
  ] },
  'RFC6749-4.1.3-known': { request: [
    ['known and unused', aCodeRequest(), 'pass'],
    ['unknown', put(aCodeRequest(), 'grant.code', {}), 'fail A050305 invalid_grant'],
    ['used', put(aCodeRequest(), 'grant.code.usedAt', NOW - 1000), 'fail A050305 invalid_grant'],
    ['none', drop(aCodeRequest(), 'grant.code'), 'notApplicable'],
  ] },
  'RFC6749-4.1.3-client': { request: [
    ['this client', aCodeRequest(), 'pass'],
    ['another client', code('clientId', 4712), 'fail A050307 invalid_grant'],
    ['an unknown client', drop(aCodeRequest(), 'client.client'), 'fail A050307 invalid_grant'],
    ['an unknown code', put(aCodeRequest(), 'grant.code', {}), 'notApplicable'],
  ] },
  'RFC6749-4.1.2-expiry': { request: [
    ['a millisecond left', code('expiresAt', NOW + 1), 'pass'],
    ['nothing left', code('expiresAt', NOW), 'fail A050311 invalid_grant'],
    ['a refresh', aRefresh(), 'notApplicable'],
  ] },
  'RFC6749-4.1.3-redirect_uri': { request: [
    ['the same', aCodeRequest(), 'pass'],
    ['missing', without(aCodeRequest(), 'redirect_uri'), 'fail A050308 invalid_grant'],
    ['another', given(aCodeRequest(), 'redirect_uri', 'https://client.example.org/cb2'), 'fail A050309 invalid_grant'],
    ['the same but for its case', given(aCodeRequest(), 'redirect_uri', 'https://CLIENT.example.org/cb'), 'fail A050309 invalid_grant'],
    ['none, as in the authorization request', implicitUri(without(aCodeRequest(), 'redirect_uri')), 'pass'],
    ['one that the authorization request did not name', implicitUri(aCodeRequest()), 'fail A050310 invalid_grant'],
    ['a refresh', aRefresh(), 'notApplicable'],
  ] },
  'RFC7636-4.5': { request: [
    ['challenge and verifier', aCodeRequest(), 'pass'],
    ['neither', withoutChallenge(without(aCodeRequest(), 'code_verifier')), 'pass'],
    ['challenge without verifier', without(aCodeRequest(), 'code_verifier'), 'fail A050312 invalid_grant'],
    ['challenge with an empty verifier', given(aCodeRequest(), 'code_verifier', ''), 'fail A050313 invalid_grant'],
    ['verifier without challenge', withoutChallenge(aCodeRequest()), 'fail A050317 invalid_grant'],
    ['an unknown code', put(aCodeRequest(), 'grant.code', {}), 'notApplicable'],
  ] },
  'RFC7636-4.1': { request: [
    ['43 characters', aCodeRequest(), 'pass'],
    ['128 characters, all kinds', given(aCodeRequest(), 'code_verifier', 'Az09-._~'.repeat(16)), 'pass'],
    ['42 characters', given(aCodeRequest(), 'code_verifier', 'a'.repeat(42)), 'fail A050316 invalid_grant'],
    ['129 characters', given(aCodeRequest(), 'code_verifier', 'a'.repeat(129)), 'fail A050316 invalid_grant'],
    ['a character that is reserved', given(aCodeRequest(), 'code_verifier', `${'a'.repeat(43)}=`), 'fail A050316 invalid_grant'],
    ['none', without(aCodeRequest(), 'code_verifier'), 'notApplicable'],
    ['a refresh', given(aRefresh(), 'code_verifier', 'x'), 'notApplicable'],
  ] },
  'RFC7636-4.6': { request: [
    ['S256, and it fits', aCodeRequest(), 'pass'],
    ['S256, and it does not', put(aCodeRequest(), 'grant.verifierDigest', 'another'), 'fail A050315 invalid_grant'],
    ['S256, and the verifier is the challenge itself', put(given(aCodeRequest(), 'code_verifier', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'), 'grant.verifierDigest', 'another'), 'fail A050315 invalid_grant'],
    ['plain, and it fits', plain(verifier), 'pass'],
    ['plain, and it does not', plain('another'), 'fail A050315 invalid_grant'],
    ['no challenge', withoutChallenge(aCodeRequest()), 'notApplicable'],
    ['no verifier', without(aCodeRequest(), 'code_verifier'), 'notApplicable'],
  ] },
  'RFC6749-6-given': { request: [
    ['there', aRefresh(), 'pass'],
    ['missing', without(aRefresh(), 'refresh_token'), 'fail A053301 invalid_request'],
    ['empty', given(aRefresh(), 'refresh_token', ''), 'fail A053302 invalid_request'],
    ['a code', aCodeRequest(), 'notApplicable'],
  ] },
  'RFC6749-6-known': { request: [
    ['known', aRefresh(), 'pass'],
    ['unknown', put(aRefresh(), 'grant.refreshToken', {}), 'fail A053305 invalid_grant'],
    ['rotated away', put(aRefresh(), 'grant.refreshToken.usedAt', NOW - 1000), 'fail A053305 invalid_grant'],
    ['none', drop(aRefresh(), 'grant.refreshToken'), 'notApplicable'],
  ] },
  'RFC6749-6-client': { request: [
    ['this client', aRefresh(), 'pass'],
    ['another client', token('clientId', 4712), 'fail A053307 invalid_grant'],
    ['a code', aCodeRequest(), 'notApplicable'],
  ] },
  'RFC6749-6-expiry': { request: [
    ['a millisecond left', token('expiresAt', NOW + 1), 'pass'],
    ['nothing left', token('expiresAt', NOW), 'fail A053308 invalid_grant'],
    ['a code', aCodeRequest(), 'notApplicable'],
  ] },
  'RFC6749-6-scope': { request: [
    ['none named', aRefresh(), 'pass'],
    ['all of it', given(aRefresh(), 'scope', 'payments'), 'pass'],
    ['a part of it', given(token('refreshScopes', ['payments', 'profile']), 'scope', 'profile'), 'pass'],
    ['what an earlier refresh had narrowed away', given(put(token('refreshScopes', ['payments', 'profile']), 'grant.refreshToken.record.scopes', ['profile']), 'scope', 'payments'), 'pass'],
    ['one more', given(aRefresh(), 'scope', 'payments profile'), 'fail A053309 invalid_scope'],
    ['one that nobody knows', given(aRefresh(), 'scope', 'magic'), 'fail A053309 invalid_scope'],
    ['a code', aCodeRequest(), 'notApplicable'],
  ] },
};
