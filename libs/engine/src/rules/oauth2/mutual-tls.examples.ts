import type { CertificateFacts, Facts } from '../../facts/facts.js';
import type { Client } from '../../model/client.js';
import { drop, put } from '../examples/delta.js';
import { aPush, aRefresh, aTokenRequest, NOW } from '../examples/facts.js';
import { aClient, aService } from '../examples/settings.js';
import type { Examples } from '../examples/table.js';

const DAY = 86_400_000;
const x5tS256 = 'OID_Sc2yReTDx9QS7f1SMUzNxsh7khJYmaIwqXw8Yuw';
const subjectDn = 'CN=client.example.org,O=Client,C=JP';
const parsed = { kind: 'parsed', x5tS256 } as const;
const malformed: CertificateFacts = { kind: 'malformed', problem: 'not base64' };

const details = {
  x5tS256, subjectDn, notBefore: NOW - DAY, notAfter: NOW + DAY,
  sanDns: ['other.example.org', 'client.example.org'], sanUri: ['https://client.example.org/app'],
  sanIp: ['192.0.2.7', '2001:db8::7'], sanEmail: ['Client@example.org'],
};

/** A request of a client that authenticates with a certificate instead of an assertion. */
const byCertificate = (facts: Facts, change: Partial<Client>, certificate: CertificateFacts, rest: object = {}): Facts => {
  const client = aClient({ ...change, dpopRequired: false });
  return put(put(put(facts, 'client.client', client), 'certificate', certificate), 'authentication', { method: client.tokenAuthMethod, audiences: [], ...rest });
};

const pki = { tokenAuthMethod: 'TLS_CLIENT_AUTH', tlsClientAuthSubjectDn: subjectDn } as const;
const bySubject = (facts = aTokenRequest()): Facts =>
  byCertificate(facts, pki, { ...parsed, details, chain: { kind: 'trusted' } }, { subjectDn: { kind: 'same' } });
const byName = (name: Partial<Client>): Facts => byCertificate(aTokenRequest(), { tokenAuthMethod: 'TLS_CLIENT_AUTH', ...name }, { ...parsed, details });
const unreadable = (facts: Facts): Facts => put(facts, 'certificate.details', { problem: 'a name of an unknown kind' });
const compared = (comparison: object): Facts => put(bySubject(), 'authentication.subjectDn', comparison);
const chained = (chain: object): Facts => put(bySubject(), 'certificate.chain', chain);

const own = { tokenAuthMethod: 'SELF_SIGNED_TLS_CLIENT_AUTH' } as const;
const selfSigned = (registered: object, facts = aTokenRequest()): Facts => byCertificate(facts, own, parsed, { registered });
const found = { kind: 'found', x5tS256: ['another', x5tS256] };

const bound = (facts: Facts): Facts =>
  put(put(put(facts, 'service.tlsClientCertificateBoundAccessTokens', true), 'client.client.tlsClientCertificateBoundAccessTokens', true), 'certificate', parsed);
const ofRefresh = (certificate: CertificateFacts): Facts => put(put(aRefresh(), 'grant.refreshToken.record.confirmation', { x5tS256 }), 'certificate', certificate);
const other: CertificateFacts = { kind: 'parsed', x5tS256: 'another' };

export const examples_mutualTls: Examples = {
  'RFC8705-2-client_id': { request: [
    ['client_id in the parameters', bySubject(), 'pass'],
    ['at PAR', bySubject(aPush()), 'pass'],
    ['the client id in a Basic header alone', put(bySubject(), 'client.named', { basic: '4711' }), 'fail A157357 invalid_client'],
    ['an assertion', aTokenRequest(), 'notApplicable'],
  ] },
  'RFC8705-2-given': { request: [
    ['a certificate', bySubject(), 'pass'],
    ['none', put(bySubject(), 'certificate', { kind: 'none' }), 'fail A157327 invalid_client'],
    ['none at PAR', put(selfSigned(found, aPush()), 'certificate', { kind: 'none' }), 'fail A157327 invalid_client'],
    ['garbage', put(selfSigned(found), 'certificate', malformed), 'fail A157328 invalid_client'],
    ['an assertion', aTokenRequest(), 'notApplicable'],
  ] },
  'RFC8705-2.1-chain': {
    request: [
      ['a chain', bySubject(), 'pass'],
      ['checked by the front end', drop(bySubject(), 'certificate.chain'), 'notApplicable'],
      ['no roots', chained({ kind: 'noRoots' }), 'fail A157335 invalid_client'],
      ['a root that cannot be read', chained({ kind: 'unreadable', of: 'roots', problem: 'not base64' }), 'fail A157336 invalid_client'],
      ['a path that cannot be read', chained({ kind: 'unreadable', of: 'path', problem: 'not base64' }), 'fail A157338 invalid_client'],
      ['a chain to somebody else', chained({ kind: 'untrusted', problem: 'unknown issuer' }), 'fail A157339 invalid_client'],
      ['a self-signed certificate', selfSigned(found), 'notApplicable'],
    ],
    service: [
      ['checked, with a root', aService({ mutualTlsValidatePkiCertChain: true, trustedRootCertificates: ['pem'] }), 'pass'],
      ['checked, without', aService({ mutualTlsValidatePkiCertChain: true }), 'fail'],
      ['not checked', aService({ supportedTokenAuthMethods: ['TLS_CLIENT_AUTH'] }), 'unknown'],
      ['not needed', aService(), 'notApplicable'],
    ],
  },
  'RFC8705-2.1-dates': { request: [
    ['in time', bySubject(), 'pass'],
    ['its last second', put(bySubject(), 'certificate.details.notAfter', NOW - 999), 'pass'],
    ['expired', put(bySubject(), 'certificate.details.notAfter', NOW - 1000), 'fail A157339 invalid_client'],
    ['not yet valid', put(bySubject(), 'certificate.details.notBefore', NOW + 1), 'fail A157339 invalid_client'],
    ['a self-signed one', selfSigned(found), 'notApplicable'],
  ] },
  'RFC8705-2.1.2-one': {
    request: [
      ['a subject', bySubject(), 'pass'],
      ['no name', byName({}), 'fail A157340 invalid_client'],
      ['two names', byName({ tlsClientAuthSubjectDn: subjectDn, tlsClientAuthSanDns: 'client.example.org' }), 'fail A157345 invalid_client'],
      ['a self-signed certificate needs none', selfSigned(found), 'notApplicable'],
    ],
    client: [
      ['a DNS name', aClient({ tokenAuthMethod: 'TLS_CLIENT_AUTH', tlsClientAuthSanDns: 'client.example.org' }), 'pass'],
      ['no name', aClient({ tokenAuthMethod: 'TLS_CLIENT_AUTH' }), 'fail'],
      ['two names', aClient({ ...pki, tlsClientAuthSanIp: '192.0.2.7' }), 'fail'],
      ['another method', aClient(), 'notApplicable'],
    ],
  },
  'RFC8705-2.1.2-subject_dn': { request: [
    ['the same', bySubject(), 'pass'],
    ['another', compared({ kind: 'different' }), 'fail A157343 invalid_client'],
    ['no name is registered', compared({ kind: 'malformed', which: 'registered', problem: 'no =' }), 'fail A157342 invalid_client'],
    ['none is presented', compared({ kind: 'malformed', which: 'presented', problem: 'no =' }), 'fail A157341 invalid_client'],
    ['none can be read', unreadable(drop(bySubject(), 'authentication.subjectDn')), 'fail A157341 invalid_client'],
    ['never compared', drop(bySubject(), 'authentication.subjectDn'), 'fail A157343 invalid_client'],
    ['another name is registered', byName({ tlsClientAuthSanDns: 'client.example.org' }), 'notApplicable'],
  ] },
  'RFC8705-2.1.2-san_dns': { request: [
    ['one of them', byName({ tlsClientAuthSanDns: 'client.example.org' }), 'pass'],
    ['in other letters', byName({ tlsClientAuthSanDns: 'Client.EXAMPLE.org' }), 'pass'],
    ['another', byName({ tlsClientAuthSanDns: 'example.org' }), 'fail A157346 invalid_client'],
    ['a wildcard stands for nothing', put(byName({ tlsClientAuthSanDns: 'a.example.org' }), 'certificate.details.sanDns', ['*.example.org']), 'fail A157346 invalid_client'],
    ['names that cannot be read', unreadable(byName({ tlsClientAuthSanDns: 'client.example.org' })), 'fail A157352 invalid_client'],
    ['a subject is registered', bySubject(), 'notApplicable'],
  ] },
  'RFC8705-2.1.2-san_uri': { request: [
    ['the same', byName({ tlsClientAuthSanUri: 'https://client.example.org/app' }), 'pass'],
    ['host in other letters', byName({ tlsClientAuthSanUri: 'HTTPS://Client.example.org/app' }), 'pass'],
    ['path in other letters', byName({ tlsClientAuthSanUri: 'https://client.example.org/App' }), 'fail A157347 invalid_client'],
    ['names that cannot be read', unreadable(byName({ tlsClientAuthSanUri: 'https://client.example.org/app' })), 'fail A157352 invalid_client'],
    ['a subject is registered', bySubject(), 'notApplicable'],
  ] },
  'RFC8705-2.1.2-san_ip': { request: [
    ['IPv4', byName({ tlsClientAuthSanIp: '192.0.2.7' }), 'pass'],
    ['IPv6, spelled otherwise', byName({ tlsClientAuthSanIp: '2001:0DB8:0:0:0:0:0:7' }), 'pass'],
    ['another', byName({ tlsClientAuthSanIp: '192.0.2.8' }), 'fail A157348 invalid_client'],
    ['no address', byName({ tlsClientAuthSanIp: 'client.example.org' }), 'fail A157348 invalid_client'],
    ['names that cannot be read', unreadable(byName({ tlsClientAuthSanIp: '192.0.2.7' })), 'fail A157352 invalid_client'],
    ['a subject is registered', bySubject(), 'notApplicable'],
  ] },
  'RFC8705-2.1.2-san_email': { request: [
    ['host in other letters', byName({ tlsClientAuthSanEmail: 'Client@EXAMPLE.org' }), 'pass'],
    ['mailbox in other letters', byName({ tlsClientAuthSanEmail: 'client@example.org' }), 'fail A157349 invalid_client'],
    ['names that cannot be read', unreadable(byName({ tlsClientAuthSanEmail: 'Client@example.org' })), 'fail A157352 invalid_client'],
    ['a subject is registered', bySubject(), 'notApplicable'],
  ] },
  'RFC8705-2.2.2': {
    request: [
      ['with a key', selfSigned(found), 'pass'],
      ['no key', selfSigned({ kind: 'noKey', problem: 'no key has the kid k' }), 'fail A157329 invalid_client'],
      ['a key without certificate', selfSigned({ kind: 'noCertificate' }, aPush()), 'fail A157330 invalid_client'],
      ['a certificate of an authority', bySubject(), 'notApplicable'],
    ],
    client: [
      ['keys by value', aClient(own), 'pass'],
      ['keys by reference', aClient({ ...drop(aClient(own), 'jwks'), jwksUri: 'https://client.example.org/jwks' }), 'pass'],
      ['no keys', drop(aClient(own), 'jwks'), 'fail'],
      ['another method', aClient(), 'notApplicable'],
    ],
  },
  'RFC8705-2.2': { request: [
    ['one of them', selfSigned(found), 'pass'],
    ['one of them at PAR', selfSigned(found, aPush()), 'pass'],
    ['another', selfSigned({ kind: 'found', x5tS256: ['another'] }), 'fail A157333 invalid_client'],
    ['nothing registered', selfSigned({ kind: 'noCertificate' }), 'notApplicable'],
    ['a certificate of an authority', bySubject(), 'notApplicable'],
  ] },
  'RFC8705-3-readable': { request: [
    ['a certificate', put(aPush(), 'certificate', parsed), 'pass'],
    ['none', aPush(), 'notApplicable'],
    ['garbage', put(aPush(), 'certificate', malformed), 'fail A157328 invalid_request'],
    ['garbage as credentials', put(selfSigned(found, aPush()), 'certificate', malformed), 'notApplicable'],
  ] },
  'RFC8705-3-certificate': { request: [
    ['a certificate', bound(aTokenRequest()), 'pass'],
    ['none', put(bound(aTokenRequest()), 'certificate', { kind: 'none' }), 'fail A244308 invalid_request'],
    ['none at a refresh', put(bound(aRefresh()), 'certificate', { kind: 'none' }), 'fail A244308 invalid_request'],
    ['garbage', put(bound(aTokenRequest()), 'certificate', malformed), 'fail A244309 invalid_request'],
    ['none, and the service does not bind', put(put(bound(aTokenRequest()), 'certificate', { kind: 'none' }), 'service.tlsClientCertificateBoundAccessTokens', false), 'notApplicable'],
    ['none, and the client does not bind', put(put(bound(aTokenRequest()), 'certificate', { kind: 'none' }), 'client.client.tlsClientCertificateBoundAccessTokens', false), 'notApplicable'],
    ['garbage that nobody needs', put(aTokenRequest(), 'certificate', malformed), 'fail A244309 invalid_request'],
  ] },
  'RFC8705-7.1-given': { request: [
    ['a certificate', ofRefresh(parsed), 'pass'],
    ['none', ofRefresh({ kind: 'none' }), 'fail A053312 invalid_grant'],
    ['an unbound refresh token', aRefresh(), 'notApplicable'],
  ] },
  'RFC8705-7.1-same': { request: [
    ['the same', ofRefresh(parsed), 'pass'],
    ['another', ofRefresh(other), 'fail A053312 invalid_grant'],
    ['none', ofRefresh({ kind: 'none' }), 'notApplicable'],
    ['an unbound refresh token', put(aRefresh(), 'certificate', other), 'notApplicable'],
  ] },
};
