import { expect, test } from '@jest/globals';
import type { JsonObject, JWSAlg } from '@symbolon/engine';
import { compactVerify } from 'jose';
import { good } from './fixtures/keys.js';
import { createJose } from './jose.js';

const jose = createJose();

test.each([['HS256', 32], ['HS384', 48], ['HS512', 64]] as const)('%s signs with a secret of at least %d bytes', async (alg, length) => {
  // Two bytes a letter: the length counts in UTF-8.
  const secret = 'ü'.repeat(length / 2);
  const compact = good(jose.signSecret({ sub: 'a' }, { alg, typ: 'JWT', kid: undefined }, secret));
  const { payload, protectedHeader } = await compactVerify(compact, Buffer.from(secret), { algorithms: [alg] });
  expect(JSON.parse(Buffer.from(payload).toString()) as JsonObject).toEqual({ sub: 'a' });
  expect(protectedHeader).toEqual({ alg, typ: 'JWT' });
  expect(jose.verifySecret(good(jose.decode(compact)), secret, alg)).toBe(true);
  expect(jose.signSecret({}, { alg }, secret.slice(1))).toEqual({ problem: expect.stringContaining('too short') });
});

test.each(['NONE', 'ES256', 'RS256', 'constructor'])('%s does not sign with a secret', (alg) => {
  expect(jose.signSecret({}, { alg: alg as JWSAlg }, 'x'.repeat(100))).toEqual({ problem: expect.any(String) });
});
