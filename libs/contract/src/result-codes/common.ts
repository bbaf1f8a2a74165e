import type { ResultCodeFamily } from './entry.js';

/** What may be wrong with any API call: transport, credentials, rights, body. */
export const commonCodes = {
  A001101: { message: '{apiPath}, the engine could not complete the call (correlation id {correlationId}).' },
  A001201: { message: '{apiPath}, call this API over https.' },
  A001202: { message: '{apiPath}, the call carries no credentials: send an Authorization header.' },
  A001203: { message: '{apiPath}, the Authorization header is not of the kind that is expected here: {expected}.' },
  A001212: { message: '{apiPath}, there is no client {clientId}.' },
  A001213: { message: '{apiPath}, client {clientId} is registered with another service.' },
  A001214: { message: '{apiPath}, client {clientId} was deleted earlier.' },
  A001215: { message: '{apiPath}, client {clientId} is locked: unlock it first.' },
  A001216: { message: '{apiPath}, the client id is not a positive number.' },
  A001217: { message: '{apiPath}, the settings of this service switch this API off.' },
  A001218: { message: '{apiPath}, there is no client that is called {identifier}.' },
  A001219: { message: '{apiPath}, the client called {identifier} is registered with another service.' },
  A001220: { message: '{apiPath}, the client called {identifier} was deleted earlier.' },
  A001221: { message: '{apiPath}, the client called {identifier} is locked: unlock it first.' },
  A001222: { message: "{apiPath}, {identifier} is an alias, but 'clientIdAliasEnabled' is false for the client." },
  A001223: { message: "{apiPath}, switch '{feature}' on to use this API." },
  A001224: { message: '{apiPath}, there is no such API.' },
  A001225: { message: '{apiPath}, this method is not served here; it takes {methods}.' },
  A001300: { message: '{apiPath}, no data about the token could be fetched from {url}.' },
  A001301: { message: '{apiPath}, the token is bound to a DPoP key, but no DPoP proof came with it.' },
  A001302: { message: '{apiPath}, the DPoP proof is signed with another key than the one the token is bound to.' },
  A001303: { message: '{apiPath}, the DPoP proof is not valid: {problem}' },
  A001304: { message: "{apiPath}, a DPoP proof needs an asymmetric signature; its 'alg' is {alg}." },
  A001305: { message: "{apiPath}, the header of the DPoP proof has no public key in 'jwk'." },
  A001306: { message: "{apiPath}, the header of the DPoP proof has no 'alg'." },
  A001307: { message: '{apiPath}, the token is bound to a client certificate, but none was presented.' },
  A001308: { message: '{apiPath}, the client certificate is not the one the token is bound to.' },
  A001309: { message: '{apiPath}, the presented client certificate cannot be read.' },

  A002201: { message: '{apiPath}, no service owner is known by these credentials.' },
  A002202: { message: '{apiPath}, service owner {apiKey} was deleted earlier.' },
  A002203: { message: '{apiPath}, service owner {apiKey} is locked: unlock it first.' },
  A002204: { message: '{apiPath}, service owner {apiKey} still has to be verified.' },
  A002205: { message: '{apiPath}, the API secret of service owner {apiKey} is wrong.' },

  A003201: { message: '{apiPath}, no service is known by these credentials.' },
  A003202: { message: '{apiPath}, service {apiKey} was deleted earlier.' },
  A003203: { message: '{apiPath}, service {apiKey} is locked: unlock it first.' },
  A003204: { message: '{apiPath}, the API secret of service {apiKey} is wrong.' },
  A003205: { message: '{apiPath}, the owner of service {apiKey} was deleted earlier (owner {ownerApiKey}).' },
  A003206: { message: '{apiPath}, the owner of service {apiKey} is locked (owner {ownerApiKey}).' },

  A126202: { message: '{apiPath}, the body of the call does not have the shape that this API expects: {problem}' },
  A126203: { message: '{apiPath}, this API expects a body, but the call has none.' },
  A126204: { message: '{apiPath}, the body is too large.' },

  A258201: { message: '{apiPath}, a Content-Type header must say how the body is encoded.' },

  // From A277 on the fourth digit does not always tell the class: both are the caller's to mend.
  A457101: { message: '{apiPath}, the API access token lacks the right [{right}].', class: 'caller' },
  A458101: { message: '{apiPath}, the API access token is unknown, revoked or out of date.', class: 'caller' },
  A458203: { message: '{apiPath}, there is no service {serviceId}.' },
} as const satisfies ResultCodeFamily;
