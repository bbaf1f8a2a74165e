import type { Facts } from '../../facts/facts.js';
import { drop, put } from '../examples/delta.js';
import { anIntrospection, aPush, aRefresh, aTokenRequest, NOW } from '../examples/facts.js';
import type { Examples, RuleExamples } from '../examples/table.js';

const seconds = NOW / 1000;
/** Limits of the examples, s: how far ahead, and how old. */
const ahead = 10;
const old = 60 + ahead;

const none = (facts: Facts): Facts => put(facts, 'proof', { kind: 'none' });
const claim = (facts: Facts, name: string, value: unknown): Facts => put(facts, `proof.jwt.claims.${name}`, value);
const keyless = (facts: Facts): Facts => put(drop(facts, 'proof.jkt'), 'proof.keyProblem', 'it has a private part');
const signedBy = (facts: Facts, alg: string | undefined): Facts =>
  drop(alg === undefined ? drop(facts, 'proof.jwt.header.alg') : put(facts, 'proof.jwt.header.alg', alg), 'proof.jwt.alg');

/** The same mistake at the three endpoints that take a proof. */
const everywhere = (what: string, wrong: (facts: Facts) => Facts, par: string, token: string, introspection: string, error = 'invalid_dpop_proof'): NonNullable<RuleExamples['request']> => [
  [`${what}, in a push`, wrong(aPush()), `fail ${par} ${error}`],
  [`${what}, in a token request`, wrong(aTokenRequest()), `fail ${token} ${error}`],
  [`${what}, at a resource`, wrong(anIntrospection()), `fail ${introspection} ${error}`],
];
const wrongProof = (what: string, wrong: (facts: Facts) => Facts) => everywhere(what, wrong, 'A350301', 'A254301', 'A065310');

export const examples_dpop: Examples = {
  'DPOP-4.3-2': { request: [
    ['a proof', aPush(), 'pass'],
    ...wrongProof('no JWT', facts => put(facts, 'proof', { kind: 'malformed', problem: 'it has two parts' })),
    ...wrongProof('type JWT', facts => put(facts, 'proof.jwt.header.typ', 'JWT')),
    ...wrongProof('no type', facts => drop(facts, 'proof.jwt.header.typ')),
    ...wrongProof('a payload that is no object', facts => drop(facts, 'proof.jwt.claims')),
    ['no proof', none(aPush()), 'notApplicable'],
  ] },
  'DPOP-4.3-5': { request: [
    ['ES256', aTokenRequest(), 'pass'],
    ...everywhere('no algorithm', facts => signedBy(facts, undefined), 'A350304', 'A254304', 'A065313'),
    ...everywhere('none', facts => signedBy(facts, 'none'), 'A350302', 'A254302', 'A065311'),
    ...everywhere('HS256', facts => signedBy(facts, 'HS256'), 'A350302', 'A254302', 'A065311'),
  ] },
  'DPOP-4.3-7': { request: [
    ['a public key', aTokenRequest(), 'pass'],
    ...everywhere('a private key', keyless, 'A350303', 'A254303', 'A065312'),
  ] },
  'DPOP-4.3-6': { request: [
    ['a right signature', aTokenRequest(), 'pass'],
    ...wrongProof('a wrong signature', facts => put(facts, 'proof.jwt.signatureValid', false)),
    ['no key', put(keyless(aPush()), 'proof.jwt.signatureValid', false), 'notApplicable'],
    ['no algorithm', put(signedBy(aPush(), undefined), 'proof.jwt.signatureValid', false), 'notApplicable'],
  ] },
  'DPOP-4.3-3': { request: [
    ['all claims', aTokenRequest(), 'pass'],
    ['more claims', claim(claim(aPush(), 'nbf', seconds), 'exp', seconds + 60), 'pass'],
    ...['jti', 'htm', 'htu', 'iat'].flatMap(name => wrongProof(`no ${name}`, facts => drop(facts, `proof.jwt.claims.${name}`))),
    ['an empty jti', claim(aPush(), 'jti', ''), 'fail A350301 invalid_dpop_proof'],
    ['a jti of 1024 characters', claim(aPush(), 'jti', 'j'.repeat(1024)), 'pass'],
    ['a jti of 1025 characters', claim(aPush(), 'jti', 'j'.repeat(1025)), 'fail A350301 invalid_dpop_proof'],
    ['a jti that is a number', claim(aPush(), 'jti', 1), 'fail A350301 invalid_dpop_proof'],
    ['an iat that is text', claim(aPush(), 'iat', String(seconds)), 'fail A350301 invalid_dpop_proof'],
    ['an iat in ms', claim(aPush(), 'iat', NOW), 'fail A350301 invalid_dpop_proof'],
  ] },
  'DPOP-4.3-8': { request: [
    ['method and URL', aTokenRequest(), 'pass'],
    ['a query and a fragment more', claim(aPush(), 'htu', 'https://as.example.com/par?x=1#y'), 'pass'],
    ['the default port and capitals', claim(aPush(), 'htu', 'HTTPS://AS.EXAMPLE.COM:443/par'), 'pass'],
    ...wrongProof('another method', facts => claim(facts, 'htm', 'PUT')),
    ...wrongProof('another path', facts => claim(facts, 'htu', 'https://as.example.com/other')),
    ['another case of the method', claim(aPush(), 'htm', 'post'), 'fail A350301 invalid_dpop_proof'],
    ['another host', claim(aPush(), 'htu', 'https://as.example.org/par'), 'fail A350301 invalid_dpop_proof'],
    ['another scheme', claim(aPush(), 'htu', 'http://as.example.com/par'), 'fail A350301 invalid_dpop_proof'],
    ['another port', claim(aPush(), 'htu', 'https://as.example.com:8443/par'), 'fail A350301 invalid_dpop_proof'],
    ['a slash more', claim(aPush(), 'htu', 'https://as.example.com/par/'), 'fail A350301 invalid_dpop_proof'],
    ['no URL at all', claim(aPush(), 'htu', '/par'), 'fail A350301 invalid_dpop_proof'],
    ['an endpoint without URL', put(aPush(), 'proof.htu', []), 'fail A350301 invalid_dpop_proof'],
    ['the mutual-TLS alias', put(claim(aPush(), 'htu', 'https://mtls.example.com/par'), 'proof.htu', ['https://as.example.com/par', 'https://mtls.example.com/par']), 'pass'],
  ] },
  'DPOP-4.3-11': { request: [
    ['now', aTokenRequest(), 'pass'],
    ['as far ahead as allowed', claim(aPush(), 'iat', seconds + ahead), 'pass'],
    ['as old as allowed', claim(aPush(), 'iat', seconds - old), 'pass'],
    ...wrongProof('a second too far ahead', facts => claim(facts, 'iat', seconds + ahead + 1)),
    ...wrongProof('a second too old', facts => claim(facts, 'iat', seconds - old - 1)),
    ['no iat', drop(aPush(), 'proof.jwt.claims.iat'), 'notApplicable'],
  ] },
  'DPOP-4.3-10': { request: [
    ['required, and the right one', put(put(aPush(), 'proof.nonceRequired', true), 'proof.nonceValid', true), 'pass'],
    ...everywhere('required, but missing or old', facts => put(facts, 'proof.nonceRequired', true), 'A350308', 'A254307', 'A065315', 'use_dpop_nonce'),
    ['not required, and the right one', put(claim(aPush(), 'nonce', 'n'), 'proof.nonceValid', true), 'pass'],
    ['not required, but an old one, in a push', claim(aPush(), 'nonce', 'old'), 'fail A350308 use_dpop_nonce'],
    ['not required, but an old one, in a token request', claim(aTokenRequest(), 'nonce', 'old'), 'fail A254307 use_dpop_nonce'],
    ['a nonce of the resource server', claim(anIntrospection(), 'nonce', 'its own'), 'notApplicable'],
    ['not required, and none', aPush(), 'notApplicable'],
  ] },
  'DPOP-11.1': { request: [
    ['new', anIntrospection(), 'pass'],
    ['used before', put(anIntrospection(), 'proof.replayed', true), 'fail A065314 invalid_dpop_proof'],
  ] },
  'DPOP-10.1': { request: [
    ['the same key', put(aPush(), 'authorization.values.dpop_jkt', ['0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I']), 'pass'],
    ['another key', put(aPush(), 'authorization.values.dpop_jkt', ['another']), 'fail A294309 invalid_dpop_proof'],
    ['dpop_jkt alone', put(none(aPush()), 'authorization.values.dpop_jkt', ['another']), 'notApplicable'],
    ['a proof alone', aPush(), 'notApplicable'],
  ] },
  'DPOP-10': { request: [
    ['the key of the code', aTokenRequest(), 'pass'],
    ['another key', put(aTokenRequest(), 'proof.jkt', 'another'), 'fail A254308 invalid_dpop_proof'],
    ['no proof', none(aTokenRequest()), 'fail A254308 invalid_dpop_proof'],
    ['a code that is not bound', drop(aTokenRequest(), 'grant.code.record.request.dpopJkt'), 'notApplicable'],
    ['a refresh', aRefresh(), 'notApplicable'],
  ] },
  'DPOP-5-refresh': { request: [
    ['the key of the refresh token', put(aRefresh(), 'grant.refreshToken.record.confirmation.jkt', '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I'), 'pass'],
    ['another key', put(aRefresh(), 'grant.refreshToken.record.confirmation.jkt', 'another'), 'fail A053311 invalid_dpop_proof'],
    ['no proof', none(put(aRefresh(), 'grant.refreshToken.record.confirmation.jkt', 'another')), 'fail A053311 invalid_dpop_proof'],
    ["a confidential client's, which is not bound", put(aRefresh(), 'proof.jkt', 'another'), 'notApplicable'],
  ] },
  'DPOP-5.2': { request: [
    ['with a proof', aTokenRequest(), 'pass'],
    ['without', none(aTokenRequest()), 'fail A254309 invalid_dpop_proof'],
    ['a refresh without', none(aRefresh()), 'fail A254309 invalid_dpop_proof'],
    ['a client that need not', put(none(aTokenRequest()), 'client.client.dpopRequired', false), 'notApplicable'],
  ] },
};
