import type { Facts, JwtFacts } from '../../facts/facts.js';
import type { EncryptionFacts } from '../../facts/open-jwe.js';
import type { RequestObjectFacts } from '../../facts/request-object.js';
import type { JsonObject } from '../../model/json.js';
import { drop, put } from './delta.js';
import { anAuthorization, aPush, NOW } from './facts.js';

const seconds = NOW / 1000;

/** What a good request object of the client says. */
const claims: JsonObject = {
  iss: '4711', aud: 'https://as.example.com', client_id: '4711', response_type: 'code', redirect_uri: 'https://client.example.org/cb', scope: 'payments',
  state: 'state-1', iat: seconds, nbf: seconds, exp: seconds + 300,
};

const jwt: JwtFacts = {
  header: { alg: 'ES256', kid: 'client', typ: 'oauth-authz-req+jwt' }, claims, alg: 'ES256',
  keys: { kind: 'found', key: { handle: 1, kty: 'EC', crv: 'P-256', bits: 256, hasPrivate: false } }, signatureValid: true,
};

const encryption: EncryptionFacts = { said: { alg: 'ECDH-ES', enc: 'A256GCM' }, alg: 'ECDH_ES', enc: 'A256GCM', key: 'found', nested: false };

const parameters = (values: Readonly<Record<string, readonly string[]>>): Facts['parameters'] => ({ kind: 'parsed', values: { client_id: ['4711'], ...values } });

const registered = (facts: Facts): Facts => put(put(facts, 'client.client.requestSignAlg', 'ES256'), 'service.requestObjectAudienceChecked', true);

const withObject = (facts: Facts, requestObject: RequestObjectFacts): Facts => ({ ...registered(facts), requestObject });

/** A signed request object at the authorization endpoint, by value. */
export const aRequestObject = (): Facts =>
  withObject({ ...put(drop(anAuthorization(), 'requestUri'), 'authorization.pushed', 'plain'), parameters: parameters({ request: ['jws'] }) }, { by: 'request', jwt });

/** The same, encrypted. */
export const anEncryptedObject = (): Facts => put(aRequestObject(), 'requestObject.encryption', encryption);

/** The same, by reference. */
export const aReferencedObject = (): Facts => withObject({
  ...put(anAuthorization(), 'authorization.pushed', 'plain'),
  parameters: parameters({ request_uri: ['https://client.example.org/request'] }),
  requestUri: { value: 'https://client.example.org/request', issuedHere: false },
}, { by: 'request_uri', reference: { registered: true }, jwt });

/** The same, encrypted. */
export const anEncryptedReference = (): Facts => put(aReferencedObject(), 'requestObject.encryption', encryption);

/** A signed request object at the PAR endpoint. */
export const aPushedObject = (): Facts => withObject({ ...aPush(), parameters: parameters({ request: ['jws'] }) }, { by: 'request', jwt });

/** The same, encrypted. */
export const anEncryptedPush = (): Facts => put(aPushedObject(), 'requestObject.encryption', encryption);

/** The same subject where request objects are processed as OpenID Connect Core has it. */
export const traditionally = (facts: Facts): Facts => put(put(facts, 'service.traditionalRequestObjectProcessingApplied', true), 'parameters.values', {
  ...(facts.parameters.kind === 'parsed' ? facts.parameters.values : {}), response_type: ['code'], scope: ['payments'],
});

/** The four forms in which a request object reaches the authorization endpoint, in the order in which the reference counts them. */
export const forms: readonly (readonly [name: string, make: () => Facts])[] = [
  ['by value', aRequestObject], ['encrypted, by value', anEncryptedObject], ['by reference', aReferencedObject], ['encrypted, by reference', anEncryptedReference],
];
