import type { ClientSettings } from './settings/client.js';
import { clientSettings } from './settings/client.js';
import { enumNames } from './settings/enums.js';
import { objectTypes } from './settings/object-types.js';
import { type ServiceSettings, serviceSettings } from './settings/service.js';
import type { Setting, Settings } from './settings/setting.js';

/* Bodies in which every property that a caller may set has a valid value other than its default. For tests. */

/** An EC key without its private part, so that it can stand in a repository. */
const JWKS = JSON.stringify({
  keys: [{
    kty: 'EC', use: 'sig', alg: 'ES256', kid: 'sample', crv: 'P-256',
    x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4', y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM',
  }],
});

/** Self-signed, without value; two, as arrays want different entries. */
const CERTIFICATES: readonly string[] = [
  [
    '-----BEGIN CERTIFICATE-----',
    'MIIBfTCCASOgAwIBAgIUEv8kK7C27t7IVDbaazMFVTOdHXIwCgYIKoZIzj0EAwIw',
    'EzERMA8GA1UEAwwIc2FtcGxlIDEwIBcNMjYxMTIxMDI0NjEwWhgPMjEyNjEwMjgw',
    'MjQ2MTBaMBMxETAPBgNVBAMMCHNhbXBsZSAxMFkwEwYHKoZIzj0CAQYIKoZIzj0D',
    'AQcDQgAEL1VKRJkuMvRfj99zybvSTCViqeaadHTR3AAqFE97nNH+LZdCrpQpz9Um',
    'l7iyvDICjWRYvuTI8Zn9LsZlrf8rtaNTMFEwHQYDVR0OBBYEFNzPKXoW/lZOCE3z',
    'AMoEc/ElslU7MB8GA1UdIwQYMBaAFNzPKXoW/lZOCE3zAMoEc/ElslU7MA8GA1Ud',
    'EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAJfCPT8RH/hip5LZyQ/UjDKC',
    'VakAQ8eSAPo7Wu+kBHeJAiAN5wwniCiSVGEXfGt7voRnLUyLZC33GTwARC/Irayx',
    'Ug==',
    '-----END CERTIFICATE-----',
  ].join('\n'),
  [
    '-----BEGIN CERTIFICATE-----',
    'MIIBfDCCASOgAwIBAgIUKpYNgnp9pSk884uh8od6yqSQS+AwCgYIKoZIzj0EAwIw',
    'EzERMA8GA1UEAwwIc2FtcGxlIDIwIBcNMjYxMTIxMDI0NjEwWhgPMjEyNjEwMjgw',
    'MjQ2MTBaMBMxETAPBgNVBAMMCHNhbXBsZSAyMFkwEwYHKoZIzj0CAQYIKoZIzj0D',
    'AQcDQgAErJD6wUvfqvZhZ3H1VFL9XTSciNynNhGCRr89Xd3Qs1z77+0H2yrWShQa',
    'rfRm0izkASH9DIT/f0GP8FUByLabNKNTMFEwHQYDVR0OBBYEFLAzzvoUu4tSUxHx',
    '8d65MT4QR5GlMB8GA1UdIwQYMBaAFLAzzvoUu4tSUxHx8d65MT4QR5GlMA8GA1Ud',
    'EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgN9reqi7G/ry4YMS3ESTBXpR9',
    'BbzVcNXjR6oGoVtDoQ8CIBiTILEFENcGZvgZlvEBAm3rhxeTmOcSmf8/QvKA6uSz',
    '-----END CERTIFICATE-----',
  ].join('\n'),
];

const FORMS: Readonly<Record<string, string>> = {
  'ip': '192.0.2.1',
  'distinguished-name': 'CN=client.example.org,O=Example\\, Inc.,C=JP',
};

/** What the other properties do not let be chosen freely. */
const clientOverrides = {
  // One name in the certificate only; the other four are set one at a time, see `otherCertificateNames`.
  tlsClientAuthSanDns: undefined,
  tlsClientAuthSanUri: undefined,
  tlsClientAuthSanIp: undefined,
  tlsClientAuthSanEmail: undefined,
  fapiModes: ['FAPI1_BASELINE', 'FAPI1_ADVANCED'],
} satisfies { [K in keyof ClientSettings]?: ClientSettings[K] | undefined };

const serviceOverrides = { fapiModes: ['FAPI1_BASELINE', 'FAPI1_ADVANCED'] } satisfies Partial<ServiceSettings>;

export const fullService = (changes: Partial<ServiceSettings> = {}): ServiceSettings =>
  ({ ...sample(serviceSettings), ...serviceOverrides, ...changes }) as unknown as ServiceSettings;

export const fullClient = (changes: { [K in keyof ClientSettings]?: ClientSettings[K] | undefined } = {}): ClientSettings =>
  withoutUndefined({ ...sample(clientSettings), ...clientOverrides, ...changes }) as unknown as ClientSettings;

/** Names that a client certificate may be known by, each of which shuts out the others. */
export const otherCertificateNames = ['tlsClientAuthSanDns', 'tlsClientAuthSanUri', 'tlsClientAuthSanIp', 'tlsClientAuthSanEmail'] as const;

/** A full client that is known by another name than its subject DN. */
export const fullClientNamedBy = (name: (typeof otherCertificateNames)[number]): ClientSettings =>
  fullClient({ tlsClientAuthSubjectDn: undefined, [name]: sampleOf(name, clientSettings[name]) as string });

function sample(table: Settings): Record<string, unknown> {
  const writable = Object.entries(table).filter(([, setting]) => !setting.readOnly);
  return Object.fromEntries(writable.map(([name, setting]) => [name, sampleOf(name, setting)]));
}

const sampleOf = (name: string, setting: Setting): unknown =>
  setting.array ? [1, 2].slice(0, mostEntries(setting)).map((at) => sampleEntry(`${name}${at}`, setting, at)) : sampleEntry(name, setting, 1);

/** An enum of one constant has no second one to offer. */
const mostEntries = (setting: Setting): number =>
  setting.enum !== undefined ? enumNames[setting.enum].length : setting.unique === 'sns' ? enumNames.Sns.length : 2;

function sampleEntry(name: string, setting: Setting, at: number): unknown {
  if (setting.kind === 'boolean') return true;
  if (setting.kind === 'integer') return 60 + (name.length % 40);
  if (setting.kind === 'enum') return constant(setting, at);
  if (setting.kind === 'uri') return `https://${name.toLowerCase()}.example.org/${name}`;
  if (setting.kind === 'jwks') return JWKS;
  if (setting.kind === 'json') return setting.holds === 'array' ? '[{"name":"sample"}]' : '{"sample":true}';
  if (setting.kind === 'pem') return CERTIFICATES[at - 1];
  if (setting.kind === 'object' && setting.ref !== undefined) return numbered(sample(objectTypes[setting.ref]), at);
  return setting.choices?.at(-1) ?? FORMS[setting.form ?? ''] ?? name;
}

/** Neither the default nor, for algorithms, one with a shared key. */
function constant(setting: Setting, at: number): string | undefined {
  const names = setting.enum === undefined ? [] : enumNames[setting.enum];
  return names.filter((name) => name !== setting.default).at(-Math.min(at, names.length));
}

/** Entries differ in the members by which they are told apart. */
const numbered = (entry: Record<string, unknown>, at: number): Record<string, unknown> =>
  Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, ['name', 'tag', 'key'].includes(name) ? `${String(value)}${at}` : value]));

const withoutUndefined = (members: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
