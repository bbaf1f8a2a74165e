import { describe, expect, test } from '@jest/globals';
import type { JsonObject, Service } from '@symbolon/engine';
import { createOpenFlow, openKeys } from './open-flow.js';
import { serviceOf } from './settings.js';
import { keySetOf } from './signing.js';
import { createTestEngine } from './test-engine.js';

/* The discovery document: its members, their order, and when they are there. Whether they are true is in discovery-promises.spec.ts. */

const documents = { fetch: () => ({ problem: 'no document' }) };
const documentOf = (service: Service): JsonObject => createTestEngine(service, [], { documents }).engine.configuration(service);
const ofOpen = (change: Partial<Service> = {}): JsonObject => documentOf(createOpenFlow({ service: change }).service);
const list = (document: JsonObject, member: string): readonly unknown[] => document[member] as readonly unknown[];

/** The names of the IANA registry (OAuth Authorization Server Metadata) and of OpenID Connect that this server may use. */
const REGISTERED = new Set([
  'issuer', 'authorization_endpoint', 'token_endpoint', 'pushed_authorization_request_endpoint', 'userinfo_endpoint', 'jwks_uri', 'end_session_endpoint', 'mtls_endpoint_aliases',
  'scopes_supported', 'response_types_supported', 'response_modes_supported', 'grant_types_supported', 'acr_values_supported', 'subject_types_supported',
  ...['id_token', 'userinfo', 'request_object', 'authorization', 'introspection'].flatMap((what) => ['signing_alg', 'encryption_alg', 'encryption_enc'].map((kind) => `${what}_${kind}_values_supported`)),
  ...['token', 'revocation', 'introspection'].flatMap((what) => [`${what}_endpoint_auth_methods_supported`, `${what}_endpoint_auth_signing_alg_values_supported`]),
  'display_values_supported', 'prompt_values_supported', 'claim_types_supported', 'claims_supported', 'claims_locales_supported', 'ui_locales_supported',
  'service_documentation', 'op_policy_uri', 'op_tos_uri', 'claims_parameter_supported', 'request_parameter_supported', 'request_uri_parameter_supported', 'require_request_uri_registration',
  'revocation_endpoint', 'introspection_endpoint', 'code_challenge_methods_supported', 'tls_client_certificate_bound_access_tokens', 'require_pushed_authorization_requests',
  'authorization_details_types_supported', 'dpop_signing_alg_values_supported', 'require_signed_request_object', 'authorization_response_iss_parameter_supported',
  'backchannel_logout_supported', 'backchannel_logout_session_supported',
]);

/** The order of the reference, for the members that its document of a small service has and this server does. */
const ORDER = [
  'issuer', 'authorization_endpoint', 'token_endpoint', 'scopes_supported', 'response_types_supported', 'response_modes_supported', 'grant_types_supported', 'subject_types_supported',
  ...['id_token', 'userinfo', 'request_object', 'authorization'].flatMap((what) => ['signing_alg', 'encryption_alg', 'encryption_enc'].map((kind) => `${what}_${kind}_values_supported`)),
  'token_endpoint_auth_methods_supported', 'token_endpoint_auth_signing_alg_values_supported', 'display_values_supported', 'claim_types_supported',
  'claims_parameter_supported', 'request_parameter_supported', 'request_uri_parameter_supported', 'require_request_uri_registration',
  'revocation_endpoint', 'revocation_endpoint_auth_methods_supported', 'revocation_endpoint_auth_signing_alg_values_supported',
  'introspection_endpoint', 'introspection_endpoint_auth_methods_supported', 'introspection_endpoint_auth_signing_alg_values_supported',
  'code_challenge_methods_supported', 'tls_client_certificate_bound_access_tokens', 'require_pushed_authorization_requests',
  'dpop_signing_alg_values_supported', 'require_signed_request_object', 'authorization_response_iss_parameter_supported',
];

const everything: Partial<Service> = {
  userInfoEndpoint: 'https://op.example.com/userinfo', endSessionEndpoint: 'https://op.example.com/logout', jwksUri: 'https://op.example.com/jwks',
  revocationEndpoint: 'https://op.example.com/revoke', supportedRevocationAuthMethods: ['PRIVATE_KEY_JWT'],
  introspectionEndpoint: 'https://op.example.com/introspect', supportedIntrospectionAuthMethods: ['CLIENT_SECRET_JWT'],
  supportedDisplays: ['PAGE'], supportedPromptValues: ['LOGIN', 'NONE'], supportedClaimTypes: ['NORMAL'], supportedClaims: ['name'],
  supportedClaimLocales: ['en'], supportedUiLocales: ['ja'], serviceDocumentation: 'https://op.example.com/docs', policyUri: 'https://op.example.com/policy', tosUri: 'https://op.example.com/tos',
  backchannelLogoutSupported: true, backchannelLogoutSessionSupported: true,
  mtlsEndpointAliases: [
    { name: 'token_endpoint', uri: 'https://mtls.example.com/token' }, { name: 'authorization_endpoint', uri: 'https://mtls.example.com/authorize' },
    { name: 'registration_endpoint', uri: 'https://mtls.example.com/register' }, { name: 'issuer', uri: 'https://mtls.example.com' },
  ],
};

test('everything that a service can say, under registered names, in the order of the reference', () => {
  const document = ofOpen(everything);
  expect(Object.keys(document).filter((name) => !REGISTERED.has(name))).toEqual([]);
  expect([...REGISTERED].filter((name) => document[name] === undefined)).toEqual([]);
  expect(Object.keys(document).filter((name) => ORDER.includes(name))).toEqual(ORDER);
  expect(document).toMatchObject({
    mtls_endpoint_aliases: { token_endpoint: 'https://mtls.example.com/token' }, ui_locales_supported: ['ja'], prompt_values_supported: ['login', 'none'],
    backchannel_logout_supported: true, backchannel_logout_session_supported: true, revocation_endpoint_auth_methods_supported: ['private_key_jwt'],
    introspection_endpoint_auth_methods_supported: ['client_secret_jwt'], introspection_endpoint_auth_signing_alg_values_supported: ['HS256', 'HS384', 'HS512'],
  });
});

test('what is not configured is not there', () => {
  const document = documentOf(serviceOf({}));
  expect(Object.keys(document).filter((name) => /endpoint|uri$|scopes|response|grant|acr|prompt|claims_supported|locales|revocation|introspection|details|challenge|aliases/.test(name) && typeof document[name] !== 'boolean')).toEqual([]);
  expect(Object.entries(document).filter(([, value]) => value === undefined || (Array.isArray(value) && value.length === 0))).toEqual([]);
  expect(document).toMatchObject({
    subject_types_supported: ['public', 'pairwise'], id_token_signing_alg_values_supported: ['HS256', 'HS384', 'HS512'], require_signed_request_object: false,
    authorization_response_iss_parameter_supported: false, tls_client_certificate_bound_access_tokens: false, require_pushed_authorization_requests: false, backchannel_logout_supported: false,
  });
});

describe('never more than the engine does', () => {
  test('signing algorithms are those for which the service has one key', () => {
    const algorithms = (jwks: string, more: Partial<Service> = {}): readonly unknown[] => list(ofOpen({ jwks, ...more }), 'id_token_signing_alg_values_supported').slice(3);
    const { service, stranger, serviceRsa, serviceEnc } = openKeys;
    expect(algorithms(keySetOf(service.privateJwk, serviceRsa.privateJwk, serviceEnc.privateJwk))).toEqual(['RS256', 'ES256']);
    expect(algorithms(keySetOf(service.publicJwk))).toEqual([]);
    const two = keySetOf({ ...service.privateJwk, kid: 'a' }, { ...stranger.privateJwk, kid: 'b' });
    expect(algorithms(two)).toEqual([]);
    expect(algorithms(two, { idTokenSignatureKeyId: 'b' })).toEqual(['ES256']);
    expect(algorithms(two, { userInfoSignatureKeyId: 'b' })).toEqual([]);
    expect(algorithms('no set')).toEqual([]);
  });

  test('a response type needs its grant and its scope, a grant its response type', () => {
    const of = (change: Partial<Service>) => { const document = ofOpen(change); return [document.response_types_supported, document.grant_types_supported]; };
    expect(of({ supportedGrantTypes: ['IMPLICIT', 'CIBA', 'DEVICE_CODE', 'CLIENT_CREDENTIALS', 'REFRESH_TOKEN'] })).toEqual([['none', 'token', 'id_token', 'id_token token'], ['implicit', 'client_credentials', 'refresh_token']]);
    expect(of({ supportedScopes: [{ name: 'read', defaultEntry: false }] })[0]).toEqual(['none', 'code', 'token', 'code token']);
    expect(of({ supportedResponseTypes: ['TOKEN'] })[1]).toEqual(['implicit', 'refresh_token']);
    expect(of({ supportedResponseTypes: ['CODE'] })[1]).toEqual(['authorization_code', 'refresh_token']);
  });

  test('no query for answers that have tokens in them', () => {
    expect(list(ofOpen({ supportedResponseTypes: ['TOKEN'] }), 'response_modes_supported')).not.toContain('query');
    expect(list(ofOpen(), 'response_modes_supported')).toEqual(['query', 'fragment', 'form_post', 'query.jwt', 'fragment.jwt', 'form_post.jwt', 'jwt']);
  });

  test('authentication methods and the algorithms that go with them', () => {
    const of = (change: Partial<Service>) => { const document = ofOpen(change); return [document.token_endpoint_auth_methods_supported, (document.token_endpoint_auth_signing_alg_values_supported as readonly unknown[] | undefined)?.length]; };
    expect(of({ supportedTokenAuthMethods: ['CLIENT_SECRET_BASIC', 'SPIFFE_JWT', 'ATTEST_JWT_CLIENT_AUTH'] })).toEqual([['client_secret_basic'], undefined]);
    expect(of({ supportedTokenAuthMethods: ['CLIENT_SECRET_JWT'] })).toEqual([['client_secret_jwt'], 3]);
    expect(of({ supportedTokenAuthMethods: ['PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH'] })).toEqual([['private_key_jwt', 'tls_client_auth'], 11]);
    const revocation = { revocationEndpoint: 'https://op.example.com/revoke', supportedTokenAuthMethods: ['CLIENT_SECRET_POST' as const] };
    expect(ofOpen(revocation).revocation_endpoint_auth_methods_supported).toEqual(['client_secret_post']);
    expect(ofOpen({ ...revocation, supportedRevocationAuthMethods: ['CLIENT_SECRET_BASIC'] }).revocation_endpoint_auth_methods_supported).toBeUndefined();
  });

  test.each<[Partial<Service>, JsonObject]>([
    [{ pkceS256Required: true }, { code_challenge_methods_supported: ['S256'] }],
    [{}, { code_challenge_methods_supported: ['plain', 'S256'], request_uri_parameter_supported: true, require_request_uri_registration: true, require_pushed_authorization_requests: false }],
    [{ parRequired: true }, { request_uri_parameter_supported: false, require_request_uri_registration: false, require_pushed_authorization_requests: true }],
    [{ requestObjectRequired: true }, { require_signed_request_object: true }],
    [{ requestObjectRequired: true, traditionalRequestObjectProcessingApplied: true }, { require_signed_request_object: false }],
    [{ issSuppressed: true }, { authorization_response_iss_parameter_supported: false }],
    [{ backchannelLogoutSessionSupported: true }, { backchannel_logout_supported: false, backchannel_logout_session_supported: false }],
    [{ tlsClientCertificateBoundAccessTokens: true }, { tls_client_certificate_bound_access_tokens: true }],
  ])('%j', (change, members) => expect(ofOpen(change)).toMatchObject(members));

  test('without a way to fetch documents no request object comes by reference', () => {
    const { service, engine } = createOpenFlow();
    expect(engine.configuration(service)).toMatchObject({ request_uri_parameter_supported: false, require_request_uri_registration: false });
  });

  test('a profile that holds for every request leaves less', () => {
    const document = ofOpen({
      supportedServiceProfiles: ['FAPI'], fapiModes: ['FAPI2_SECURITY'], issSuppressed: true, traditionalRequestObjectProcessingApplied: true,
      supportedGrantTypes: ['AUTHORIZATION_CODE', 'IMPLICIT', 'PASSWORD', 'CLIENT_CREDENTIALS'], supportedTokenAuthMethods: ['CLIENT_SECRET_BASIC', 'PRIVATE_KEY_JWT', 'TLS_CLIENT_AUTH'],
    });
    const algorithms = ['PS256', 'ES256', 'EdDSA'];
    expect(document).toMatchObject({
      response_types_supported: ['code'], grant_types_supported: ['authorization_code', 'client_credentials'], code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt', 'tls_client_auth'], token_endpoint_auth_signing_alg_values_supported: algorithms, request_object_signing_alg_values_supported: algorithms,
      dpop_signing_alg_values_supported: algorithms, id_token_signing_alg_values_supported: ['ES256'], userinfo_signing_alg_values_supported: ['ES256'], authorization_signing_alg_values_supported: ['ES256'],
      require_pushed_authorization_requests: true, request_uri_parameter_supported: false, authorization_response_iss_parameter_supported: true,
    });
    expect(list(document, 'id_token_encryption_alg_values_supported')).not.toContain('RSA1_5');
    expect(ofOpen({ fapiModes: ['FAPI2_SECURITY'] })).toEqual(ofOpen());
  });
});
