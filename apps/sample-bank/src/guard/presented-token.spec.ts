import { describe, expect, test } from '@jest/globals';
import { Challenge } from './challenge.js';
import { presentedToken } from './presented-token.js';

const read = (headersDistinct: Record<string, string[]>, url = '/accounts') => presentedToken({ headersDistinct, url });

describe('a token is read from the Authorization header', () => {
  test.each([
    ['Bearer abc', { scheme: 'Bearer', token: 'abc' }],
    ['bEARER  a-b._~+/c==', { scheme: 'Bearer', token: 'a-b._~+/c==' }],
  ])('%s', (authorization, expected) => {
    expect(read({ authorization: [authorization] })).toEqual(expected);
  });

  test('with its proof, whatever the case of the scheme', () => {
    expect(read({ authorization: ['dpop abc'], dpop: ['x.y.z'] })).toEqual({ scheme: 'DPoP', token: 'abc', dpop: 'x.y.z' });
  });
});

describe('is refused', () => {
  test.each<[string, Record<string, string[]>, string, number, string]>([
    ['nothing presented', {}, '/accounts', 401, 'unauthorized'],
    ['a token in the query', { authorization: ['Bearer abc'] }, '/accounts?access_token=abc', 400, 'invalid_request'],
    ['two Authorization headers', { authorization: ['Bearer a', 'Bearer b'] }, '/accounts', 400, 'invalid_request'],
    ['another scheme', { authorization: ['Basic abc'] }, '/accounts', 400, 'invalid_request'],
    ['a scheme and nothing else', { authorization: ['Bearer'] }, '/accounts', 400, 'invalid_request'],
    ['two tokens in one header', { authorization: ['Bearer abc def'] }, '/accounts', 400, 'invalid_request'],
    ['DPoP without a proof', { authorization: ['DPoP abc'] }, '/accounts', 401, 'invalid_dpop_proof'],
    ['two proofs', { authorization: ['DPoP abc'], dpop: ['x.y.z', 'x.y.z'] }, '/accounts', 401, 'invalid_dpop_proof'],
    ['two proofs that a proxy joined', { authorization: ['DPoP abc'], dpop: ['x.y.z, x.y.z'] }, '/accounts', 401, 'invalid_dpop_proof'],
  ])('%s', (_name, headers, url, status, error) => {
    const refused = read(headers, url);
    expect(refused).toBeInstanceOf(Challenge);
    expect([(refused as Challenge).getStatus(), (refused as Challenge).getResponse()]).toEqual([status, { error }]);
  });
});
