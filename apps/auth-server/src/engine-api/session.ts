import type { FastifyRequest } from 'fastify';
import { ApiProblem } from '../platform/api-problem.js';
import type { Api } from './apis.js';
import type { Caller } from './caller.js';
import { rightsAt, servicesWith, type RoleAssignment } from './rights.js';

/** An operator who is signed in, as far as the guard needs to know. */
export interface KnownOperator {
  readonly id: number;
  readonly name: string;
  readonly ownerNumber: number;
  readonly roles: readonly RoleAssignment[];
  /** Whether a request repeats the CSRF token of this session. */
  readonly csrfMatches: (token: string) => boolean;
}

export const SESSION_COOKIE = 'symbolon_session';
export const CSRF_HEADER = 'x-csrf-token';

/** A value as we make them; anything else is not looked up. */
const COOKIE = new RegExp(`(?:^|; *)${SESSION_COOKIE}=([A-Za-z0-9_-]{43})(?=;|$)`);

/** The value of the session cookie. */
export const sessionOf = (header: string | undefined): string | undefined => (header === undefined ? undefined : COOKIE.exec(header)?.[1]);

const isChange = ({ method, changes }: Api): boolean => method !== 'GET' || changes === true;

/** Forged by another site: the cookie would come along, the header cannot. */
export function refuseForged(operator: KnownOperator, request: FastifyRequest): void {
  const token = request.headers[CSRF_HEADER];
  if (typeof token !== 'string' || !operator.csrfMatches(token)) throw new ApiProblem(403, 'A800203');
}

/** The caller that an operator is at an API, or the problem that refuses it. */
export function asOperator(operator: KnownOperator | undefined, api: Api, request: FastifyRequest, serviceId: number | undefined): Caller {
  if (operator === undefined) throw new ApiProblem(401, 'A800201');
  if (isChange(api)) refuseForged(operator, request);
  const { id, name, ownerNumber, roles } = operator;
  const caller = { ownerNumber, operator: { id, name } };
  if (api.reach === 'listed') {
    const services = servicesWith(roles, api.right);
    if (services?.length === 0) throw new ApiProblem(403, 'A800204', { right: api.right.toUpperCase() });
    return { ...caller, ...(services === undefined ? {} : { services }) };
  }
  const rights = rightsAt(roles, serviceId);
  if (!rights.has(api.right)) throw new ApiProblem(403, 'A800204', { right: api.right.toUpperCase() });
  return { ...caller, rights };
}
