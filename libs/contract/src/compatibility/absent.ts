import { features, type Feature } from './features.js';
import type { ReferenceRequest, ReferenceResponse } from './reference.js';

/** Why members are not implemented: by feature, for every request and answer that has a member of the name. */
const byFeature: Readonly<Partial<Record<Feature, readonly string[]>>> = {
  cimd: ['cimdOptions', 'metadataDocumentUsed', 'metadataDocumentLocation'],
  federation: ['clientEntityId', 'clientEntityIdUsed'],
  attestation: ['oauthClientAttestation', 'oauthClientAttestationPop', 'attestationChallenge'],
  assurance: ['claimsForTx', 'verifiedClaimsForTx', 'transformedClaims', 'requestedClaimsForTx', 'requestedVerifiedClaimsForTx'],
  grantManagement: ['gmAction', 'grantId', 'grantSubject', 'grant'],
  credentials: ['credentialOfferInfo', 'issuableCredentials', 'cnonce', 'cnonceExpiresAt', 'cnonceDuration', 'forCredentialIssuance'],
  signatures: [
    'headers', 'message', 'uri', 'targetUri', 'requestBodyContained', 'requiredComponents', 'requestSignature', 'signature', 'signatureInput',
    'contentDigest', 'responseSigningRequired',
  ],
  exchange: ['audiences', 'requestedTokenType', 'subjectToken', 'subjectTokenType', 'subjectTokenInfo', 'actorToken', 'actorTokenType', 'actorTokenInfo'],
  jwtBearer: ['assertion'],
  nativeSso: ['additionalClaims', 'deviceSecret', 'deviceSecretHash'],
};

/** The same for members of one request or answer. */
const byPlace: Readonly<Partial<Record<ReferenceRequest | ReferenceResponse, Readonly<Record<string, string>>>>> = {
  TokenCreateBatchResponse: { resultCode: features.batch, resultMessage: features.batch, requestId: features.batch },
  TokenCreateBatchStatusResponse: { resultCode: features.batch, resultMessage: features.batch, status: features.batch },
  TokenBatchStatus: Object.fromEntries(
    ['batchKind', 'requestId', 'result', 'tokenCount', 'errorCode', 'errorDescription', 'createdAt', 'modifiedAt'].map((name) => [name, features.batch])),
};

const reasons = new Map(Object.entries(byFeature).flatMap(([feature, names]) => names.map((name) => [name, features[feature as Feature]] as const)));

/** Members that are accepted, or answered with a constant, although nothing stands behind them. */
export const MEMBERS_WITH_REASONS: readonly string[] = [...reasons.keys()];

/** Why a member is not implemented; undefined for one that is. */
export const absence = (place: ReferenceRequest | ReferenceResponse, member: string): string | undefined => byPlace[place]?.[member] ?? reasons.get(member);

/** Every exception for one place, so that a test can see whether it still has its member. */
export const EXCEPTIONS: readonly (readonly [place: string, member: string])[] =
  Object.entries(byPlace).flatMap(([place, members]) => Object.keys(members).map((member) => [place, member] as const));
