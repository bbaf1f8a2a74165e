import type { ResultCodeFamily } from './entry.js';

/** The authorization request and its parameters, whichever way they arrive. */
export const authorizationCodes = {
  A004001: {
    message:
      'Authlete has successfully issued a ticket to the service (API Key = {apiKey}) for the authorization request ' +
      'from the client (ID = {clientId}). [response_type={responseType}, openid={openid}]',
  },
  A004201: { message: "'parameters' is missing in the call of /auth/authorization." },
  A004202: { message: "'parameters' of /auth/authorization cannot be read: pass on what the client sent, percent signs and all ({problem}; expected {expected})." },
  A004301: { message: 'The authorization request is empty.' },
  A004302: { message: "'response_type' {received} needs 'openid' in 'scope'." },
  A004303: { message: "The scope 'offline_access' needs 'consent' in 'prompt'." },

  A007301: { message: "'scope' in the request object must be a string." },
  A007302: { message: "'scope' is given more than once." },
  A007303: { message: "The request object asks for 'openid', so 'scope' must also be given outside of it." },
  A007304: { message: "The request object asks for 'openid', but 'scope' outside of it does not." },
  A007305: { message: "This service demands a scope: 'scope' names none that is known here, and there is no default." },

  A008301: { message: "'request' is given more than once." },
  A008302: { message: "'request_uri' is given more than once." },
  A008303: { message: "'request_uri' is unknown, already used or out of date." },
  A008304: { message: "Send either 'request' or 'request_uri', not both." },
  A008305: { message: "This client must push its requests: 'request_uri' is missing." },
  A008306: { message: "This service takes pushed requests only: 'request_uri' is missing." },
  A008307: { message: "This client must push its requests: 'request_uri' does not come from the PAR endpoint." },
  A008308: { message: "This service takes pushed requests only: 'request_uri' does not come from the PAR endpoint." },
  A008309: { message: 'This client must send a request object, but there is none.' },
  A008310: { message: 'This service demands a request object, but there is none.' },
  A008311: { message: 'The request object is not signed; this service follows RFC 9101, where it has to be.' },

  A009301: { message: "'response_type' is missing." },
  A009302: { message: "'response_type' is empty." },
  A009303: { message: "'response_type' is given more than once." },
  A009304: { message: "'response_type' is not a known combination of code, token and id_token." },
  A009305: { message: "This service does not offer 'response_type' {received}." },
  A009306: { message: "Client {clientId} is not registered for 'response_type' {received}." },
  A009307: { message: "'response_type' inside the request object differs from the one outside." },
  A009308: { message: "'response_type' is {received} inside the request object and {expected} outside." },
  A009351: { message: "Tokens of this client are bound to a key or certificate, so 'response_type' must not have token ({received})." },

  A010301: { message: "'client_id' is missing." },
  A010302: { message: "'client_id' is empty." },
  A010303: { message: "'client_id' is given more than once." },
  A010304: { message: "'client_id' {clientId} is unknown." },
  A010305: { message: "'client_id' {clientId} is a client of another service." },
  A010306: { message: "'client_id' {clientId} is a client that was deleted." },
  A010307: { message: "'client_id' {clientId} is a client that is locked." },
  A010308: { message: "'client_id' {clientId} is neither the id nor the alias of a client." },
  A010309: { message: "'client_id' {clientId} is an alias, and this client does not use its alias." },

  A011301: { message: "'redirect_uri' in the request object must be a string." },
  A011302: { message: "'redirect_uri' is given more than once." },
  A011303: { message: "'redirect_uri' is missing: the scope 'openid' demands it." },
  A011304: { message: "'redirect_uri' {redirectUri} is not one that the client has registered." },
  A011305: { message: "'redirect_uri' of a web client must use https when 'response_type' has token or id_token." },
  A011306: { message: "'redirect_uri' of a web client must not use localhost when 'response_type' has token or id_token." },
  A011307: { message: "'redirect_uri' of a native client must not use https." },
  A011308: { message: "'redirect_uri' of a native client may use http for localhost only." },
  A011309: { message: 'No redirect URI is registered for this client.' },
  A011310: { message: 'A public client must register a redirect URI; this one has none.' },
  A011311: { message: "The client must register a redirect URI before it can use a 'response_type' with token or id_token." },
  A011312: { message: "'redirect_uri' is missing, and the client has registered none to fall back to." },
  A011313: { message: "'redirect_uri' is missing, and the client has registered more than one to choose from." },
  A011314: { message: "'redirect_uri' is not a URI." },
  A011315: { message: "'redirect_uri' must be absolute." },
  A011316: { message: "'redirect_uri' must not have a fragment." },
  A011317: { message: "'redirect_uri' {redirectUri} does not match a registered one." },
  A011318: { message: "'redirect_uri' is missing." },
  A011319: { message: "'redirect_uri' is empty." },

  A012251: { message: 'The authorization response could not be signed for client {clientId}: {problem}' },
  A012301: { message: "'response_mode' in the request object must be a string." },
  A012302: { message: "'response_mode' is given more than once." },
  A012303: { message: "'response_mode' is unknown or not offered by this service." },
  A012304: { message: "'response_mode' query is not safe for 'response_type' {received}." },
  A012305: {
    message: "'response_mode' {received} asks for a JWT, but client {clientId} has no 'authorization_signed_response_alg'.",
  },
  A012306: {
    message:
      "'response_mode' {received} asks for a signed JWT, but 'authorization_signed_response_alg' of client {clientId} is none.",
  },
  A012307: { message: "'authorization_signed_response_alg' {received} needs a client secret, which client {clientId} cannot keep." },
  A012308: { message: "'authorization_encrypted_response_alg' {received} needs a client secret, which client {clientId} cannot keep." },
  A012309: {
    message:
      "'response_mode' {received} would show tokens in a URL unless the answer is encrypted: " +
      "register 'authorization_encrypted_response_alg' for client {clientId}.",
  },
  A012310: { message: "'response_mode' {received} is not among those that client {clientId} registered." },
  A012351: { message: 'The authorization response could not be encrypted for client {clientId}: {problem}' },

  A013301: { message: "'state' in the request object must be a string." },
  A013302: { message: "'state' is given more than once." },
  A013303: { message: "'state' may hold ASCII characters only." },
  A013304: { message: "'state' is longer than {max} characters." },

  A014301: { message: "'nonce' in the request object must be a string." },
  A014302: { message: "'nonce' is given more than once." },
  A014303: { message: "'nonce' is missing: a 'response_type' with id_token demands it." },
  A014304: { message: "'nonce' may hold ASCII characters only." },
  A014305: { message: "'nonce' is longer than {max} characters." },

  A124301: { message: "'code_challenge' is missing: PKCE is required." },
  A124302: { message: "'code_challenge' is empty." },
  A124303: { message: "'code_challenge' is given more than once." },
  A124304: { message: "'code_challenge' must be 43 to 128 unreserved characters." },
  A124305: { message: "'code_challenge_method' is given more than once." },
  A124306: { message: "'code_challenge_method' must be S256 or plain." },
  A124307: { message: "'code_challenge_method' is missing: it must say S256." },
  A124308: { message: "'code_challenge_method' {received} is not accepted here, only S256." },
  A124309: { message: "'code_challenge' in the request object must be a string." },
  A124310: { message: "'code_challenge_method' in the request object must be a string." },
} as const satisfies ResultCodeFamily;
