import type { ResultCodeFamily } from './entry.js';

/** What an OpenID request says about the user's part, and the claims that it asks for. */
export const authenticationRequestCodes = {
  A015301: { message: "'display' in the request object must be a string." },
  A015302: { message: "'display' is given more than once." },
  A015303: { message: "'display' {received} is unknown: it must be page, popup, touch or wap." },
  A015304: { message: "'display' is missing, and this service does not offer the default, page." },
  A015305: { message: "'display' {received} is not offered by this service." },

  A016301: { message: "'prompt' in the request object must be a string." },
  A016302: { message: "'prompt' is given more than once." },
  A016303: { message: "'prompt' has the value {received}, which is not offered." },
  A016304: { message: "'prompt' none must stand alone." },

  A017301: { message: "'max_age' in the request object must be a number." },
  A017302: { message: "'max_age' is given more than once." },
  A017303: { message: "'max_age' {received} is no number of seconds." },
  A017304: { message: "'max_age' {received} is no whole number of seconds." },
  A017305: { message: "'max_age' {received} is beyond what can be meant." },

  A018301: { message: "'ui_locales' in the request object must be a string." },
  A018302: { message: "'ui_locales' is given more than once." },

  A019351: { message: "'id_token_hint' is no ID token that this service made for this client: {problem}" },

  A020301: { message: "'claims_locales' in the request object must be a string." },
  A020302: { message: "'claims_locales' is given more than once." },

  A021301: { message: "'acr_values' in the request object must be a string." },
  A021302: { message: "'acr_values' is given more than once." },
  A021303: { message: "This service knows no 'acr' value, so none can be asked for, be it by 'claims', 'acr_values' or by default." },
  A021304: { message: "'acr' {received} is not one of this service." },

  A022301: { message: "'claims' in the request object must be a JSON object." },
  A022302: { message: "'claims' is given more than once." },
  A022303: { message: "'claims' must be a JSON object, and not nested too deeply." },
  A022304: { message: "'userinfo' inside 'claims' must be a JSON object." },
  A022305: { message: "'id_token' inside 'claims' must be a JSON object." },
  A022306: { message: "'verified_claims' inside the requested 'claims' has the wrong shape: {problem}" },
  A022307: { message: "'verified_claims' inside the requested 'claims' cannot be met: {problem}" },

  A023301: { message: "A claim inside 'claims' must be null or a JSON object: {problem}" },
  A023302: { message: "'essential' of a claim must be true or false: {problem}" },
  A023303: { message: "'value' of a claim has the wrong type: {problem}" },
  A023304: { message: "'values' of a claim must be a list: {problem}" },
  A023305: { message: "'values' of a claim has an element of the wrong type: {problem}" },
  A023306: { message: "'{parameter}' of the OpenID request is given more than once." },
} as const satisfies ResultCodeFamily;
