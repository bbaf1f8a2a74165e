import type { ResultCodeFamily } from './entry.js';

/** DPoP at the token endpoint, and what the FAPI 2.0 Security Profile adds to authorization and token requests. */
export const fapi2Codes = {
  A254301: { message: 'The DPoP proof of the token request is not valid: {problem}' },
  A254302: { message: "'alg' of the DPoP proof is {alg}; a token request needs an asymmetric signature." },
  A254303: { message: "The DPoP proof of the token request has no public key in 'jwk'." },
  A254304: { message: "The DPoP proof of the token request has no 'alg'." },
  A254305: { message: "The DPoP proof of the token request has been used before: every proof needs a fresh 'jti'." },
  A254307: { message: "'nonce' of the DPoP proof is missing or no longer accepted: repeat with the nonce of this answer." },
  A254308: { message: "'code' is bound to another key than the one of the DPoP proof." },
  A254309: { message: 'This client has to send a DPoP proof, but there is none.' },

  A294308: { message: 'FAPI 2.0 takes the authorization request at the PAR endpoint only.' },
  A294309: { message: "'dpop_jkt' is not the thumbprint of the key of the DPoP proof." },
  A294351: { message: "FAPI 2.0 allows 'response_type' code only (received {received})." },
  A294352: { message: "FAPI 2.0 demands PKCE: send 'code_challenge' with 'code_challenge_method' S256." },
  A294353: { message: "FAPI 2.0 demands 'redirect_uri' in the pushed request." },
  A294354: { message: "FAPI 2.0 allows http in 'redirect_uri' for the loopback address of a native client only." },
  A294355: { message: 'FAPI 2.0 demands private_key_jwt or mutual TLS at the PAR endpoint (received {method}).' },
  A294356: { message: 'FAPI 2.0 does not admit public clients.' },
  A294357: { message: "'nonce' is longer than the {max} characters that FAPI 2.0 promises to take." },
  A294358: { message: 'FAPI 2.0 allows the algorithms PS256, ES256 and EdDSA for a JWT (received {alg}).' },
  A294359: { message: 'The key is too short for FAPI 2.0 ({received}; expected: {expected}).' },
  A294360: { message: "FAPI 2.0 demands a 'request_uri' that lives less than 600 seconds (the service is set to {received})." },
  A294361: { message: "FAPI 2.0 Message Signing demands a signed request object: push 'request'." },
  A294362: { message: 'FAPI 2.0 Message Signing: the pushed request object has no signature.' },
  A294363: { message: "FAPI 2.0 Message Signing demands a signed authorization response: send 'response_mode' jwt." },

  A295301: { message: 'FAPI 2.0 demands private_key_jwt or mutual TLS at the token endpoint (received {method}).' },
  A295306: { message: "FAPI 2.0 does not admit 'grant_type' {grantType}." },
  A295351: { message: 'FAPI 2.0 issues bound tokens only: send a DPoP proof or present a client certificate.' },
  A295352: { message: 'FAPI 2.0 allows PS256, ES256 and EdDSA at the token endpoint (received {alg}).' },
  A295353: { message: 'The key is too short for FAPI 2.0 at the token endpoint ({received}; expected: {expected}).' },
  A295354: { message: "FAPI 2.0 demands the issuer as a single string in 'aud' of the client assertion (expected {expected})." },
  A295355: { message: 'FAPI 2.0 demands codes that live at most 60 seconds (the service is set to {received}).' },
  A295356: { message: 'FAPI 2.0 does not issue tokens to public clients.' },
  A295357: { message: "'{claim}' of the JWT lies too far in the future ({received})." },
} as const satisfies ResultCodeFamily;
