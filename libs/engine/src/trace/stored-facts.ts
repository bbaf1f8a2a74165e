import { authorizationFacts } from '../facts/authorization.js';
import { audiencesOf } from '../facts/authentication.js';
import type {
  AuthenticationFacts, AuthorizationFacts, ClientFacts, Facts, GatheredFacts, GrantFacts, IntrospectionFacts, JwtFacts, ParametersFacts, ProofFacts, RequestUriFacts,
} from '../facts/facts.js';
import { targets } from '../facts/proof.js';
import type { RequestObjectFacts } from '../facts/request-object.js';
import type { Client } from '../model/client.js';
import { given } from '../model/given.js';
import type { JsonObject } from '../model/json.js';
import type { AuthorizationCode, Grant, PushedRequest } from '../model/records.js';
import type { Service } from '../model/service.js';
import type { Named } from '../ports/store.js';
import { maskAll, maskCall, maskClaims, maskHeader, maskParameters, maskReference, type Mask } from './mask.js';

/** Facts without secrets, and without what follows from the configuration: that is put in anew when they are read again. */
export interface StoredFacts extends Omit<GatheredFacts, 'service' | 'client' | 'authentication' | 'authorization' | 'proof'> {
  readonly client: Omit<ClientFacts, 'client'> & { readonly clientId?: number };
  readonly authentication?: Omit<AuthenticationFacts, 'method' | 'audiences'>;
  readonly authorization?: Pick<AuthorizationFacts, 'values' | 'pushed' | 'hint'>;
  /** Whether the call itself, not the service, asked for a nonce, and named the URL. */
  readonly proof: ProofFacts;
  readonly called: { readonly nonceRequired: boolean; readonly htu?: string };
}

const maskedJwt = (jwt: JwtFacts, mask: Mask): JwtFacts => ({
  ...jwt, header: maskHeader(jwt.header, mask), ...(jwt.claims === undefined ? {} : { claims: maskClaims(jwt.claims, mask) }),
});

function maskedAuthentication({ method: _method, audiences: _audiences, assertion, ...others }: AuthenticationFacts, mask: Mask): NonNullable<StoredFacts['authentication']> {
  return { ...others, ...(assertion === undefined ? {} : { assertion: 'problem' in assertion ? assertion : maskedJwt(assertion, mask) }) };
}

/** The hash of an access token is one that some calls take for the token itself. */
function maskedProof(proof: ProofFacts, mask: Mask): ProofFacts {
  if (proof.kind !== 'decoded') return proof;
  const jwt = maskedJwt(proof.jwt, mask);
  return { ...proof, jwt, ...(proof.ath === undefined ? {} : { ath: mask(proof.ath) }) };
}

const maskedParameters = (parameters: ParametersFacts, mask: Mask): ParametersFacts =>
  parameters.kind === 'parsed' ? { kind: 'parsed', values: maskParameters(parameters.values, mask) } : parameters;

/** A consent as codes and tokens carry it; what the front end put into it is not for the log. */
function maskedGrant<T extends Grant>(record: T, mask: Mask): T {
  const { chain, properties, jwtAtClaims, idToken: _, ...others } = record as T & { readonly idToken?: unknown; readonly request?: AuthorizationCode['request'] };
  const { request } = others;
  return {
    ...others, chain: mask(chain),
    ...(request?.codeChallenge === undefined ? {} : { request: { ...request, codeChallenge: mask(request.codeChallenge) } }),
    ...(properties === undefined ? {} : { properties: maskAll(properties as never, mask) }),
    ...(jwtAtClaims === undefined ? {} : { jwtAtClaims: maskAll(jwtAtClaims, mask) }),
  } as unknown as T;
}

const maskedNamed = <T extends Grant>({ value, record }: Named<T>, mask: Mask): Named<T> => ({ value: mask(value), record: maskedGrant(record, mask) });

function maskedGrantFacts({ code, refreshToken, verifierDigest, ...others }: GrantFacts, mask: Mask): GrantFacts {
  return {
    ...others, ...given({ verifierDigest: verifierDigest && mask(verifierDigest) }),
    ...(code === undefined ? {} : { code: { ...code, ...(code.record === undefined ? {} : { record: maskedGrant(code.record, mask) }) } }),
    ...(refreshToken === undefined ? {} : { refreshToken: {
      ...refreshToken,
      ...(refreshToken.record === undefined ? {} : { record: maskedGrant(refreshToken.record, mask) }),
      ...(refreshToken.successor === undefined ? {} : { successor: maskedNamed(refreshToken.successor, mask) }),
    } }),
  };
}

/** The payload of a pushed request object is kept as text. */
function maskedPayload(text: string, mask: Mask): string {
  try {
    return JSON.stringify(maskClaims(JSON.parse(text) as JsonObject, mask));
  } catch {
    return mask(text);
  }
}

const maskedPush = ({ requestObject, ...record }: PushedRequest, mask: Mask): PushedRequest => ({
  ...record, parameters: maskParameters(record.parameters, mask), ...(requestObject === undefined ? {} : { requestObject: maskedPayload(requestObject, mask) }),
});

const maskedRequestUri = ({ value, issuedHere, record }: RequestUriFacts, mask: Mask): RequestUriFacts =>
  ({ value: maskReference(value, mask), issuedHere, ...(record === undefined ? {} : { record: maskedPush(record, mask) }) });

const maskedObject = ({ jwt, ...others }: RequestObjectFacts, mask: Mask): RequestObjectFacts => ({ ...others, ...(jwt === undefined ? {} : { jwt: maskedJwt(jwt, mask) }) });

const maskedIntrospection = ({ request, token, ...others }: IntrospectionFacts, mask: Mask): IntrospectionFacts =>
  ({ ...others, request: maskCall(request, mask), ...(token === undefined ? {} : { token: maskedGrant(token, mask) }) });

/** The front end says for which URL a proof was made, or the service's settings do. */
const htuOf = (call: object): string | undefined => ('htu' in call && typeof call.htu === 'string' ? call.htu : undefined);

/** What is kept of the facts behind a call. */
export function storedFacts(facts: Facts, call: object, mask: Mask): StoredFacts {
  const { endpoint, now, service, certificate, client, parameters, authentication, proof, requestUri, requestObject, authorization, grant, introspection, revoked } = facts;
  const { client: known, ...named } = client;
  return {
    endpoint, now, certificate,
    parameters: maskedParameters(parameters, mask),
    client: { ...named, ...(known === undefined ? {} : { clientId: known.clientId }) },
    proof: maskedProof(proof, mask),
    called: { nonceRequired: proof.kind === 'decoded' && proof.nonceRequired && !service.dpopNonceRequired, ...given({ htu: htuOf(call) }) },
    ...given({
      authentication: authentication && maskedAuthentication(authentication, mask),
      requestUri: requestUri && maskedRequestUri(requestUri, mask),
      requestObject: requestObject && maskedObject(requestObject, mask),
      authorization: authorization && { values: maskParameters(authorization.values, mask), pushed: authorization.pushed, ...given({ hint: authorization.hint }) },
      grant: grant && maskedGrantFacts(grant, mask),
      introspection: introspection && maskedIntrospection(introspection, mask),
      revoked: revoked && { ...revoked, value: mask(revoked.value) },
    }),
  };
}

/** Facts again, for rules to read: those of then, under the configuration of now. */
export function factsUnder({ called, client, authentication, authorization, proof, ...stored }: StoredFacts, service: Service, known: Client | undefined): GatheredFacts {
  const { clientId: _, ...named } = client;
  return {
    ...stored, service,
    client: { ...named, ...(known === undefined ? {} : { client: known }) },
    proof: proof.kind !== 'decoded' ? proof
      : { ...proof, nonceRequired: service.dpopNonceRequired || called.nonceRequired, htu: targets(service, stored.endpoint, called.htu) },
    ...(authentication === undefined || known === undefined ? {}
      : { authentication: { ...authentication, method: known.tokenAuthMethod, audiences: audiencesOf(service, stored.endpoint) } }),
    ...(authorization === undefined ? {}
      : { authorization: { ...authorizationFacts(service, known, authorization.values, authorization.pushed), ...given({ hint: authorization.hint }) } }),
  };
}
