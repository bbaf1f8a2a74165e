import type { ResultCodeFamily } from './entry.js';

/** Authorization details, resources, the purpose, and parameters in general. */
export const richRequestCodes = {
  A249301: { message: "An element of 'authorization_details' has no 'type': {problem}" },
  A249302: { message: "The 'type' {received} in 'authorization_details' is not one of this service." },
  A249303: { message: "The client is not registered for the 'type' {received} in 'authorization_details'." },
  A249304: { message: "'authorization_details' is not JSON, or nested too deeply." },
  A249305: { message: "'authorization_details' has to be a JSON list." },
  A249306: { message: "An element of 'authorization_details' has the wrong form: {problem}" },
  A249351: { message: "'authorization_details' of the token request go beyond what was granted: {problem}" },

  A250301: { message: 'A parameter is given more than once: {problem}' },
  A250302: { message: "'{parameter}' is needed, but it is not there." },

  A251301: { message: "'resource' in the request object must be a string or a list of strings." },
  A251302: { message: "'resource' in the request object lists something that is no string." },
  A251303: { message: "'resource' in the request object lists {received}, which is no URI." },
  A251304: { message: "'resource' in the request object lists {received}, which is a relative URI." },
  A251305: { message: "'resource' in the request object lists {received}, which has a fragment." },
  A251306: { message: "'resource' {received} is no URI." },
  A251307: { message: "'resource' {received} is a relative URI." },
  A251308: { message: "'resource' {received} has a fragment." },
  A251309: { message: "'resource' in the request object is {received}, which is no URI." },
  A251310: { message: "'resource' in the request object is {received}, which is a relative URI." },
  A251311: { message: "'resource' in the request object is {received}, which has a fragment." },
  A251312: { message: "'resource' {received} is none of those that were granted." },

  A252301: { message: "'purpose' in the request object must be a string." },
  A252302: { message: "'purpose' is given more than once." },
  A252303: { message: "'purpose' is too short ({received} characters, expected {expected})." },
  A252304: { message: "'purpose' is too long ({received} characters, expected {expected})." },
} as const satisfies ResultCodeFamily;
