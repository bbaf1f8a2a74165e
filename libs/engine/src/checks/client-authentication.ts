import type { Facts } from '../facts/facts.js';
import type { ClientAuthMethod } from '../model/enums.js';
import type { Verdict } from '../rules/rule.js';
import { demand, fail, notApplicable, pass, unknown } from '../rules/verdict.js';
import { assertionOf } from './assertion.js';

/** The client can keep a secret. */
export const isConfidential = ({ client: { client } }: Facts): Verdict => client === undefined
  ? notApplicable('no client is known')
  : demand(client.clientType === 'CONFIDENTIAL', 'the client is public', 'CONFIDENTIAL', client.clientType);

/** The method of the client is one of the list. */
export const authenticatesBy = (methods: readonly ClientAuthMethod[]) => ({ authentication }: Facts): Verdict => {
  if (authentication === undefined) return notApplicable('no client is known');
  return methods.includes(authentication.method) ? pass() : fail('the authentication method is not allowed', methods.join(', '), authentication.method);
};

/** The same, for those who can keep a secret. */
export const confidentialAuthenticatesBy = (methods: readonly ClientAuthMethod[]) => (facts: Facts): Verdict =>
  facts.client.client?.clientType === 'PUBLIC' ? notApplicable('the client is public') : authenticatesBy(methods)(facts);

/** The client has proven who it is. */
export const isAuthenticated = (facts: Facts): Verdict => {
  const { authentication, certificate } = facts;
  if (authentication === undefined) return notApplicable('no client is known');
  const by = (proven: boolean | undefined): Verdict => demand(proven === true, 'the client has not authenticated itself', authentication.method, 'no valid credentials');
  switch (authentication.method) {
    case 'NONE': return fail('the client has not authenticated itself', 'an authentication method', 'none');
    case 'CLIENT_SECRET_BASIC': return by(authentication.basicSecret?.matches);
    case 'CLIENT_SECRET_POST': return by(authentication.postSecret?.matches);
    case 'CLIENT_SECRET_JWT':
    case 'PRIVATE_KEY_JWT': return by(assertionOf(facts)?.signatureValid);
    case 'TLS_CLIENT_AUTH':
    case 'SELF_SIGNED_TLS_CLIENT_AUTH': return by(certificate.kind === 'parsed');
    default: return unknown(`${authentication.method} is judged by its own rules`);
  }
};
