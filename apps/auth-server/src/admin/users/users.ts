import { randomBytes } from 'node:crypto';
import { readStrictly, userCreateRequest, userPasswordRequest, userUpdateRequest } from '@symbolon/contract';
import type { Engine, JsonObject, Service } from '@symbolon/engine';
import {
  createRememberedConsents, createUserRepository, type Directory, type EndUser, type RememberedConsent, type RememberedConsents, type UserRepository,
} from '@symbolon/persistence';
import type { Call } from '../../engine-api/caller.js';
import { readId } from '../../engine-api/guard.js';
import type { RecordChange } from '../../engine-api/management/record.js';
import { expectedModifiedAt, stale } from '../../engine-api/management/stale.js';
import { lastOf, queryOf } from '../../engine-api/query.js';
import { accept, serviceOf } from '../../engine-api/read.js';
import { withdrawConsent } from '../../oauth/interaction/withdraw.js';
import { newTotp, type NewTotp } from '../../oauth/interaction/credentials/totp.js';
import { ApiProblem } from '../../platform/api-problem.js';
import { acceptPassword, hashPassword } from '../../platform/passwords.js';
import { claimsIn } from './claims-in.js';

/** An end user as an administrator sees one. */
export interface UserAnswer {
  readonly id: number;
  readonly subject: string;
  readonly login: string;
  readonly claims: JsonObject;
  readonly locked: boolean;
  readonly hasPassword: boolean;
  readonly hasTotp: boolean;
  /** ms */
  readonly createdAt: number;
  readonly modifiedAt: number;
  /** Only where one was made up just now; never told again. */
  readonly password?: string;
}

export interface ConsentAnswer extends RememberedConsent {
  readonly clientName?: string;
}

/** The end users of a service: /api/admin/services/{id}/users. */
export interface UserManagement {
  list(call: Call): Promise<{ readonly items: readonly UserAnswer[]; readonly next?: string }>;
  create(call: Call): Promise<UserAnswer>;
  get(call: Call): Promise<UserAnswer>;
  update(call: Call): Promise<UserAnswer>;
  remove(call: Call): Promise<void>;
  setPassword(call: Call): Promise<{ readonly password?: string }>;
  /** A new secret for one-time codes; told here and never again. */
  setTotp(call: Call): Promise<NewTotp>;
  removeTotp(call: Call): Promise<void>;
  consents(call: Call): Promise<{ readonly items: readonly ConsentAnswer[] }>;
  withdraw(call: Call): Promise<void>;
}

export interface UserManagementParts {
  readonly users: UserRepository;
  readonly consents: RememberedConsents;
  readonly engine: Engine;
  readonly directory: Pick<Directory, 'client'>;
  readonly record: RecordChange;
}

/** What the audit log keeps of a user: of claims their names, since they are nobody else's business. */
const noted = ({ login, locked, claims }: Pick<EndUser, 'login' | 'locked' | 'claims'>): Readonly<Record<string, unknown>> => ({ login, locked, claims: Object.keys(claims) });

const PAGE = 50;
const LONGEST_PAGE = 500;
const MAX_NUMBER = 2_147_483_647;

const answerOf = ({ number, passwordDigest, service: _, ...user }: EndUser): UserAnswer => ({ id: number, ...user, hasPassword: passwordDigest !== undefined });

const identifierOf = (call: Call): string => (call.params as { readonly userId: string }).userId;
const unknown = (call: Call): ApiProblem => new ApiProblem(404, 'A811201', { identifier: identifierOf(call) });
const taken = (login: string): ApiProblem => new ApiProblem(409, 'A811202', { identifier: login });

/** Numbers beyond those that the column holds are nobody's. */
function numberOf(call: Call): number {
  const number = readId(identifierOf(call));
  if (number === undefined || number > MAX_NUMBER) throw unknown(call);
  return number;
}

/** 144 random bits. */
const newPassword = (): string => randomBytes(18).toString('base64url');

/** The password that was sent, or one that is made up and told. */
function passwordFor(sent: string | undefined, login: string): { readonly password: string; readonly told: { readonly password?: string } } {
  if (sent !== undefined && sent !== '') return { password: acceptPassword(sent, login), told: {} };
  const password = newPassword();
  return { password, told: { password } };
}

/** How many to list, and after which. */
function pageOf(call: Call): { readonly after: number; readonly limit: number; readonly search?: string } {
  const query = queryOf(call);
  const [after, limit] = [readId(lastOf(query, 'after')) ?? 0, readId(lastOf(query, 'limit')) ?? PAGE];
  const search = lastOf(query, 'search');
  return { after: Math.min(after, MAX_NUMBER), limit: Math.min(limit, LONGEST_PAGE), ...(search === undefined || search === '' ? {} : { search: search.replaceAll('\0', '\uFFFD') }) };
}

export function createUserManagement({ users, consents, engine, directory, record }: UserManagementParts): UserManagement {
  const find = async (call: Call): Promise<{ readonly service: Service; readonly user: EndUser }> => {
    const service = serviceOf(call);
    const user = await users.find(service.apiKey, numberOf(call));
    if (user === undefined) throw unknown(call);
    return { service, user };
  };

  const named = async (service: Service, consent: RememberedConsent): Promise<ConsentAnswer> => {
    const { clientName } = await directory.client(service.apiKey, String(consent.clientId)) ?? {};
    return { ...consent, ...(clientName === undefined ? {} : { clientName }) };
  };

  /** A new credential of a user, or the end of one. */
  const changeCredential = (call: Call, { user }: { readonly user: EndUser }, action: string, change: (users: UserRepository) => Promise<boolean>): Promise<void> =>
    record(call, async ({ database, note }) => {
      if (!(await change(createUserRepository(database)))) throw unknown(call);
      await note({ kind: 'credential', action, service: user.service, subject: `user ${user.number}` });
    });

  return {
    async list(call) {
      const page = pageOf(call);
      const found = await users.list(serviceOf(call).apiKey, { ...page, limit: page.limit + 1 });
      const items = found.slice(0, page.limit).map(answerOf);
      return { items, ...(found.length > page.limit ? { next: String(items.at(-1)?.id) } : {}) };
    },

    async create(call) {
      const { apiKey: service } = serviceOf(call);
      const { login, subject, password: sent, locked = false } = accept(readStrictly(userCreateRequest, call.body));
      const claims = claimsIn(call.body);
      const { password, told } = passwordFor(sent, login);
      const user = { login, claims, locked, passwordDigest: await hashPassword(password), ...(subject === undefined || subject === '' ? {} : { subject }) };
      return record(call, async ({ database, note }) => {
        const made = await createUserRepository(database).create(service, user);
        if (made === 'loginTaken') throw taken(login);
        if (made === 'subjectTaken') throw new ApiProblem(409, 'A811203', { identifier: subject ?? '' });
        if (made === 'unknownService') throw new ApiProblem(404, 'A458203', { serviceId: service });
        await note({ kind: 'user', action: 'create', service, subject: String(made.number), after: noted(made) });
        return { ...answerOf(made), ...told };
      });
    },

    async get(call) {
      return answerOf((await find(call)).user);
    },

    async update(call) {
      const { login, locked = false } = accept(readStrictly(userUpdateRequest, call.body));
      const claims = claimsIn(call.body);
      const { user } = await find(call);
      const sent = expectedModifiedAt(call.body);
      return record(call, async ({ database, note }) => {
        // Whoever else changes the user waits here, so that what is compared is what is replaced.
        const [row]: readonly { modified_at: number }[] = await database.dataSource.query('select modified_at from end_user where number = $1 for update', [user.number]);
        if (sent !== undefined && row !== undefined && row.modified_at !== sent) throw stale('A811206', row.modified_at, sent);
        const changed = await createUserRepository(database).replace(user.service, user.number, { login, locked, claims });
        if (changed === undefined) throw unknown(call);
        if (changed === 'loginTaken') throw taken(login);
        await note({ kind: 'user', action: 'update', service: user.service, subject: String(user.number), before: noted(user), after: noted(changed) });
        return answerOf(changed);
      });
    },

    async remove(call) {
      const { user } = await find(call);
      await record(call, async ({ database, note }) => {
        if (!(await createUserRepository(database).remove(user.service, user.number))) throw unknown(call);
        await note({ kind: 'user', action: 'delete', service: user.service, subject: String(user.number), before: noted(user) });
      });
    },

    async setPassword(call) {
      const found = await find(call);
      const { service, number, login } = found.user;
      const { password, told } = passwordFor(accept(readStrictly(userPasswordRequest, call.body ?? {})).password, login);
      const digest = await hashPassword(password);
      await changeCredential(call, found, 'password', (repository) => repository.setPassword(service, number, digest));
      return told;
    },

    async setTotp(call) {
      const found = await find(call);
      const totp = newTotp(found.service.serviceName ?? 'Symbolon', found.user.login);
      await changeCredential(call, found, 'totp', (repository) => repository.setTotp(found.user.service, found.user.number, totp.secret));
      return totp;
    },

    async removeTotp(call) {
      const found = await find(call);
      await changeCredential(call, found, 'totp.delete', (repository) => repository.setTotp(found.user.service, found.user.number, undefined));
    },

    async consents(call) {
      const { service, user } = await find(call);
      return { items: await Promise.all((await consents.list(service.apiKey, user.number)).map((consent) => named(service, consent))) };
    },

    async withdraw(call) {
      const { service, user } = await find(call);
      const { clientId } = call.params as { readonly clientId: string };
      const id = readId(clientId);
      await record(call, async ({ database, note }) => {
        const withdrawn = id !== undefined && await withdrawConsent({ consents: createRememberedConsents(database), engine }, service, user, id);
        if (!withdrawn) throw new ApiProblem(404, 'A811205', { identifier: clientId });
        await note({ kind: 'consent', action: 'withdraw', service: service.apiKey, subject: `user ${user.number}`, before: { clientId: id } });
      });
    },
  };
}
