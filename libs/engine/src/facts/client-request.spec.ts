import { expect, test } from '@jest/globals';
import type { Client } from '../model/client.js';
import type { ClientRequest } from '../model/requests.js';
import type { Service } from '../model/service.js';
import type { CertificateDetails, Certificates, JoseProblem, Ports } from '../ports/index.js';
import { NOW } from '../rules/examples/facts.js';
import { aClient, aService } from '../rules/examples/settings.js';
import { clientRequestFacts } from './client-request.js';

const details: CertificateDetails = { x5tS256: 'digest of client', subjectDn: 'CN=client', sanDns: [], sanUri: [], sanIp: [], sanEmail: [], notBefore: 0, notAfter: NOW };
const garbage = (text: string): boolean => text.startsWith('garbage');

/** Certificates whose content is their text: `client`, `root`, `garbage …`; names compare as texts and need an equals sign. */
function fakes(change: Partial<Certificates> = {}) {
  const calls: string[] = [];
  const certificates: Certificates = {
    read: pem => (calls.push(`read ${pem}`), garbage(pem) ? { problem: 'garbage' } : details),
    sameName: (a, b) => (calls.push(`sameName ${a} ${b}`), [a, b].every(name => name.includes('=')) ? a === b : { problem: 'no =' }),
    isTrusted: (pem, path, roots) => (calls.push(`isTrusted ${[pem, ...path].join('<')} ${roots.join()}`), roots.includes('root') ? true : { problem: 'no way' }),
    thumbprints: jwks => (calls.push('thumbprints'), JSON.parse(jwks) as ReturnType<Certificates['thumbprints']>),
    remoteThumbprints: (_, fresh) => (calls.push(`remoteThumbprints ${fresh === true}`), fresh === true ? [{ x5tS256: 'digest of client' }] : [{ x5tS256: 'former' }]),
    ...change,
  };
  const crypto = { certificateThumbprint: (pem: string): string | JoseProblem => (garbage(pem) ? { problem: 'garbage' } : `digest of ${pem}`), equal: (a: string, b: string) => a === b };
  const jose = {
    keys: (jwks: string) => (calls.push('keys'), jwks === '[]' ? { keys: [], skipped: 0 } : { keys: [{ kid: 'k1' }], skipped: 0 }),
    remoteKeys: () => (calls.push('remoteKeys'), { keys: [], skipped: 0 }),
  };
  return { calls, ports: { certificates, crypto, jose } as unknown as Ports };
}

async function factsOf(client: Partial<Client>, request: ClientRequest = { clientCertificate: 'client' }, service: Partial<Service> = {}, change: Partial<Certificates> = {}) {
  const { calls, ports } = fakes(change);
  const clients = { client: () => aClient(client) };
  const facts = await clientRequestFacts({ ...ports, clients }, { service: aService(service), endpoint: 'token', now: NOW, request, values: { client_id: ['4711'] } });
  return { ...facts, calls };
}

const pki = { tokenAuthMethod: 'TLS_CLIENT_AUTH', tlsClientAuthSubjectDn: 'CN=client' } as const;
const own = { tokenAuthMethod: 'SELF_SIGNED_TLS_CLIENT_AUTH' } as const;
const parsed = { kind: 'parsed', x5tS256: 'digest of client' };

test('other methods read no more than the digest of a certificate', async () => {
  const { calls, certificate, authentication } = await factsOf({});
  expect(certificate).toEqual(parsed);
  expect(authentication).toEqual({ method: 'PRIVATE_KEY_JWT', audiences: ['https://as.example.com'] });
  expect(calls).toEqual([]);
});

test('without a certificate none is looked at, whatever the method', async () => {
  const { calls, certificate } = await factsOf(own, {});
  expect([certificate, calls]).toEqual([{ kind: 'none' }, []]);
  expect((await factsOf(pki, { clientCertificate: 'garbage' })).certificate).toEqual({ kind: 'malformed', problem: 'garbage' });
});

test('an unknown client leaves the certificate unread', async () => {
  const { calls, ports } = fakes();
  const facts = await clientRequestFacts({ ...ports, clients: { client: () => undefined } },
    { service: aService(), endpoint: 'par', now: NOW, request: { clientCertificate: 'client' }, values: { client_id: ['4711'] } });
  expect([facts, calls]).toEqual([{ client: { named: { parameter: '4711' }, identifier: '4711', aliasUsed: false }, certificate: parsed }, []]);
});

test('tls_client_auth compares the subject, and checks the chain where the service wants that', async () => {
  const unchecked = await factsOf(pki);
  expect(unchecked.certificate).toEqual({ ...parsed, details });
  expect(unchecked.authentication?.subjectDn).toEqual({ kind: 'same' });
  expect(unchecked.calls).toEqual(['read client', 'sameName CN=client CN=client']);
  const checked = await factsOf(pki, { clientCertificate: 'client', clientCertificatePath: ['between'] }, { mutualTlsValidatePkiCertChain: true, trustedRootCertificates: ['root'] });
  expect(checked.certificate).toEqual({ ...parsed, details, chain: { kind: 'trusted' } });
  expect(checked.calls).toContain('isTrusted client<between root');
});

test.each<[string, readonly string[] | undefined, readonly string[], object]>([
  ['no roots', undefined, [], { kind: 'noRoots' }],
  ['a root that is none', ['garbage root'], [], { kind: 'unreadable', of: 'roots', problem: 'garbage' }],
  ['a path that is none', ['other'], ['between', 'garbage'], { kind: 'unreadable', of: 'path', problem: 'garbage' }],
  ['another root', ['other'], ['between'], { kind: 'untrusted', problem: 'no way' }],
])('a chain with %s', async (_, roots, path, chain) => {
  const service = { mutualTlsValidatePkiCertChain: true, ...(roots === undefined ? {} : { trustedRootCertificates: roots }) };
  const { certificate } = await factsOf(pki, { clientCertificate: 'client', clientCertificatePath: path }, service);
  expect(certificate).toEqual({ ...parsed, details, chain });
});

test.each<[string, string, Partial<Certificates>, object | undefined]>([
  ['another name', 'CN=other', {}, { kind: 'different' }],
  ['a registered name that is none', 'client', {}, { kind: 'malformed', which: 'registered', problem: 'no =' }],
  ['a presented name that is none', 'CN=client', { read: () => ({ ...details, subjectDn: 'client' }) }, { kind: 'malformed', which: 'presented', problem: 'no =' }],
  ['a certificate whose names cannot be read', 'CN=client', { read: () => ({ problem: 'odd' }) }, undefined],
])('a subject: %s', async (_, tlsClientAuthSubjectDn, change, expected) =>
  expect((await factsOf({ ...pki, tlsClientAuthSubjectDn }, undefined, {}, change)).authentication?.subjectDn).toEqual(expected));

test.each<[string, Partial<Client>, object, readonly string[]]>([
  ['its thumbprint', { jwks: '[{"x5tS256":"a"},{"x5tS256":"b"}]' }, { kind: 'found', x5tS256: ['a', 'b'] }, ['thumbprints']],
  ['that of the named key', { jwks: '[{"kid":"k1","x5tS256":"a"},{"kid":"k2","x5tS256":"b"}]', selfSignedCertificateKeyId: 'k2' }, { kind: 'found', x5tS256: ['b'] }, ['thumbprints']],
  ['a named key without certificate', { jwks: '[{"kid":"k2","x5tS256":"b"}]', selfSignedCertificateKeyId: 'k1' }, { kind: 'noCertificate' }, ['thumbprints', 'keys']],
  ['no such key', { jwks: '[{"kid":"k2","x5tS256":"b"}]', selfSignedCertificateKeyId: 'k3' }, { kind: 'noKey', problem: 'no key has the kid k3' }, ['thumbprints', 'keys']],
  ['no keys', { jwks: '[]' }, { kind: 'noKey', problem: 'the set has no keys' }, ['thumbprints', 'keys']],
  ['no set', { jwks: '{"problem":"no set"}' }, { kind: 'noKey', problem: 'no set' }, ['thumbprints']],
])('a self-signed certificate: %s', async (_, client, registered, calls) => {
  const facts = await factsOf({ ...own, ...client });
  expect(facts.authentication?.registered).toEqual(registered);
  expect(facts.calls).toEqual(calls);
});

const remote = async (change: Partial<Certificates> = {}) => {
  const { calls, ports } = fakes(change);
  const { jwks: _, ...client } = aClient({ ...own, jwksUri: 'https://client.example.org/jwks' });
  const facts = await clientRequestFacts({ ...ports, clients: { client: () => client } },
    { service: aService(), endpoint: 'token', now: NOW, request: { clientCertificate: 'client' }, values: { client_id: ['4711'] } });
  return { calls, registered: facts.authentication?.registered };
};

test('a certificate that the cached set lacks is looked for once more at jwksUri', async () => {
  expect(await remote()).toEqual({ calls: ['remoteThumbprints false', 'remoteThumbprints true'], registered: { kind: 'found', x5tS256: ['digest of client'] } });
  expect(await remote({ remoteThumbprints: () => [{ x5tS256: 'digest of client' }] })).toEqual({ calls: [], registered: { kind: 'found', x5tS256: ['digest of client'] } });
  expect((await remote({ remoteThumbprints: () => ({ problem: 'out of reach' }) })).registered).toEqual({ kind: 'noKey', problem: 'out of reach' });
});

test('a client without any keys has no certificate', async () => {
  const { ports } = fakes();
  const { jwks: _, ...client } = aClient(own);
  const facts = await clientRequestFacts({ ...ports, clients: { client: () => client } },
    { service: aService(), endpoint: 'token', now: NOW, request: { clientCertificate: 'client' }, values: { client_id: ['4711'] } });
  expect(facts.authentication?.registered).toEqual({ kind: 'noKey', problem: 'neither jwks nor jwksUri is registered' });
});
