/* What the reference calls the members of its requests and answers (its public Java library, 4.46). Names are facts; nothing else is taken from there. */

const names = (text: string): readonly string[] => text.trim().split(/\s+/);

export const referenceRequests = {
  AuthorizationRequest: names('parameters context cimdOptions'),
  AuthorizationIssueRequest: names(`
    ticket subject sub authTime acr claims properties scopes idtHeaderParams authorizationDetails consentedClaims claimsForTx
    verifiedClaimsForTx jwtAtClaims accessToken idTokenAudType accessTokenDuration sessionId
  `),
  AuthorizationFailRequest: names('ticket reason description'),
  AuthorizationTicketInfoRequest: names('ticket'),
  AuthorizationTicketUpdateRequest: names('ticket info'),
  PushedAuthReqRequest: names(`
    parameters clientId clientSecret clientCertificate clientCertificatePath dpop htm htu dpopNonceRequired oauthClientAttestation
    oauthClientAttestationPop
  `),
  TokenRequest: names(`
    parameters clientId clientSecret clientCertificate clientCertificatePath properties dpop htm htu jwtAtClaims accessToken
    accessTokenDuration refreshTokenDuration dpopNonceRequired oauthClientAttestation oauthClientAttestationPop cimdOptions
  `),
  TokenIssueRequest: names('ticket subject properties jwtAtClaims accessToken accessTokenDuration refreshTokenDuration'),
  TokenFailRequest: names('ticket reason'),
  IntrospectionRequest: names(`
    token scopes subject clientCertificate dpop htm htu resources uri targetUri message headers requestBodyContained
    requiredComponents acrValues maxAge dpopNonceRequired
  `),
  StandardIntrospectionRequest: names(`
    parameters withHiddenProperties rsUri httpAcceptHeader introspectionSignAlg introspectionEncryptionAlg
    introspectionEncryptionEnc sharedKeyForSign sharedKeyForEncryption publicKeyForEncryption
  `),
  RevocationRequest: names(`
    parameters clientId clientSecret clientCertificate clientCertificatePath oauthClientAttestation oauthClientAttestationPop
  `),
  UserInfoRequest: names('token clientCertificate dpop htm htu uri targetUri headers message requestBodyContained dpopNonceRequired'),
  UserInfoIssueRequest: names('token claims sub claimsForTx verifiedClaimsForTx requestSignature headers'),
  ServiceConfigurationRequest: names('pretty patch'),
  JoseVerifyRequest: names('jose mandatoryClaims clockSkew clientIdentifier signedByClient'),
  ClientLockFlagUpdateRequest: names('clientLocked'),
  ClientSecretUpdateRequest: names('clientSecret'),
  ClientAuthorizationGetListRequest: names('subject developer start end'),
  ClientAuthorizationUpdateRequest: names('subject scopes'),
  ClientAuthorizationDeleteRequest: names('subject'),
  TokenCreateRequest: names(`
    grantType clientId subject scopes accessTokenDuration refreshTokenDuration properties clientIdAliasUsed clientEntityIdUsed
    metadataDocumentUsed accessToken refreshToken accessTokenPersistent certificateThumbprint dpopKeyThumbprint authorizationDetails
    resources forExternalAttachment jwtAtClaims acr authTime clientIdentifier sessionId
  `),
  TokenUpdateRequest: names(`
    accessToken accessTokenExpiresAt refreshTokenExpiresAt scopes properties accessTokenExpiresAtUpdatedOnScopeUpdate
    refreshTokenExpiresAtUpdatedOnScopeUpdate accessTokenPersistent accessTokenHash accessTokenValueUpdated certificateThumbprint
    dpopKeyThumbprint authorizationDetails forExternalAttachment tokenId refreshToken refreshTokenHash
  `),
  TokenRevokeRequest: names('accessTokenIdentifier refreshTokenIdentifier clientIdentifier subject'),
  IDTokenReissueRequest: names('accessToken refreshToken sub claims idtHeaderParams idTokenAudType'),
} as const;

export const referenceResponses = {
  AuthorizationResponse: names(`
    resultCode resultMessage action service client display maxAge scopes dynamicScopes uiLocales claimsLocales claims
    claimsAtUserInfo acrEssential clientIdAliasUsed clientEntityIdUsed metadataDocumentUsed acrs subject loginHint lowestPrompt
    prompts requestObjectPayload idTokenClaims userInfoClaims transformedClaims resources authorizationDetails purpose gmAction
    grantId grantSubject grant requestedClaimsForTx requestedVerifiedClaimsForTx credentialOfferInfo issuableCredentials
    nativeSsoRequested responseContent ticket
  `),
  AuthorizationIssueResponse: names(`
    resultCode resultMessage action responseContent accessToken accessTokenExpiresAt accessTokenDuration idToken authorizationCode
    jwtAccessToken ticketInfo
  `),
  AuthorizationFailResponse: names('resultCode resultMessage action responseContent'),
  AuthorizationTicketInfoResponse: names('resultCode resultMessage action info'),
  AuthorizationTicketUpdateResponse: names('resultCode resultMessage action info'),
  PushedAuthReqResponse: names('resultCode resultMessage action responseContent clientAuthMethod requestUri dpopNonce attestationChallenge'),
  TokenResponse: names(`
    resultCode resultMessage action responseContent username password ticket accessToken accessTokenExpiresAt accessTokenDuration
    refreshToken refreshTokenExpiresAt refreshTokenDuration idToken grantType clientId clientIdAlias clientIdAliasUsed
    clientEntityId clientEntityIdUsed metadataDocumentLocation metadataDocumentUsed subject scopes properties jwtAccessToken
    clientAuthMethod resources accessTokenResources authorizationDetails grantId serviceAttributes clientAttributes audiences
    requestedTokenType subjectToken subjectTokenType subjectTokenInfo actorToken actorTokenType actorTokenInfo assertion
    previousRefreshTokenUsed cnonce cnonceExpiresAt cnonceDuration requestedIdTokenClaims dpopNonce refreshTokenScopes sessionId
    additionalClaims deviceSecret deviceSecretHash attestationChallenge
  `),
  TokenIssueResponse: names(`
    resultCode resultMessage action responseContent accessToken accessTokenExpiresAt accessTokenDuration refreshToken
    refreshTokenExpiresAt refreshTokenDuration clientId clientIdAlias clientIdAliasUsed clientEntityId clientEntityIdUsed
    metadataDocumentLocation metadataDocumentUsed subject scopes properties jwtAccessToken accessTokenResources authorizationDetails
    serviceAttributes clientAttributes refreshTokenScopes
  `),
  TokenFailResponse: names('resultCode resultMessage action responseContent'),
  IntrospectionResponse: names(`
    resultCode resultMessage action clientId subject scopes scopeDetails existent usable sufficient refreshable responseContent
    expiresAt properties clientIdAlias clientIdAliasUsed clientEntityId clientEntityIdUsed metadataDocumentLocation
    metadataDocumentUsed certificateThumbprint resources accessTokenResources authorizationDetails grantId grant consentedClaims
    serviceAttributes clientAttributes forExternalAttachment acr authTime grantType forCredentialIssuance cnonce cnonceExpiresAt
    issuableCredentials dpopNonce responseSigningRequired
  `),
  StandardIntrospectionResponse: names('resultCode resultMessage action responseContent'),
  RevocationResponse: names('resultCode resultMessage action responseContent attestationChallenge'),
  UserInfoResponse: names(`
    resultCode resultMessage action clientId subject scopes claims token responseContent properties clientIdAlias clientIdAliasUsed
    clientEntityId clientEntityIdUsed metadataDocumentLocation metadataDocumentUsed userInfoClaims transformedClaims consentedClaims
    requestedClaimsForTx requestedVerifiedClaimsForTx serviceAttributes clientAttributes dpopNonce
  `),
  UserInfoIssueResponse: names('resultCode resultMessage action responseContent signature signatureInput contentDigest'),
  JoseVerifyResponse: names('resultCode resultMessage valid signatureValid missingClaims invalidClaims errorDescriptions'),
  ServiceListResponse: names('start end totalCount services'),
  ClientListResponse: names('start end developer totalCount clients'),
  ClientSecretRefreshResponse: names('resultCode resultMessage newClientSecret oldClientSecret'),
  ClientSecretUpdateResponse: names('resultCode resultMessage newClientSecret oldClientSecret'),
  AuthorizedClientListResponse: names('start end developer totalCount clients subject'),
  GrantedScopesGetResponse: names('resultCode resultMessage serviceApiKey clientId subject latestGrantedScopes mergedGrantedScopes modifiedAt'),
  TokenCreateResponse: names(`
    resultCode resultMessage action grantType clientId subject scopes accessToken tokenType expiresIn expiresAt refreshToken
    properties jwtAccessToken authorizationDetails forExternalAttachment tokenId refreshTokenScopes clientIdentifier sessionId
  `),
  TokenUpdateResponse: names(`
    resultCode resultMessage action accessToken tokenType accessTokenExpiresAt refreshTokenExpiresAt scopes properties
    authorizationDetails forExternalAttachment tokenId
  `),
  TokenListResponse: names('start end client subject totalCount accessTokens'),
  AccessToken: names(`
    accessTokenHash refreshTokenHash clientId subject grantType scopes accessTokenExpiresAt refreshTokenExpiresAt createdAt
    lastRefreshedAt properties refreshTokenScopes
  `),
  TokenRevokeResponse: names('resultCode resultMessage count'),
  TokenCreateBatchResponse: names('resultCode resultMessage requestId'),
  TokenCreateBatchStatusResponse: names('resultCode resultMessage status'),
  TokenBatchStatus: names('batchKind requestId result tokenCount errorCode errorDescription createdAt modifiedAt'),
  IDTokenReissueResponse: names('resultCode resultMessage action responseContent idToken'),
} as const;

export type ReferenceRequest = keyof typeof referenceRequests;
export type ReferenceResponse = keyof typeof referenceResponses;
