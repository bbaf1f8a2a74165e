import { algorithmFor } from '../../checks/jwk-set.js';
import { ofRequest, requested } from '../../checks/parameters.js';
import type { Facts } from '../../facts/facts.js';
import { deliveryOf, responseModeOf, responseTypeOf } from '../../facts/response.js';
import type { Client } from '../../model/client.js';
import type { JWSAlg, ResponseType } from '../../model/enums.js';
import { first } from '../../parse/parameters.js';
import type { ClientCheck, Verdict } from '../rule.js';
import { demand, fail, notApplicable } from '../verdict.js';
import { algorithms, followsDraft } from './values.js';

/* Which answers are protected: 5.2.2 item 2 of the final text; the second draft adds a response type and every mode of JARM. */

const detached = (f: Facts): readonly ResponseType[] => (followsDraft(f.service) ? ['CODE_ID_TOKEN', 'CODE_ID_TOKEN_TOKEN'] : ['CODE_ID_TOKEN']);

const securedMode = (f: Facts): boolean => {
  const mode = responseModeOf(requested(f));
  return mode === 'JWT' || (followsDraft(f.service) && deliveryOf('CODE', mode).jwt);
};

/** A code alone in a mode that was named but does not protect it as the text wants: then the mode is what is wrong. */
export const isUnknownMode = (f: Facts): boolean =>
  responseTypeOf(requested(f)) === 'CODE' && !securedMode(f) && responseModeOf(requested(f)) !== undefined;

export const isProtectedAnswer: (f: Facts) => Verdict = ofRequest((values, f) => {
  const type = responseTypeOf(values);
  if (type === undefined) return notApplicable('no response type is known');
  const allowed = detached(f).includes(type) || (type === 'CODE' && securedMode(f));
  return demand(allowed, 'the answer would not be protected', 'code id_token, or code with response_mode jwt', () => [type, first(values, 'response_mode')].join(' ').trim().slice(0, 100));
});

/** What a client has to register for one more response type; a code alone is protected by the JWT around it. */
const registering = (known: readonly ResponseType[], type: 'CODE' | 'CODE_ID_TOKEN', alg: JWSAlg | undefined): Partial<Client> => ({
  responseTypes: known.includes(type) ? known : [...known, type],
  ...(type === 'CODE' && alg !== undefined ? { authorizationSignAlg: alg } : {}),
});

export const registersProtectedAnswer: ClientCheck = {
  settings: ['responseTypes', 'grantTypes', 'authorizationSignAlg'],
  check: ({ responseTypes = [], grantTypes = [], authorizationSignAlg: alg }, { supportedResponseTypes: offered = [] }) => {
    const secured = responseTypes.filter(type => type === 'CODE_ID_TOKEN' || type === 'CODE_ID_TOKEN_TOKEN' || (type === 'CODE' && alg !== undefined));
    return secured.length === 0 || !grantTypes.includes('AUTHORIZATION_CODE')
      ? fail('no protected answer is registered', 'CODE_ID_TOKEN, or CODE with an algorithm for its JWT', responseTypes.join(', ') || 'none')
      : demand(secured.some(type => offered.includes(type)), 'the service offers none of the protected answers of the client', offered.join(', ') || 'none', secured.join(', '));
  },
  fix: ({ responseTypes = [], grantTypes = [] }, { supportedResponseTypes: offered = [], jwks }) => ({
    ...registering(responseTypes, offered.includes('CODE') && !offered.includes('CODE_ID_TOKEN') ? 'CODE' : 'CODE_ID_TOKEN', algorithmFor(jwks, algorithms)),
    grantTypes: grantTypes.includes('AUTHORIZATION_CODE') ? grantTypes : [...grantTypes, 'AUTHORIZATION_CODE'],
  }),
};
