import type { ResultCodeFamily } from './entry.js';

/** What a resource server learns about a token. */
export const introspectionCodes = {
  A056001: { message: 'The access token is valid.' },

  A057101: { message: 'The access token could not be looked up.' },
  A057301: { message: 'No access token is presented, or it has no usable form.' },
  A057302: { message: 'The access token is unknown or revoked.' },
  A057303: { message: 'The access token was issued by another service.' },
  A057304: { message: "'jti' of the access token cannot be read." },
  A057305: { message: "'jti' of the access token is missing or empty." },
  A057306: { message: 'The access token is not accepted: {problem}.' },

  A064301: { message: "The access token has no scopes; '{expected}' is needed." },
  A064302: { message: "The access token lacks the scope '{expected}'." },

  A065301: { message: 'The access token is out of date; use the refresh token to get another one.' },
  A065302: { message: 'The access token is out of date, and so is its refresh token.' },
  A065303: { message: 'The access token is out of date.' },
  A065304: { message: 'The access token is bound to a client certificate, but none was presented.' },
  A065305: { message: 'The access token is bound to another client certificate.' },
  A065306: { message: 'No thumbprint could be made of the client certificate.' },
  A065307: { message: 'The client certificate cannot be read.' },
  A065308: { message: 'The access token is bound to a DPoP key: a DPoP proof is missing.' },
  A065309: { message: 'The access token is bound to another DPoP key than the one of the proof.' },
  A065310: { message: 'The DPoP proof of this access token is not valid: {problem}' },
  A065311: { message: "'alg' of the DPoP proof is {alg}; only asymmetric signatures are accepted with an access token." },
  A065312: { message: "The DPoP proof of this access token has no public key in 'jwk'." },
  A065313: { message: "The DPoP proof of this access token has no 'alg'." },
  A065314: { message: "The DPoP proof of this access token has been used before: every proof needs a fresh 'jti'." },
  A065315: { message: "'nonce' of the DPoP proof is missing or no longer accepted: use the one that the resource server gave." },

  A066301: { message: "The access token stands for no user, but the subject '{subject}' is needed." },
  A066302: { message: 'The access token stands for another user than the one that is needed.' },
  A066303: { message: 'The access token is not for the resource {expected}.' },

  A097301: { message: 'The client of the access token is not there any more.' },
  A097302: { message: 'The client of the access token has been deleted.' },
  A097303: { message: 'The client of the access token is locked: its tokens are not accepted until it is unlocked.' },

  A145001: { message: 'Introspection was performed successfully (type={type}, active={active}).' },
  A145201: { message: "'parameters' is missing in the call of /auth/introspection/standard." },
  A145202: { message: "'parameters' of /auth/introspection/standard cannot be read: pass on what the client sent, percent signs and all ({problem}; expected {expected})." },
  A145301: { message: 'The introspection request is empty.' },
  A145302: { message: "'token' is missing in the introspection request." },
  A145351: { message: "The introspection request names no client: send 'client_id' or an Authorization header." },
  A145352: { message: "'client_id' of the introspection request has no value." },
  A145353: { message: "'client_id' of the introspection request came more than once." },
  A145354: { message: 'No client has the id {clientId} that the introspection request names.' },
  A145355: { message: 'Client {clientId} of the introspection request is locked.' },
  A145356: { message: 'The introspection request names different clients in different places.' },
  A145357: { message: 'No client has the id or alias {clientId} that the introspection request names.' },
  A145358: { message: 'The alias in the introspection request is not switched on.' },
  A145359: { message: "'token' of the introspection request has no value." },
  A145360: { message: "'token' of the introspection request came more than once." },

  A340301: { message: 'The last login is too long ago: at most {max} seconds are allowed.' },
  A341302: { message: "The login reached '{received}', which is not enough (needed: {expected})." },
  A404301: { message: "'rsUri' is missing: an introspection response in a JWT is made for one resource server." },
  A405201: { message: 'The introspection response could not be made as a JWT: {problem}' },
} as const satisfies ResultCodeFamily;
