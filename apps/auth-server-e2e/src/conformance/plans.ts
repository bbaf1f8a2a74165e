/* The modules of the OpenID conformance suite's plans, by their names there and in their order; a module's number is its place. */

/** FAPI 2.0 Security Profile Final and Message Signing Final, which share one list; without `fapi2-security-profile-final-`. */
export const fapi2Modules = [
  'discovery-end-point-verification', 'happy-flow', 'user-rejects-authentication', 'ensure-request-object-with-multiple-aud-succeeds',
  'ensure-authorization-request-without-state-success', 'ensure-authorization-request-without-nonce-success',
  'ensure-authorization-request-with-64-char-nonce-success', 'ensure-other-scope-order-succeeds', 'test-claims-parameter-identity-claims',
  'access-token-type-header-case-sensitivity', 'ensure-request-object-with-nbf-8-seconds-in-the-future-is-accepted', 'check-dpop-proof-nbf-exp',
  'ensure-dpopproof-with-iat-10seconds-before-succeeds', 'ensure-dpopproof-with-iat-10seconds-after-succeeds', 'ensure-mismatched-dpop-jkt-fails',
  'ensure-token-endpoint-fails-with-mismatched-dpop-proof-jkt', 'ensure-token-endpoint-fails-with-mismatched-dpop-jkt',
  'ensure-dpopproof-at-par-endpoint-binding-success', 'ensure-dpop-auth-code-binding-success',
  'ensure-different-nonce-inside-and-outside-request-object', 'ensure-different-state-inside-and-outside-request-object',
  'ensure-authorization-request-with-long-nonce', 'ensure-authorization-request-with-long-state', 'ensure-request-object-without-exp-fails',
  'ensure-request-object-without-nbf-fails', 'state-only-outside-request-object-not-used', 'ensure-request-object-without-redirect-uri-fails',
  'ensure-expired-request-object-fails', 'ensure-request-object-with-bad-aud-fails', 'ensure-request-object-with-exp-over-60-fails',
  'australia-connectid-ensure-request-object-with-exp-over-10-fails', 'ensure-request-object-with-nbf-over-60-fails',
  'australia-connectid-ensure-request-object-with-nbf-over-15-fails', 'ensure-signed-request-object-with-RS256-fails',
  'ensure-request-object-signature-algorithm-is-not-none', 'ensure-request-object-with-invalid-signature-fails',
  'ensure-matching-key-in-authorization-request', 'ensure-unsigned-request-at-par-endpoint-fails', 'ensure-registered-redirect-uri',
  'plain-fapi-tolerate-unregistered-redirect-uri', 'ensure-unsigned-authorization-request-without-using-par-fails',
  'ensure-redirect-uri-in-authorization-request', 'ensure-response-type-code-idtoken-fails', 'australia-connectid-ensure-invalid-purpose-fails',
  'ensure-response-type-token-fails', 'ensure-client-id-in-token-endpoint', 'ensure-holder-of-key-required',
  'ensure-authorization-code-is-bound-to-client', 'attempt-reuse-authorization-code-after-one-second',
  'ensure-token-endpoint-fails-with-expired-auth-code', 'ensure-signed-client-assertion-with-RS256-fails',
  'ensure-client-assertion-in-token-endpoint', 'ensure-client-assertion-with-exp-is-5-minutes-in-past-fails',
  'ensure-client-assertion-with-wrong-aud-fails', 'ensure-client-assertion-with-no-sub-fails', 'dpop-negative-tests', 'refresh-token',
  'ensure-server-handles-non-matching-intent-id', 'test-essential-acr-sca-claim', 'brazil-ensure-bad-payment-signature-fails',
  'australia-connectid-test-claims-parameter-idtoken-identity-claims', 'par-ensure-reused-request-uri-prior-to-auth-completion-succeeds',
  'par-attempt-reuse-request_uri', 'par-attempt-to-use-expired-request_uri',
  'par-ensure-jwt-client-assertions-nbf-8-seconds-in-the-future-is-accepted',
  'par-ensure-jwt-client-assertions-nbf-over-60-seconds-in-the-future-fails', 'par-attempt-to-use-request_uri-for-different-client',
  'par-authorization-request-containing-request_uri-form-param', 'par-attempt-invalid-http-method', 'par-ensure-pkce-required',
  'ensure-pkce-code-verifier-required', 'incorrect-pkce-code-verifier-rejected', 'par-plain-pkce-rejected',
  'par-authorization-request-containing-request_uri', 'par-without-duplicate-parameters', 'par-test-array-as-audience-fails',
  'par-test-par-endpoint-url-as-audience-fails', 'par-test-token-endpoint-url-as-audience-fails',
] as const;

/** Numbers of those that run with signed request objects only, and so in the plan of Message Signing alone. */
export const signedRequestModules: readonly number[] = [4, 11, 24, 25, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 74];

/** FAPI 1.0 Advanced Final; without `fapi1-advanced-final-`, which is the whole name of the second. */
export const fapi1AdvancedModules = [
  'discovery-end-point-verification', 'happy-flow', 'user-rejects-authentication', 'ensure-request-object-with-multiple-aud-succeeds',
  'ensure-authorization-request-without-state-success', 'ensure-valid-pkce-succeeds', 'ensure-other-scope-order-succeeds',
  'access-token-type-header-case-sensitivity', 'ensure-response-mode-query', 'ensure-different-nonce-inside-and-outside-request-object',
  'ensure-registered-redirect-uri', 'ensure-request-object-with-long-nonce', 'ensure-request-object-with-64-char-nonce-success',
  'ensure-request-object-with-long-state', 'ensure-request-object-without-exp-fails', 'ensure-request-object-without-nbf-fails',
  'ensure-request-object-without-scope-fails', 'state-only-outside-request-object-not-used', 'ensure-request-object-without-nonce-fails',
  'ensure-request-object-without-redirect-uri-fails', 'ensure-expired-request-object-fails', 'ensure-request-object-with-bad-aud-fails',
  'ensure-request-object-with-exp-over-60-fails', 'ensure-request-object-with-nbf-over-60-fails',
  'ensure-signed-request-object-with-RS256-fails', 'ensure-request-object-signature-algorithm-is-not-none',
  'ensure-request-object-with-invalid-signature-fails', 'ensure-matching-key-in-authorization-request',
  'ensure-authorization-request-without-request-object-fails', 'ensure-redirect-uri-in-authorization-request',
  'ensure-response-type-code-fails', 'ensure-client-id-in-token-endpoint', 'ensure-mtls-holder-of-key-required',
  'ensure-authorization-code-is-bound-to-client', 'attempt-reuse-authorisation-code-after-one-second',
  'ensure-signed-client-assertion-with-RS256-fails', 'ensure-client-assertion-in-token-endpoint',
  'ensure-client-assertion-with-exp-is-5-minutes-in-past-fails', 'ensure-client-assertion-with-wrong-aud-fails',
  'ensure-client-assertion-with-no-sub-fails', 'ensure-client-assertion-with-wrong-iss-fails',
  'ensure-client-assertion-with-wrong-sub-fails', 'ensure-client-assertion-with-iss-aud-succeeds', 'refresh-token',
  'ensure-server-handles-non-matching-intent-id', 'test-essential-acr-sca-claim', 'brazil-ensure-encryption-required',
  'brazil-ensure-bad-payment-signature-fails', 'par-ensure-reused-request-uri-prior-to-auth-completion-succeeds',
  'par-attempt-reuse-request_uri', 'par-attempt-to-use-expired-request_uri',
  'par-test-pushed-authorization-url-as-audience-for-client-JWT-assertion', 'par-token-endpoint-url-as-audience-for-client-JWT-assertion',
  'test-array-as-audience-for-client-JWT-assertion', 'par-ensure-client-assertion-with-wrong-aud-fails',
  'par-ensure-client-assertion-with-wrong-iss-fails', 'par-ensure-client-assertion-with-wrong-sub-fails',
  'par-attempt-to-use-request_uri-for-different-client', 'par-authorization-request-containing-request_uri-form-param',
  'par-attempt-invalid-http-method', 'par-ensure-pkce-required', 'ensure-pkce-code-verifier-required',
  'incorrect-pkce-code-verifier-rejected', 'par-plain-pkce-rejected', 'par-pushed-authorization-url-as-audience-in-request-object',
  'par-attempt-invalid-redirect_uri', 'par-authorization-request-containing-request_uri', 'par-without-duplicate-parameters',
] as const;

/** Number and name, as the tables of modules have them. */
export const numbered = (names: readonly string[]): readonly string[] => names.map((name, at) => `${at + 1} ${name}`);
