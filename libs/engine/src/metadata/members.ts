import { ClaimType, ClientAuthMethod, CodeChallengeMethod, Display, GrantType, JWEAlg, JWEEnc, JWSAlg, Prompt, ResponseMode, ResponseType } from '../model/enums.js';
import type { Json, JsonObject } from '../model/json.js';
import type { Service } from '../model/service.js';
import type { Offered, OfferedJwt } from './offered.js';

/** A member of the document; undefined and an empty list leave it out (RFC 8414, 3.2). */
type Member = readonly [name: string, value: Json | undefined];

const spelled = <N extends string>(spelling: Readonly<Record<N, string>>, names: readonly N[] | undefined): readonly string[] | undefined =>
  names?.map(name => spelling[name]);

const jwt = (what: string, { signing, encryption, content }: OfferedJwt): readonly Member[] => [
  [`${what}_signing_alg_values_supported`, spelled(JWSAlg, signing)],
  [`${what}_encryption_alg_values_supported`, signing.length === 0 ? undefined : spelled(JWEAlg, encryption)],
  [`${what}_encryption_enc_values_supported`, signing.length === 0 ? undefined : spelled(JWEEnc, content)],
];

/** What goes with an endpoint at which somebody authenticates. */
const authenticated = (endpoint: string, { assertions }: Offered, methods: readonly ClientAuthMethod[] | undefined): readonly Member[] => [
  [`${endpoint}_auth_methods_supported`, spelled(ClientAuthMethod, methods)],
  [`${endpoint}_auth_signing_alg_values_supported`, spelled(JWSAlg, assertions(methods))],
];

const endpoints = (service: Service): readonly Member[] => [
  ['issuer', service.issuer],
  ['authorization_endpoint', service.authorizationEndpoint],
  ['token_endpoint', service.tokenEndpoint],
  ['pushed_authorization_request_endpoint', service.pushedAuthReqEndpoint],
  ['userinfo_endpoint', service.userInfoEndpoint],
  ['end_session_endpoint', service.endSessionEndpoint],
  ['jwks_uri', service.jwksUri],
];

/** Other addresses of endpoints that the document has (RFC 8705, 5); nobody authenticates at the authorization endpoint. */
function aliases({ mtlsEndpointAliases = [] }: Service, named: JsonObject): JsonObject | undefined {
  const useful = mtlsEndpointAliases.filter(({ name, uri }) =>
    name?.endsWith('_endpoint') === true && name !== 'authorization_endpoint' && uri !== undefined && named[name] !== undefined);
  return useful.length === 0 ? undefined : Object.fromEntries(useful.map(({ name, uri }) => [name, uri as string]));
}

const requests = (service: Service, offered: Offered): readonly Member[] => [
  ['scopes_supported', service.supportedScopes?.map(({ name }) => name)],
  ['response_types_supported', spelled(ResponseType, offered.responseTypes)],
  ['response_modes_supported', spelled(ResponseMode, offered.responseModes)],
  ['grant_types_supported', spelled(GrantType, offered.grantTypes)],
  ['acr_values_supported', service.supportedAcrs],
  ['subject_types_supported', ['public', 'pairwise']],
  ...jwt('id_token', offered.idToken),
  ...jwt('userinfo', offered.userInfo),
  ...jwt('request_object', offered.requestObject),
  ...jwt('authorization', offered.authorization),
  ...(service.tokenEndpoint === undefined && offered.tokenAuthMethods === undefined ? [] : authenticated('token_endpoint', offered, offered.tokenAuthMethods)),
];

const pages = (service: Service): readonly Member[] => [
  ['display_values_supported', spelled(Display, service.supportedDisplays)],
  ['prompt_values_supported', spelled(Prompt, service.supportedPromptValues)],
  ['claim_types_supported', spelled(ClaimType, service.supportedClaimTypes)],
  ['claims_supported', service.supportedClaims],
  ['claims_locales_supported', service.supportedClaimLocales],
  ['ui_locales_supported', service.supportedUiLocales],
  ['service_documentation', service.serviceDocumentation],
  ['op_policy_uri', service.policyUri],
  ['op_tos_uri', service.tosUri],
];

const parameters = ({ byReference }: Offered): readonly Member[] => [
  ['claims_parameter_supported', true],
  ['request_parameter_supported', true],
  ['request_uri_parameter_supported', byReference],
  ['require_request_uri_registration', byReference],
];

const tokens = (service: Service, offered: Offered): readonly Member[] => [
  ...(service.revocationEndpoint === undefined ? [] : [
    ['revocation_endpoint', service.revocationEndpoint] as const,
    ...authenticated('revocation_endpoint', offered, offered.revocationAuthMethods),
  ]),
  ...(service.introspectionEndpoint === undefined ? [] : [
    ['introspection_endpoint', service.introspectionEndpoint] as const,
    ...authenticated('introspection_endpoint', offered, offered.introspectionAuthMethods ?? []),
    ...jwt('introspection', offered.introspection),
  ]),
];

const security = (service: Service, offered: Offered): readonly Member[] => [
  ['code_challenge_methods_supported', offered.grantTypes.includes('AUTHORIZATION_CODE') ? spelled(CodeChallengeMethod, offered.challengeMethods) : undefined],
  ['tls_client_certificate_bound_access_tokens', service.tlsClientCertificateBoundAccessTokens],
  ['require_pushed_authorization_requests', offered.pushedOnly],
  ['authorization_details_types_supported', service.supportedAuthorizationDetailsTypes],
  ['dpop_signing_alg_values_supported', spelled(JWSAlg, offered.proofs)],
  ['require_signed_request_object', service.requestObjectRequired && !service.traditionalRequestObjectProcessingApplied],
  ['authorization_response_iss_parameter_supported', offered.issIncluded],
  ['backchannel_logout_supported', service.backchannelLogoutSupported],
  ['backchannel_logout_session_supported', service.backchannelLogoutSupported && service.backchannelLogoutSessionSupported],
];

const present = (members: readonly Member[]): JsonObject =>
  Object.fromEntries(members.filter((member): member is readonly [string, Json] => member[1] !== undefined && !(Array.isArray(member[1]) && member[1].length === 0)));

/**
 * The members of a discovery document, in the order of the reference. Features without operations (CIBA, device flow,
 * registration, federation, grant management, credentials) have no members.
 */
export function metadataOf(service: Service, offered: Offered): JsonObject {
  const addresses = present(endpoints(service));
  const rest = present([
    ...requests(service, offered), ...pages(service), ...parameters(offered), ...tokens(service, offered), ...security(service, offered),
  ]);
  const other = aliases(service, { ...addresses, ...rest });
  return { ...addresses, ...(other === undefined ? {} : { mtls_endpoint_aliases: other }), ...rest };
}
