/** Client metadata with a meaning in a specification (IANA registry, OpenID Connect, FAPI, OID4VCI); own metadata cannot take these names. */
const RESERVED = new Set(`
  application_type authorization_data_types authorization_details_types authorization_encrypted_response_alg
  authorization_encrypted_response_enc authorization_signed_response_alg backchannel_authentication_request_signing_alg
  backchannel_client_notification_endpoint backchannel_logout_session_required backchannel_logout_uri
  backchannel_token_delivery_mode backchannel_user_code_parameter client_id client_id_issued_at client_name
  client_registration_types client_secret client_secret_expires_at client_uri contacts credential_offer_endpoint
  default_acr_values default_max_age digest_algorithm dpop_bound_access_tokens frontchannel_logout_session_required
  frontchannel_logout_uri grant_types id_token_encrypted_response_alg id_token_encrypted_response_enc
  id_token_signed_response_alg initiate_login_uri introspection_encrypted_response_alg introspection_encrypted_response_enc
  introspection_signed_response_alg jwks jwks_uri logo_uri organization_name policy_uri post_logout_redirect_uris
  redirect_uris registration_access_token registration_client_uri request_object_encryption_alg request_object_encryption_enc
  request_object_signing_alg request_uris require_auth_time require_pushed_authorization_requests require_signed_request_object
  response_modes response_types scope sector_identifier_uri signed_jwks_uri software_id software_statement software_version
  spiffe_bundle_endpoint spiffe_id subject_type tls_client_auth_san_dns tls_client_auth_san_email tls_client_auth_san_ip
  tls_client_auth_san_uri tls_client_auth_subject_dn tls_client_certificate_bound_access_tokens token_endpoint_auth_method
  token_endpoint_auth_signing_alg tos_uri use_mtls_endpoint_aliases userinfo_encrypted_response_alg
  userinfo_encrypted_response_enc userinfo_signed_response_alg
`.trim().split(/\s+/));

/** The name of standard metadata, in any of its languages (`client_name#ja`). */
export const isReservedMetadata = (name: string): boolean => RESERVED.has(name.split('#', 1)[0] ?? name);
