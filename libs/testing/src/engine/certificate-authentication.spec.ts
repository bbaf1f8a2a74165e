import { createHash, X509Certificate } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Client, PushedAuthReqRequest, PushedAuthReqResponse, Service } from '@symbolon/engine';
import { seed002 } from './seed-002.js';
import { clientOf, serviceOf } from './settings.js';
import { createTestEngine } from './test-engine.js';

/* Clients that authenticate with a certificate, at the PAR endpoint: all adapters are the real ones. */

const { certificate, subjectDn, clientId, redirectUri, issuer } = seed002;
const x509 = new X509Certificate(certificate);
const VALID = Date.UTC(2020, 5, 11);
const EXPIRED = Date.UTC(2021, 4, 12);

const jwk = (change: object = {}): object => ({ ...x509.publicKey.export({ format: 'jwk' }), kid: 'tls', use: 'sig', x5c: [x509.raw.toString('base64')], ...change });
const jwks = (...keys: readonly object[]): string => JSON.stringify({ keys });

const parameters = `client_id=${clientId}&response_type=code&redirect_uri=${encodeURIComponent(redirectUri)}`;

interface Case {
  readonly client: Partial<Client>;
  readonly service?: Partial<Service>;
  readonly request?: Partial<PushedAuthReqRequest>;
  readonly time?: number;
}

async function push({ client, service, request, time = VALID }: Case): Promise<PushedAuthReqResponse> {
  const settings = serviceOf({
    issuer, supportedGrantTypes: ['AUTHORIZATION_CODE'], supportedResponseTypes: ['CODE'],
    supportedTokenAuthMethods: ['TLS_CLIENT_AUTH', 'SELF_SIGNED_TLS_CLIENT_AUTH', 'CLIENT_SECRET_BASIC'],
  }, service);
  const registered = clientOf({ clientType: 'CONFIDENTIAL', grantTypes: ['AUTHORIZATION_CODE'], responseTypes: ['CODE'], redirectUris: [redirectUri] }, { clientId, ...client });
  const { engine, setTime } = createTestEngine(settings, [registered]);
  setTime(time);
  return engine.pushedAuthReq(settings, { parameters, clientCertificate: certificate, ...request });
}

const pki = { tokenAuthMethod: 'TLS_CLIENT_AUTH' } as const;
const bySubject = { ...pki, tlsClientAuthSubjectDn: subjectDn };
const own = { tokenAuthMethod: 'SELF_SIGNED_TLS_CLIENT_AUTH', jwks: jwks(jwk()) } as const;
const chained = { mutualTlsValidatePkiCertChain: true, trustedRootCertificates: [certificate] };

describe('accepted', () => {
  test.each<[string, Case]>([
    ['a subject', { client: bySubject }],
    ['a subject, written otherwise', { client: { ...pki, tlsClientAuthSubjectDn: 'cn = CLIENT.example.org , O=client, l=\\43hiyoda-ku,2.5.4.8=Tokyo,c=jp' } }],
    ['a subject and a trusted chain', { client: bySubject, service: chained }],
    ['a self-signed certificate', { client: own }],
    ['a self-signed certificate after its time', { client: own, time: EXPIRED }],
    ['a self-signed certificate by key id', { client: { ...own, jwks: jwks(jwk(), jwk({ kid: 'other', x5c: undefined })), selfSignedCertificateKeyId: 'tls' } }],
    ['a certificate as bare base64', { client: own, request: { clientCertificate: x509.raw.toString('base64') } }],
    ['a certificate as nginx escapes it', { client: bySubject, service: chained, request: { clientCertificate: encodeURIComponent(certificate) } }],
    ['a certificate as the seed folds it', { client: own, request: { clientCertificate: seed002.foldedCertificate } }],
  ])('%s', async (_, each) => {
    expect(await push(each)).toMatchObject({ action: 'CREATED', resultCode: 'A245001', clientAuthMethod: each.client.tokenAuthMethod });
  });
});

describe('refused', () => {
  test.each<[string, string, Case]>([
    ['no certificate', 'A157327', { client: own, request: { clientCertificate: undefined } as never }],
    ['garbage', 'A157328', { client: own, request: { clientCertificate: 'A'.repeat(100_000) } }],
    ['keys without certificate', 'A157330', { client: { ...own, jwks: jwks(jwk({ x5c: undefined })) } }],
    ['no such key', 'A157329', { client: { ...own, selfSignedCertificateKeyId: 'other' } }],
    ['no keys', 'A157329', { client: { tokenAuthMethod: 'SELF_SIGNED_TLS_CLIENT_AUTH' } }],
    ['a chain without roots', 'A157335', { client: bySubject, service: { mutualTlsValidatePkiCertChain: true } }],
    ['a root that is none', 'A157336', { client: bySubject, service: { ...chained, trustedRootCertificates: ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'] } }],
    ['an expired certificate', 'A157339', { client: bySubject, service: chained, time: EXPIRED }],
    ['an expired certificate whose chain nobody checks here', 'A157339', { client: bySubject, time: EXPIRED }],
    ['a path that is none', 'A157338', { client: bySubject, service: chained, request: { clientCertificatePath: ['garbage'] } }],
    ['no registered name', 'A157340', { client: pki }],
    ['several registered names', 'A157345', { client: { ...bySubject, tlsClientAuthSanDns: 'client.example.org' } }],
    ['a registered subject that is none', 'A157342', { client: { ...pki, tlsClientAuthSubjectDn: 'client.example.org' } }],
    ['another subject', 'A157343', { client: { ...pki, tlsClientAuthSubjectDn: subjectDn.replace('Tokyo', 'Kyoto') } }],
    ['a subject in another order', 'A157343', { client: { ...pki, tlsClientAuthSubjectDn: subjectDn.split(',').reverse().join() } }],
    ['a DNS name that stands in the subject alone', 'A157346', { client: { ...pki, tlsClientAuthSanDns: 'client.example.org' } }],
    ['a URI', 'A157347', { client: { ...pki, tlsClientAuthSanUri: 'https://client.example.org' } }],
    ['an IP address', 'A157348', { client: { ...pki, tlsClientAuthSanIp: '192.0.2.1' } }],
    ['an email address', 'A157349', { client: { ...pki, tlsClientAuthSanEmail: 'a@client.example.org' } }],
    ['the client id in a Basic header alone', 'A157357', { client: own, request: { clientId: String(clientId), parameters: parameters.slice(parameters.indexOf('&') + 1) } }],
    ['a secret beside the certificate', 'A157357', { client: own, request: { parameters: `${parameters}&client_secret=secret` } }],
    ['a certificate instead of the secret', 'A157304', { client: { tokenAuthMethod: 'CLIENT_SECRET_BASIC', clientSecret: 'secret' } }],
    ['a method that the service does not offer', 'A157344', { client: own, service: { supportedTokenAuthMethods: ['PRIVATE_KEY_JWT'] } }],
  ])('%s: %s', async (_, resultCode, { request, ...each }) => {
    const answer = await push({ ...each, ...(request === undefined ? {} : { request }) });
    expect(answer).toMatchObject({ action: 'UNAUTHORIZED', resultCode });
    expect(JSON.parse(String(answer.responseContent))).toMatchObject({ error: 'invalid_client', error_description: answer.resultMessage });
  });
});

test('a certificate that cannot be read is told to other clients too', async () =>
  expect(await push({ client: { tokenAuthMethod: 'CLIENT_SECRET_BASIC', clientSecret: 'secret' }, request: { clientSecret: 'secret', clientCertificate: 'garbage' } }))
    .toMatchObject({ action: 'BAD_REQUEST', resultCode: 'A157328' }));

test('the thumbprint of the seed is the digest of its certificate', () =>
  expect(createHash('sha256').update(x509.raw).digest('base64url')).toBe(seed002.thumbprint));
