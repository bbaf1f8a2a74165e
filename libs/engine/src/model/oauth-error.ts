/** The `error` values that the engine answers (RFC 6749, 4.1.2.1 and 5.2, and their extensions). */
export type OAuthError =
  | 'access_denied' | 'account_selection_required' | 'consent_required' | 'insufficient_scope'
  | 'insufficient_user_authentication' | 'interaction_required' | 'invalid_authorization_details' | 'invalid_client'
  | 'invalid_dpop_proof' | 'invalid_grant' | 'invalid_request' | 'invalid_request_object' | 'invalid_request_uri'
  | 'invalid_scope' | 'invalid_target' | 'invalid_token' | 'login_required' | 'request_not_supported'
  | 'request_uri_not_supported' | 'server_error' | 'temporarily_unavailable' | 'unauthorized_client'
  | 'unmet_authentication_requirements' | 'unsupported_grant_type' | 'unsupported_response_type' | 'use_dpop_nonce';
