import { expect, test } from '@jest/globals';
import { algorithms, authenticationMethods, bounds } from './values.js';

test('the numbers and names are those of the specification: 5.3.2.1-6, -11, -13, 5.3.2.2-12, -14, 5.4.1', () => {
  expect(bounds).toEqual({ codeDuration: 60, pushedAuthReqDuration: 599, clockSkew: { least: 10, most: 60 }, rsaBits: 2048, ecBits: 224, nonceLength: 64 });
  expect([...algorithms].sort()).toEqual(['ES256', 'EdDSA', 'PS256']);
  expect([...authenticationMethods].sort()).toEqual(['PRIVATE_KEY_JWT', 'SELF_SIGNED_TLS_CLIENT_AUTH', 'TLS_CLIENT_AUTH']);
});
