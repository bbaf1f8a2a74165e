import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { JoseProblem, JsonObject } from '@symbolon/engine';
import { derCertificate, party } from '../fixtures/certificates.js';
import { privateJwkFor, setOf } from '../fixtures/keys.js';
import type { FetchedDocument } from '../get-document.js';
import { createCertificates } from './certificates.js';

const certificates = createCertificates();
const client = party('client.example');
const der = derCertificate({ subject: client, issuer: client });
const jwk = client.publicKey.export({ format: 'jwk' }) as JsonObject;
const privateJwk = client.privateKey.export({ format: 'jwk' }) as JsonObject;
const x5c = [der.toString('base64')];
const x5tS256 = createHash('sha256').update(der).digest('base64url');
const other = party('other.example');
const otherDer = derCertificate({ subject: other, issuer: other });

describe('thumbprints', () => {
  test('of the first certificate of each chain, by kid', () => {
    const text = setOf(
      { ...jwk, kid: 'a', x5c },
      { ...jwk, x5c: [...x5c, otherDer.toString('base64')] },
      { ...privateJwk, kid: 'own', x5c },
      jwk,
    );
    expect(certificates.thumbprints(text)).toEqual([{ kid: 'a', x5tS256 }, { x5tS256 }, { kid: 'own', x5tS256 }]);
    expect(certificates.thumbprints(`${text}`)).toBe(certificates.thumbprints(text));
  });

  test.each<[string, unknown]>([
    ['no x5c', jwk],
    ['an empty x5c', { ...jwk, x5c: [] }],
    ['x5c that is a text', { ...jwk, x5c: x5c[0] }],
    ['x5c of numbers', { ...jwk, x5c: [1] }],
    ['base64url', { ...jwk, x5c: [der.toString('base64url')] }],
    ['PEM', { ...jwk, x5c: ['-----BEGIN CERTIFICATE-----'] }],
    ['white space', { ...jwk, x5c: [`${String(x5c[0])}\n`] }],
    ['garbage', { ...jwk, x5c: ['AAAA'] }],
    ['100 KiB of garbage', { ...jwk, x5c: ['A'.repeat(102_400)] }],
    ['the certificate of another key', { ...jwk, x5c: [otherDer.toString('base64')] }],
    ['the certificate of another kind of key', { ...privateJwkFor('EdDSA'), x5c }],
    ['a secret', { kty: 'oct', k: 'AAAA', x5c }],
    ['an unknown kind of key', { kty: 'AKP', x5c }],
    ['no object', null],
  ])('%s is left out', (_, key) => {
    expect(certificates.thumbprints(setOf(key))).toEqual([]);
  });

  test.each(['', '[]', '{"keys":{}}', `{"keys":[],"x":"${'x'.repeat(1_048_576)}"}`])('no JWK Set is a problem', (text) => {
    expect(certificates.thumbprints(text)).toEqual({ problem: expect.any(String) });
  });
});

test('remote thumbprints are fetched once, and again on demand, and private keys are left out', async () => {
  const end = { text: setOf({ ...jwk, kid: 'a', x5c }, { ...privateJwk, kid: 'b', x5c }), time: 0, fetches: 0 };
  const fetch = (): Promise<FetchedDocument | JoseProblem> => {
    end.fetches += 1;
    return Promise.resolve({ mediaType: 'application/json', text: end.text });
  };
  const { remoteThumbprints } = createCertificates({ fetch, now: () => end.time });
  const uri = 'https://client.example/jwks';
  expect(await remoteThumbprints(uri)).toEqual([{ kid: 'a', x5tS256 }]);
  end.text = setOf({ ...other.publicKey.export({ format: 'jwk' }), x5c: [otherDer.toString('base64')] });
  expect(remoteThumbprints(uri)).toEqual([{ kid: 'a', x5tS256 }]);
  expect(await remoteThumbprints(uri, true)).toEqual([{ x5tS256: createHash('sha256').update(otherDer).digest('base64url') }]);
  end.text = 'x';
  end.time = 3_700_000;
  expect(await remoteThumbprints(uri)).toEqual({ problem: expect.any(String) });
  expect(end.fetches).toBe(3);
});
