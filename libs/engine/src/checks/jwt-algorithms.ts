import type { Facts } from '../facts/facts.js';
import { deliveryOf, responseModeOf, responseTypeOf } from '../facts/response.js';
import type { JWEAlg, JWSAlg } from '../model/enums.js';
import type { OAuthError } from '../model/oauth-error.js';
import type { Verdict } from '../rules/rule.js';
import { demand } from '../rules/verdict.js';
import { assertionOf } from './assertion.js';
import { requested } from './parameters.js';

/** A JWT that a request brings, or that would answer it, with its algorithms. */
interface JwtInForce {
  readonly is: 'requestObject' | 'assertion' | 'answer' | 'idToken' | 'accessToken' | 'userInfo' | 'introspection';
  readonly name: string;
  readonly signed?: JWSAlg | undefined;
  /** What a header says of it, where that is no algorithm known here. */
  readonly said?: string | undefined;
  readonly encrypted?: JWEAlg | undefined;
}

const said = (alg: unknown): string => String(alg).slice(0, 50);

function brought(facts: Facts): readonly JwtInForce[] {
  const { requestObject } = facts;
  const assertion = assertionOf(facts);
  return [
    ...(requestObject?.jwt === undefined && requestObject?.encryption === undefined ? [] : [{
      is: 'requestObject' as const, name: 'request object', encrypted: requestObject.encryption?.alg,
      ...(requestObject.jwt === undefined ? {} : { signed: requestObject.jwt.alg, said: said(requestObject.jwt.header.alg) }),
    }]),
    ...(assertion === undefined ? [] : [{ is: 'assertion' as const, name: 'client assertion', signed: assertion.alg, said: said(assertion.header.alg) }]),
  ];
}

/** What would be made to answer the request, by the algorithms that client, service or call set for it. */
export function answering(facts: Facts): readonly JwtInForce[] {
  const { endpoint, service, authorization, grant, introspection, client: { client } } = facts;
  if (endpoint === 'standardIntrospection') {
    return introspection?.answer === undefined ? [] : [{ is: 'introspection', name: 'introspection response', signed: introspection.answer.alg, encrypted: introspection.answer.encryptionAlg }];
  }
  if (client === undefined || endpoint === 'introspection' || endpoint === 'revocation') return [];
  if (endpoint === 'userinfo') {
    // One that is encrypted alone holds a JWT without signature.
    const unsigned = client.userInfoEncryptionAlg === undefined ? undefined : 'NONE';
    return [{ is: 'userInfo', name: 'UserInfo response', signed: client.userInfoSignAlg ?? unsigned, encrypted: client.userInfoEncryptionAlg }];
  }
  const scopes = authorization?.scopes ?? grant?.code?.record?.scopes ?? grant?.refreshToken?.record?.scopes ?? [];
  const values = requested(facts);
  const secured = authorization !== undefined && deliveryOf(responseTypeOf(values), responseModeOf(values)).jwt;
  return [
    ...(secured ? [{ is: 'answer' as const, name: 'authorization response', signed: client.authorizationSignAlg, encrypted: client.authorizationEncryptionAlg }] : []),
    ...(scopes.includes('openid') ? [{ is: 'idToken' as const, name: 'ID token', signed: client.idTokenSignAlg, encrypted: client.idTokenEncryptionAlg }] : []),
    ...(endpoint === 'token' && service.accessTokenSignAlg !== undefined ? [{ is: 'accessToken' as const, name: 'access token', signed: service.accessTokenSignAlg }] : []),
  ];
}

const signature = ({ signed, said: text }: JwtInForce): string | undefined => signed ?? text;

/** A check of each such JWT: the first that offends speaks for all. */
const ofEach = (offends: (jwt: JwtInForce) => boolean, why: string, expected: string, received: (jwt: JwtInForce) => string | undefined) => {
  const offender = (facts: Facts): JwtInForce | undefined => [...brought(facts), ...answering(facts)].find(offends);
  return {
    offender,
    check: (facts: Facts): Verdict => {
      const found = offender(facts);
      return demand(found === undefined, `the ${found?.name} ${why}`, expected, found === undefined ? undefined : () => received(found) ?? 'none');
    },
  };
};

/** Each is signed with an algorithm of the list. */
export const eachIsSignedWith = (algorithms: readonly JWSAlg[]) =>
  ofEach(jwt => signature(jwt) !== undefined && !(jwt.signed !== undefined && algorithms.includes(jwt.signed)), 'is signed with another algorithm', algorithms.join(', '), signature);

const isNone = (alg: string | undefined): boolean => alg?.toLowerCase() === 'none';

/** None of them goes unsigned. */
export const eachIsSigned = ofEach(jwt => isNone(signature(jwt)), 'is not signed', 'a signature', () => 'none');

/** None of them is encrypted with this algorithm. */
export const noneIsEncryptedWith = (alg: JWEAlg) => ofEach(jwt => jwt.encrypted === alg, 'is encrypted with an algorithm that is not safe', `any but ${alg}`, () => alg);

export type JwtKind = JwtInForce['is'];

/** The client is registered for what it may not have; the service is set, or told, to make what it may not. */
export const errorsOfJwts: Readonly<Record<JwtKind, OAuthError>> = {
  requestObject: 'invalid_request_object', assertion: 'invalid_client', answer: 'invalid_request', idToken: 'unauthorized_client', userInfo: 'invalid_token',
  accessToken: 'server_error', introspection: 'server_error',
};
