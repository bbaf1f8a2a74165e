import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { anIntrospection, NOW } from '../examples/facts.js';
import type { Examples } from '../examples/table.js';

const asks = (name: string, value: unknown): Facts => put(anIntrospection(), `introspection.request.${name}`, value);
const of = (facts: Facts, name: string, value: unknown): Facts => put(facts, `introspection.token.${name}`, value);
const unknown = (): Facts => drop(anIntrospection(), 'introspection.token');
const nothing = (): Facts => put(anIntrospection(), 'introspection', { request: {} });

const byCertificate = (certificate: Facts['certificate']): Facts => put(of(anIntrospection(), 'confirmation', { x5tS256: 'thumbprint' }), 'certificate', certificate);
const parsed = (x5tS256: string): Facts['certificate'] => ({ kind: 'parsed', x5tS256 });
const none = { kind: 'none' } as const;
const ath = (digest: string): Facts => put(put(anIntrospection(), 'proof.ath', 'digest'), 'proof.jwt.claims.ath', digest);

export const examples_tokenValidity: Examples = {
  'RFC6750-3-given': { request: [
    ['a token', anIntrospection(), 'pass'],
    ['none', nothing(), 'fail A057301 invalid_token'],
  ] },
  'RFC6750-3.1-form': { request: [
    ['a token', anIntrospection(), 'pass'],
    ['a JWT of somebody else', put(unknown(), 'introspection.jwtProblem', 'its signature is wrong'), 'fail A057306 invalid_token'],
    ['none', nothing(), 'notApplicable'],
  ] },
  'RFC6750-3.1-known': { request: [
    ['known', anIntrospection(), 'pass'],
    ['unknown or revoked', unknown(), 'fail A057302 invalid_token'],
    ['none', nothing(), 'notApplicable'],
  ] },
  'RFC6750-3.1-expiry': { request: [
    ['a millisecond left', of(anIntrospection(), 'expiresAt', NOW + 1), 'pass'],
    ['nothing left, without a refresh token', of(anIntrospection(), 'expiresAt', NOW), 'fail A065303 invalid_token'],
    ['nothing left, with a refresh token', of(of(anIntrospection(), 'expiresAt', NOW), 'refreshExpiresAt', NOW + 1), 'fail A065301 invalid_token'],
    ['nothing left, nor of the refresh token', of(of(anIntrospection(), 'expiresAt', NOW), 'refreshExpiresAt', NOW), 'fail A065302 invalid_token'],
    ['unknown', unknown(), 'notApplicable'],
  ] },
  'RFC6750-3.1-client': { request: [
    ['a registered client', anIntrospection(), 'pass'],
    ['a locked one', put(anIntrospection(), 'client.client.locked', true), 'fail A097303 invalid_token'],
    ['a locked one, at UserInfo', put(put(anIntrospection(), 'client.client.locked', true), 'endpoint', 'userinfo'), 'fail A098303 invalid_token'],
    ['one that was deleted', drop(anIntrospection(), 'client.client'), 'fail A097301 invalid_token'],
    ['one that was deleted, at UserInfo', put(drop(anIntrospection(), 'client.client'), 'endpoint', 'userinfo'), 'fail A098301 invalid_token'],
    ['of an unknown token', unknown(), 'notApplicable'],
  ] },
};

export const examples_tokenPossession: Examples = {
  'RFC8705-3-given': { request: [
    ['with a certificate', byCertificate(parsed('thumbprint')), 'pass'],
    ['without', byCertificate(none), 'fail A065304 invalid_token'],
    ['with one that cannot be read', byCertificate({ kind: 'malformed', problem: 'no PEM' }), 'fail A065307 invalid_token'],
    ['a token that is bound otherwise', anIntrospection(), 'notApplicable'],
  ] },
  'RFC8705-3-same': { request: [
    ['the same', byCertificate(parsed('thumbprint')), 'pass'],
    ['another', byCertificate(parsed('another')), 'fail A065305 invalid_token'],
    ['none', byCertificate(none), 'notApplicable'],
    ['a token that is bound otherwise', put(anIntrospection(), 'certificate', parsed('another')), 'notApplicable'],
  ] },
  'DPOP-7.1-given': { request: [
    ['with a proof', anIntrospection(), 'pass'],
    ['without', put(anIntrospection(), 'proof', none), 'fail A065308 invalid_token'],
    ['a token that is not bound', put(of(anIntrospection(), 'confirmation', {}), 'proof', none), 'notApplicable'],
  ] },
  'DPOP-7.1-key': { request: [
    ['the same key', anIntrospection(), 'pass'],
    ['another key', put(anIntrospection(), 'proof.jkt', 'another'), 'fail A065309 invalid_token'],
    ['a token that is not bound', put(of(anIntrospection(), 'confirmation', {}), 'proof.jkt', 'another'), 'notApplicable'],
  ] },
  'DPOP-4.3-12': { request: [
    ['this token', ath('digest'), 'pass'],
    ['another token', ath('another'), 'fail A065310 invalid_dpop_proof'],
    ['no token', anIntrospection(), 'fail A065310 invalid_dpop_proof'],
    ['neither here nor there', nothing(), 'fail A065310 invalid_dpop_proof'],
    ['no proof', put(anIntrospection(), 'proof', none), 'notApplicable'],
  ] },
};

const withScopes = (held: readonly string[], wanted: readonly string[]): Facts => of(asks('scopes', wanted), 'scopes', held);
const forResources = (held: readonly string[], wanted: readonly string[]): Facts => of(asks('resources', wanted), 'resources', held);
const login = (acr: string | undefined): Facts => of(asks('acrValues', ['gold', 'silver']), 'acr', acr);
const aged = (s: number | undefined): Facts => of(asks('maxAge', 300), 'authTime', s === undefined ? undefined : NOW / 1000 - s);

export const examples_tokenSufficiency: Examples = {
  'RFC6750-3.1-scope': { request: [
    ['nothing demanded', anIntrospection(), 'pass'],
    ['all that is demanded', withScopes(['payments', 'profile'], ['payments']), 'pass'],
    ['one is missing', withScopes(['payments'], ['payments', 'profile']), 'fail A064302 insufficient_scope'],
    ['the token has none', withScopes([], ['payments']), 'fail A064301 insufficient_scope'],
    ['unknown', unknown(), 'notApplicable'],
  ] },
  'API-introspection-subject': { request: [
    ['the same user', asks('subject', 'john'), 'pass'],
    ['another user', asks('subject', 'jane'), 'fail A066302 invalid_token'],
    ['no user at all', drop(asks('subject', 'john'), 'introspection.token.subject'), 'fail A066301 invalid_token'],
    ['nobody demanded', anIntrospection(), 'notApplicable'],
  ] },
  'RFC9068-4-aud': { request: [
    ['all of them', forResources(['https://a', 'https://b'], ['https://b', 'https://a']), 'pass'],
    ['those that a narrower request left', of(forResources(['https://a', 'https://b'], ['https://a']), 'accessTokenResources', ['https://a']), 'pass'],
    ['one that a narrower request gave up', of(forResources(['https://a', 'https://b'], ['https://b']), 'accessTokenResources', ['https://a']), 'fail A066303 invalid_token'],
    ['one of two', forResources(['https://a'], ['https://a', 'https://b']), 'fail A066303 invalid_token'],
    ['a token for no resource in particular', asks('resources', ['https://a']), 'fail A066303 invalid_token'],
    ['an empty demand', asks('resources', []), 'notApplicable'],
    ['no demand', anIntrospection(), 'notApplicable'],
  ] },
  'RFC9470-3-acr': { request: [
    ['one of them', login('silver'), 'pass'],
    ['another', login('bronze'), 'fail A341302 insufficient_user_authentication'],
    ['unknown', login(undefined), 'fail A341302 insufficient_user_authentication'],
    ['an empty demand', asks('acrValues', []), 'notApplicable'],
    ['no demand', anIntrospection(), 'notApplicable'],
  ] },
  'RFC9470-3-max_age': { request: [
    ['recent', aged(10), 'pass'],
    ['just recent enough', aged(300), 'pass'],
    ['a second too old', aged(301), 'fail A340301 insufficient_user_authentication'],
    ['unknown', aged(undefined), 'fail A340301 insufficient_user_authentication'],
    ['no demand', anIntrospection(), 'notApplicable'],
  ] },
};
