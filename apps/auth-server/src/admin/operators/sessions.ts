import { createHash, timingSafeEqual } from 'node:crypto';
import { ownPasswordRequest, readStrictly, signInRequest } from '@symbolon/contract';
import { createOperatorRepository, createOperatorSessions, recorded, type Database, type Note, type Operator, type OperatorRepository, type OperatorSessions } from '@symbolon/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accept } from '../../engine-api/read.js';
import { refuseForged, SESSION_COOKIE, sessionOf, type KnownOperator } from '../../engine-api/session.js';
import { ApiProblem } from '../../platform/api-problem.js';
import { acceptPassword, hashPassword, passwordMatches } from '../../platform/passwords.js';
import type { Throttle } from './throttle.js';

export interface SessionParts {
  readonly database: Database;
  readonly operators: OperatorRepository;
  readonly sessions: OperatorSessions;
  readonly throttle: Throttle;
  /** Whether browsers reach this server by https. */
  readonly secure: boolean;
}

/** What the console learns about who is signed in. */
export interface SessionAnswer {
  readonly operator: Pick<Operator, 'id' | 'name' | 'roles'>;
  readonly csrfToken: string;
}

/** Follows from the cookie, which has 256 random bits and which no script can read; so nothing has to be stored. */
const csrfTokenOf = (value: string): string => createHash('sha256').update(`symbolon csrf ${value}`).digest('base64url');

function matches(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** An operator as the guard wants to know them. */
export const known = ({ id, name, owner, roles }: Operator, value: string): KnownOperator =>
  ({ id, name, ownerNumber: owner, roles, csrfMatches: (token) => matches(csrfTokenOf(value), token) });

const answer = ({ id, name, roles }: Operator, value: string): SessionAnswer => ({ operator: { id, name, roles }, csrfToken: csrfTokenOf(value) });

/** Signing in and out, and what an operator may do to their own account. */
export interface Sessions {
  signIn(request: FastifyRequest, reply: FastifyReply): Promise<SessionAnswer>;
  read(request: FastifyRequest): Promise<SessionAnswer>;
  signOut(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  changePassword(request: FastifyRequest): Promise<void>;
}

export function createSessions({ database, operators, sessions, throttle, secure }: SessionParts): Sessions {
  const cookie = (request: FastifyRequest, value: string, more = ''): string =>
    `${SESSION_COOKIE}=${value}; Path=/api; HttpOnly; SameSite=Strict${secure || request.protocol === 'https' ? '; Secure' : ''}${more}`;

  const present = async (request: FastifyRequest): Promise<{ readonly operator: Operator; readonly value: string }> => {
    const value = sessionOf(request.headers.cookie);
    const operator = value === undefined ? undefined : await sessions.find(value);
    if (value === undefined || operator === undefined) throw new ApiProblem(401, 'A800201');
    return { operator, value };
  };

  /** Does something in the name of the operator whose session it is. */
  const as = <T>({ id, name }: Operator, work: (within: Database, note: Note) => Promise<T>): Promise<T> =>
    recorded(database, { kind: 'operator', id, name }, work);

  const unforged = async (request: FastifyRequest): ReturnType<typeof present> => {
    const found = await present(request);
    refuseForged(known(found.operator, found.value), request);
    return found;
  };

  return {
    async signIn(request, reply) {
      const { name, password } = accept(readStrictly(signInRequest, request.body));
      await throttle.attempt(name, request.ip);
      const found = await operators.findByName(name);
      if (!(await passwordMatches(password, found?.password)) || found === undefined) throw new ApiProblem(401, 'A800202');
      await throttle.succeeded(name, request.ip);
      // Whatever session the browser had before: a new one, so that nobody can have planted it.
      const before = sessionOf(request.headers.cookie);
      const { id, owner } = found.operator;
      const value = await as(found.operator, async (within, note) => {
        if (before !== undefined) await createOperatorSessions(within).close(before);
        await createOperatorRepository(within).noteSignIn(id);
        await note({ owner, kind: 'session', action: 'sign-in', subject: String(id), after: { address: request.ip } });
        return createOperatorSessions(within).open(id);
      });
      void reply.header('set-cookie', cookie(request, value));
      return answer(found.operator, value);
    },

    async read(request) {
      const { operator, value } = await present(request);
      return answer(operator, value);
    },

    async signOut(request, reply) {
      const { operator, value } = await unforged(request);
      await as(operator, async (within, note) => {
        await createOperatorSessions(within).close(value);
        await note({ owner: operator.owner, kind: 'session', action: 'sign-out', subject: String(operator.id) });
      });
      void reply.header('set-cookie', cookie(request, '', '; Max-Age=0'));
    },

    async changePassword(request) {
      const { operator, value } = await unforged(request);
      const { password, currentPassword } = accept(readStrictly(ownPasswordRequest, request.body));
      await throttle.attempt(operator.name, request.ip);
      const found = await operators.findByName(operator.name);
      if (!(await passwordMatches(currentPassword, found?.password))) throw new ApiProblem(403, 'A800206');
      await throttle.succeeded(operator.name, request.ip);
      const hash = await hashPassword(acceptPassword(password, operator.name));
      await as(operator, async (within, note) => {
        await createOperatorRepository(within).setPassword(operator.owner, operator.id, hash);
        await createOperatorSessions(within).closeAll(operator.id, value);
        await note({ owner: operator.owner, kind: 'credential', action: 'password', subject: `operator ${operator.id}` });
      });
    },
  };
}
