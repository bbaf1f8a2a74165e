import { newAuthority } from '../../clients/pki.js';
import { newKey } from '../../support/jwt.js';
import { createClient, createService, ISSUER, type ClientChanges, type ServiceChanges } from '../../support/parties.js';
import { serviceApi } from '../../support/api.js';
import { DUMMY } from '../assertions.js';
import type { Signing } from '../arrival.js';

/** How a run of the plan goes: the suite's variants, for plain FAPI. */
export interface Variant {
  readonly authentication: 'private_key_jwt' | 'mtls';
  readonly method: 'by_value' | 'pushed';
  readonly response: 'plain_response' | 'jarm';
}

export const variants: readonly Variant[] = (['private_key_jwt', 'mtls'] as const).flatMap((authentication) =>
  (['by_value', 'pushed'] as const).flatMap((method) => (['plain_response', 'jarm'] as const).map((response) => ({ authentication, method, response }))));

/** A client with its certificate, in a run. */
export interface Actor extends Signing {
  /** PEM; every token is bound to it. */
  readonly certificate: string;
  readonly variant: Variant;
}

/** Who takes part, whatever the variant. */
export interface Troupe {
  readonly first: Actor;
  /** Another client of the same service. */
  readonly second: Actor;
  /** A client that signs with an RSA key. */
  readonly rsa: Actor;
  /** A client of a service whose request_uris live for a second. */
  readonly hasty: Actor;
}

const rw = [{ key: 'fapi', value: 'rw' }];
const authority = newAuthority('Authority of the FAPI 1 run');

/** Set up as seed 001 tells, for read-and-write access. */
const advanced = (changes: ServiceChanges): ServiceChanges => ({
  serviceName: 'FAPI 1.0 Advanced', issuer: ISSUER, authorizationEndpoint: `${ISSUER}/authorize`, tokenEndpoint: `${ISSUER}/token`, pushedAuthReqEndpoint: `${ISSUER}/par`,
  jwksUri: `${ISSUER}/jwks`, supportedServiceProfiles: ['FAPI'], supportedGrantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], supportedResponseTypes: ['CODE', 'CODE_ID_TOKEN'],
  supportedTokenAuthMethods: ['PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH'], supportedScopes: [{ name: 'payments', defaultEntry: false, attributes: rw }, { name: 'openid', defaultEntry: false }],
  tlsClientCertificateBoundAccessTokens: true, mutualTlsValidatePkiCertChain: true, trustedRootCertificates: [authority.cert], refreshTokenKept: true, allowableClockSkew: 10,
  accessTokenDuration: 300, accessTokenType: 'Bearer',
  ...changes,
});

async function newActor(service: Omit<Actor, 'client' | 'key' | 'certificate'>, name: string, changes: ClientChanges = {}, key = newKey()): Promise<Actor> {
  const method: ClientChanges = service.variant.authentication === 'mtls'
    ? { tokenAuthMethod: 'TLS_CLIENT_AUTH', tlsClientAuthSubjectDn: `CN=${name}` } : { tokenAuthMethod: 'PRIVATE_KEY_JWT', tokenAuthSignAlg: key.alg };
  const client = await createClient(service.api, {
    clientName: name, clientType: 'CONFIDENTIAL', redirectUris: [DUMMY], grantTypes: ['AUTHORIZATION_CODE', 'REFRESH_TOKEN'], responseTypes: ['CODE', 'CODE_ID_TOKEN'],
    requestSignAlg: key.alg, idTokenSignAlg: 'ES256', authorizationSignAlg: 'ES256', tlsClientCertificateBoundAccessTokens: true,
    jwks: JSON.stringify({ keys: [key.publicJwk] }), ...method, ...changes,
  });
  return { ...service, client, key, certificate: authority.issue(name).cert };
}

/** One service and its clients for each way to authenticate. */
export async function newTroupe(authentication: Variant['authentication']): Promise<Troupe> {
  const serviceKey = newKey();
  const variant: Variant = { authentication, method: 'by_value', response: 'plain_response' };
  const jwks = JSON.stringify({ keys: [serviceKey.privateJwk] });
  const open = async (changes: ServiceChanges): Promise<Omit<Actor, 'client' | 'key' | 'certificate'>> => {
    const service = await createService(advanced({ jwks, ...changes }));
    const access = { apiKey: service.apiKey, apiSecret: service.apiSecret ?? '' };
    return { service, access, api: serviceApi(access), serviceKey, proofKey: serviceKey, redirectUri: DUMMY, scope: 'openid payments', variant };
  };
  const service = await open({});
  return {
    first: await newActor(service, 'first'), second: await newActor(service, 'second'), rsa: await newActor(service, 'rsa', {}, newKey('PS256')),
    hasty: await newActor(await open({ pushedAuthReqDuration: 1 }), 'hasty'),
  };
}

/** The same troupe in a variant. */
export const inVariant = (troupe: Troupe, variant: Variant): Troupe =>
  Object.fromEntries(Object.entries(troupe).map(([role, actor]) => [role, { ...(actor as Actor), variant }])) as unknown as Troupe;
