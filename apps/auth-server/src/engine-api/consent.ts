import {
  authorizedClientsRequest, clientAuthorizationUpdateRequest, consentRequest, readListQuery, type RequestSpec,
} from '@symbolon/contract';
import type { AuthorizedClientsRequest, ClientAuthorizationUpdateRequest, ConsentRequest } from '@symbolon/engine';
import { FormBody } from '../platform/body.js';
import type { Call } from './caller.js';
import { membersOf, queryOf } from './query.js';
import { accept, requestOf } from './read.js';

/* Whose consent a call is about: the subject comes in the path, in the query or in the body. */

const inPath = ({ params }: Call): ConsentRequest => {
  const { subject } = params as { readonly subject?: string };
  return subject === undefined ? {} : { subject };
};

const bodyOf = <T extends object>(spec: RequestSpec<T>, call: Call): T | undefined => (call.method === 'POST' ? requestOf(spec, call) : undefined);

export const consentOf = (call: Call): ConsentRequest =>
  ({ ...membersOf(queryOf(call), ['subject']), ...bodyOf(consentRequest, call), ...inPath(call) });

export const authorizationOf = (call: Call): ClientAuthorizationUpdateRequest => requestOf(clientAuthorizationUpdateRequest, call);

const members = (call: Call): unknown => (call.body instanceof FormBody ? call.body.members : call.body);

export function authorizedClientsOf(call: Call): AuthorizedClientsRequest {
  const query = queryOf(call);
  const range = accept(readListQuery('consent', call.method === 'POST' ? members(call) : query));
  return { ...membersOf(query, ['subject', 'developer']), ...bodyOf(authorizedClientsRequest, call), ...inPath(call), ...range };
}
