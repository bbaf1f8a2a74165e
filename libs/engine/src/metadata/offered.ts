import { fitsEncryption, isSymmetric } from '../facts/jwe.js';
import { serviceLimits } from '../facts/limits.js';
import { yields } from '../facts/response.js';
import { proofAlgorithms } from '../issue/challenge.js';
import { signingKey } from '../issue/signing-key.js';
import { JWEAlg, JWEEnc, type ClientAuthMethod, type CodeChallengeMethod, type GrantType, type JWSAlg, type ResponseMode, type ResponseType } from '../model/enums.js';
import type { Service } from '../model/service.js';
import type { Ports } from '../ports/index.js';
import { standingProfile } from '../profiles/resolve.js';
import { knownMethods } from '../rules/oauth2/authentication.js';
import { issued } from '../rules/oauth2/token-request.js';

/* What a service offers: what it is configured for, as far as the engine does it and its standing profile leaves it. */

const symmetric: readonly JWSAlg[] = ['HS256', 'HS384', 'HS512'];
const asymmetric: readonly JWSAlg[] = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'ES256K', 'EdDSA'];
const signatures: readonly JWSAlg[] = [...symmetric, ...asymmetric];
const encryptions = Object.keys(JWEAlg) as JWEAlg[];

/** Algorithms for one kind of JWT. */
export interface OfferedJwt {
  readonly signing: readonly JWSAlg[];
  readonly encryption: readonly JWEAlg[];
  readonly content: readonly JWEEnc[];
}

export interface Offered {
  readonly responseTypes: readonly ResponseType[];
  readonly responseModes: readonly ResponseMode[];
  readonly grantTypes: readonly GrantType[];
  readonly challengeMethods: readonly CodeChallengeMethod[];
  readonly tokenAuthMethods: readonly ClientAuthMethod[] | undefined;
  readonly revocationAuthMethods: readonly ClientAuthMethod[] | undefined;
  readonly introspectionAuthMethods: readonly ClientAuthMethod[] | undefined;
  readonly idToken: OfferedJwt;
  readonly userInfo: OfferedJwt;
  readonly authorization: OfferedJwt;
  readonly introspection: OfferedJwt;
  readonly requestObject: OfferedJwt;
  readonly proofs: readonly JWSAlg[];
  readonly pushedOnly: boolean;
  readonly byReference: boolean;
  readonly issIncluded: boolean;
  /** Algorithms for assertions of clients that may use these methods. */
  readonly assertions: (methods: readonly ClientAuthMethod[] | undefined) => readonly JWSAlg[];
}

const both = <T>(some: readonly T[] | undefined, others: readonly T[]): readonly T[] | undefined => some?.filter(item => others.includes(item));

/** A response type needs the grant behind its code, and the scope behind its ID token. */
function responseTypesOf({ supportedResponseTypes = [], supportedGrantTypes = [], supportedScopes = [] }: Service): readonly ResponseType[] {
  const openid = supportedScopes.some(({ name }) => name === 'openid');
  return supportedResponseTypes.filter(type =>
    (!yields[type].code || supportedGrantTypes.includes('AUTHORIZATION_CODE')) && (!yields[type].idToken || openid));
}

/** The grants of the authorization endpoint need a response type that leads to them. */
function grantTypesOf({ supportedGrantTypes = [] }: Service, types: readonly ResponseType[]): readonly GrantType[] {
  return supportedGrantTypes.filter(grant => {
    if (grant === 'AUTHORIZATION_CODE') return types.some(type => yields[type].code);
    if (grant === 'IMPLICIT') return types.some(type => yields[type].token || yields[type].idToken);
    return issued.includes(grant);
  });
}

function responseModesOf(types: readonly ResponseType[], jwts: boolean): readonly ResponseMode[] {
  if (types.length === 0) return [];
  const inQuery = types.some(type => !yields[type].token && !yields[type].idToken);
  return [...(inQuery ? ['QUERY' as const] : []), 'FRAGMENT', 'FORM_POST', ...(jwts ? ['QUERY_JWT', 'FRAGMENT_JWT', 'FORM_POST_JWT', 'JWT'] as const : [])];
}

/** What the keys of the service can sign and open. */
function ownAlgorithms({ jose }: Ports, service: Service) {
  const set = service.jwks === undefined ? undefined : jose.keys(service.jwks);
  const keys = set === undefined || 'problem' in set ? [] : set.keys.filter(key => key.hasPrivate);
  return {
    signedWith: (kid: string | undefined): readonly JWSAlg[] =>
      [...symmetric, ...asymmetric.filter(alg => typeof signingKey(jose, service, alg, kid) !== 'string')],
    opened: encryptions.filter(alg => isSymmetric(alg) || keys.some(key => fitsEncryption(key, alg))),
  };
}

export function offeredBy(ports: Ports, service: Service): Offered {
  const standing = standingProfile(service);
  const { leaves = {}, limit } = standing ?? { limit: serviceLimits };
  const allowed = <T>(items: readonly T[], only: readonly T[] | undefined): readonly T[] => both(items, only ?? items) ?? [];
  const { signedWith, opened } = ownAlgorithms(ports, service);
  const content = Object.keys(JWEEnc) as JWEEnc[];
  const jwt = (signing: readonly JWSAlg[], encryption = encryptions): OfferedJwt =>
    ({ signing: allowed(signing, leaves.signatures), encryption: encryption.filter(alg => leaves.withoutEncryption?.includes(alg) !== true), content });
  const responseTypes = allowed(responseTypesOf(service), leaves.responseTypes);
  const authorization = jwt(signedWith(service.authorizationSignatureKeyId));
  const methods = allowed(knownMethods, leaves.clientAuthentication);
  const tokenAuthMethods = both(service.supportedTokenAuthMethods, methods);
  const pushedOnly = service.parRequired || leaves.pushedOnly === true;
  return {
    responseTypes,
    responseModes: responseModesOf(responseTypes, authorization.signing.length > 0),
    grantTypes: grantTypesOf(service, responseTypes).filter(type => leaves.withoutGrants?.includes(type) !== true),
    challengeMethods: service.pkceS256Required || leaves.hashedChallenge === true ? ['S256'] : ['PLAIN', 'S256'],
    tokenAuthMethods,
    // Clients authenticate there as they do at the token endpoint.
    revocationAuthMethods: both(service.supportedRevocationAuthMethods, tokenAuthMethods ?? methods) ?? tokenAuthMethods,
    // Who may ask is for the front end to decide, so it is told as configured.
    introspectionAuthMethods: service.supportedIntrospectionAuthMethods,
    idToken: jwt(signedWith(service.idTokenSignatureKeyId)),
    userInfo: jwt([...signedWith(service.userInfoSignatureKeyId), 'NONE']),
    authorization,
    introspection: jwt(signedWith(service.introspectionSignatureKeyId)),
    requestObject: jwt([...signatures, ...(service.traditionalRequestObjectProcessingApplied ? ['NONE' as const] : [])], opened),
    proofs: allowed(asymmetric.filter(alg => proofAlgorithms.includes(alg)), leaves.signatures),
    pushedOnly,
    byReference: ports.documents !== undefined && !pushedOnly,
    issIncluded: service.issuer !== undefined && limit(service).issIncluded,
    assertions: (used = methods) => allowed([
      ...(used.includes('CLIENT_SECRET_JWT') ? symmetric : []), ...(used.includes('PRIVATE_KEY_JWT') ? asymmetric : []),
    ], leaves.signatures),
  };
}
