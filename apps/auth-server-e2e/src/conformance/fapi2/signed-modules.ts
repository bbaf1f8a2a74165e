import { requestUriFor } from '../../support/flow.js';
import { seconds, signWith, type JwtDraft } from '../../support/jwt.js';
import { push, type Change } from '../../support/requests.js';
import { hears } from '../assertions.js';
import { ofSigned, type Fapi2Modules } from './cast.js';
import { refuses } from './judge.js';

/* The modules of Message Signing that run with signed request objects. */

const ofObject = (change: Change<JwtDraft>): Change => ({ object }) => { if (object !== undefined) change(object); };
const claim = (name: string, value: unknown): Change => ofObject(({ claims }) => { claims[name] = value; });
const without = (name: string): Change => ofObject(({ claims }) => { delete claims[name]; });

/** A request object with one fault. */
const badObject = (change: Change): Fapi2Modules[`${number} ${string}`] => ofSigned(async ({ first }) => refuses(await push(first, change), 'invalid_request_object'));

export const signedModules: Fapi2Modules = {
  '4 ensure-request-object-with-multiple-aud-succeeds': ofSigned(async ({ first }) =>
    hears(await push(first, claim('aud', [first.service.issuer, 'https://www.other1.example.com/', 'invalid'])), 'CREATED')),
  '11 ensure-request-object-with-nbf-8-seconds-in-the-future-is-accepted': ofSigned(async ({ first }) => hears(await push(first, claim('nbf', seconds(8))), 'CREATED')),
  '24 ensure-request-object-without-exp-fails': badObject(without('exp')),
  '25 ensure-request-object-without-nbf-fails': badObject(without('nbf')),
  '28 ensure-expired-request-object-fails': badObject(ofObject(({ claims }) => { Object.assign(claims, { nbf: seconds(-600), exp: seconds(-300) }); })),
  '29 ensure-request-object-with-bad-aud-fails': badObject(claim('aud', 'https://www.other1.example.com/')),
  '30 ensure-request-object-with-exp-over-60-fails': badObject(claim('exp', seconds(4200))),
  '32 ensure-request-object-with-nbf-over-60-fails': badObject(claim('nbf', seconds(-4200))),
  '34 ensure-signed-request-object-with-RS256-fails': ofSigned(async ({ rsa }) => {
    hears(await push(rsa), 'CREATED');
    refuses(await push(rsa, ofObject((jwt) => { jwt.header['alg'] = 'RS256'; jwt.sign = signWith({ ...rsa.key, alg: 'RS256' }); })), 'invalid_request_object');
  }),
  '35 ensure-request-object-signature-algorithm-is-not-none': badObject(ofObject((jwt) => { jwt.header = { alg: 'none' }; jwt.sign = () => Buffer.alloc(0); })),
  '36 ensure-request-object-with-invalid-signature-fails': badObject(ofObject((jwt) => { const { sign } = jwt; jwt.sign = (input) => sign(`${input}x`); })),
  '37 ensure-matching-key-in-authorization-request': ofSigned(async ({ first, second }) => {
    const foreign = ofObject((jwt) => { jwt.sign = signWith(second.key); });
    refuses(await push(first, foreign), 'invalid_request', 'invalid_request_object');
    refuses(await push(first, (draft) => { foreign(draft); ofObject(({ header }) => { header['kid'] = second.key.kid; })(draft); }), 'invalid_request', 'invalid_request_object');
  }),
  '38 ensure-unsigned-request-at-par-endpoint-fails': ofSigned(async ({ first }) => {
    const { signs: _signs, ...unsigned } = first;
    refuses(await push(unsigned), 'invalid_request');
  }),
  '74 par-authorization-request-containing-request_uri': ofSigned(async ({ first }) =>
    refuses(await push(first, claim('request_uri', await requestUriFor(first))), 'invalid_request_object')),
};
