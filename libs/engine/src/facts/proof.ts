import { isTime, proofWindow } from '../checks/time.js';
import { andThen, type MaybePromise } from '../model/maybe-promise.js';
import type { Service } from '../model/service.js';
import { dayOf } from '../model/values.js';
import { withoutQuery } from '../parse/uri.js';
import type { Crypto, Jose } from '../ports/jose.js';
import type { SingleUse } from '../ports/store.js';
import type { CertificateFacts, Endpoint, ProofFacts } from './facts.js';
import { algOf, verifiedJwt } from './jwt.js';
import { nonceIsFresh } from './nonce.js';

interface ProofRequest {
  readonly dpop?: string;
  readonly htm?: string;
  readonly htu?: string;
  readonly dpopNonceRequired?: boolean;
}

const METADATA_NAMES: Partial<Record<Endpoint, string>> = { par: 'pushed_authorization_request_endpoint', token: 'token_endpoint', userinfo: 'userinfo_endpoint' };
const SETTINGS: Partial<Record<Endpoint, keyof Pick<Service, 'pushedAuthReqEndpoint' | 'tokenEndpoint' | 'userInfoEndpoint'>>> =
  { par: 'pushedAuthReqEndpoint', token: 'tokenEndpoint', userinfo: 'userInfoEndpoint' };

const byService = new WeakMap<Service, Map<Endpoint, readonly string[]>>();

/** An endpoint of the service and its mutual-TLS alias, found once for each configuration. */
function ownTargets(service: Service, endpoint: Endpoint): readonly string[] {
  const known = byService.get(service) ?? new Map<Endpoint, readonly string[]>();
  const before = known.get(endpoint);
  if (before !== undefined) return before;
  const setting = SETTINGS[endpoint];
  const own = setting === undefined ? undefined : service[setting];
  const alias = service.mtlsEndpointAliases?.find(({ name }) => name === METADATA_NAMES[endpoint])?.uri;
  const found = [own, alias].filter(uri => uri !== undefined).map(withoutQuery).filter(uri => uri !== undefined);
  byService.set(service, known.set(endpoint, found));
  return found;
}

/** The URLs for which a proof may have been made: what the front end says, else the endpoint and its mutual-TLS alias. */
export const targets = (service: Service, endpoint: Endpoint, htu: string | undefined): readonly string[] =>
  htu === undefined ? ownTargets(service, endpoint) : [withoutQuery(htu)].filter(uri => uri !== undefined);

/** The DPoP proof of a request; `accessToken` where the proof must name one (RFC 9449, 7.1). */
export function proofFacts(
  { crypto, jose }: { readonly crypto: Crypto; readonly jose: Jose },
  service: Service, endpoint: Endpoint, now: number, request: ProofRequest, accessToken?: string,
): MaybePromise<ProofFacts> {
  if (request.dpop === undefined) return { kind: 'none' };
  const jws = jose.decode(request.dpop);
  if ('problem' in jws) return { kind: 'malformed', problem: jws.problem };
  const embedded = jose.embeddedKey(jws.header.jwk);
  const alg = algOf(jws);
  const asymmetric = alg?.startsWith('HS') === true ? undefined : alg;
  const found = 'key' in embedded;
  return andThen(verifiedJwt(jose, jws, asymmetric, found ? { kind: 'found', key: embedded.key } : undefined), jwt => ({
    kind: 'decoded',
    jwt,
    ...(found ? { jkt: embedded.thumbprint } : { keyProblem: embedded.problem }),
    htm: request.htm ?? 'POST',
    htu: targets(service, endpoint, request.htu),
    ...(accessToken === undefined ? {} : { ath: crypto.sha256(accessToken) }),
    nonceRequired: service.dpopNonceRequired || request.dpopNonceRequired === true,
    nonceValid: nonceIsFresh(crypto, service, now, jws.claims?.nonce),
    replayed: false,
  }));
}

/** A verified proof, as it is remembered against replay. */
export function proofUse(proof: ProofFacts, skew: number): SingleUse | undefined {
  if (proof.kind !== 'decoded' || proof.jkt === undefined || !proof.jwt.signatureValid) return undefined;
  const { jti, iat } = proof.jwt.claims ?? {};
  if (typeof jti !== 'string' || !isTime(iat)) return undefined;
  return { kind: 'proof', owner: proof.jkt, jti, day: dayOf(iat * 1000), expiresAt: (iat + proofWindow(skew)) * 1000 };
}

/** The client certificate of a request. */
export function certificateFacts(crypto: Crypto, pem: string | undefined): CertificateFacts {
  if (pem === undefined) return { kind: 'none' };
  const thumbprint = crypto.certificateThumbprint(pem);
  return typeof thumbprint === 'string' ? { kind: 'parsed', x5tS256: thumbprint } : { kind: 'malformed', problem: thumbprint.problem };
}
