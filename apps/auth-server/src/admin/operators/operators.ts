import { operatorCreateRequest, operatorUpdateRequest, passwordRequest, readStrictly, type RequestSpec } from '@symbolon/contract';
import { createOperatorRepository, createOperatorSessions, type Operator, type OperatorRepository } from '@symbolon/persistence';
import type { Call } from '../../engine-api/caller.js';
import { readId } from '../../engine-api/guard.js';
import { readNumber } from '../cursor.js';
import type { RecordChange } from '../../engine-api/management/record.js';
import { stale } from '../../engine-api/management/stale.js';
import { accept, ownerOf } from '../../engine-api/read.js';
import { ApiProblem } from '../../platform/api-problem.js';
import { acceptPassword, hashPassword } from '../../platform/passwords.js';

export interface OperatorManagement {
  list(call: Call): Promise<{ readonly items: readonly OperatorAnswer[] }>;
  get(call: Call): Promise<OperatorAnswer>;
  create(call: Call): Promise<OperatorAnswer>;
  update(call: Call): Promise<OperatorAnswer>;
  remove(call: Call): Promise<void>;
  setPassword(call: Call): Promise<void>;
}

export type OperatorAnswer = Omit<Operator, 'owner'>;

const answer = ({ owner: _, ...operator }: Operator): OperatorAnswer => operator;

const identifierOf = (call: Call): string => (call.params as { readonly operatorId: string }).operatorId;
const idOf = (call: Call): number => readNumber(identifierOf(call));
const unknown = (call: Call): ApiProblem => new ApiProblem(404, 'A801201', { identifier: identifierOf(call) });
const taken = (name: string): ApiProblem => new ApiProblem(409, 'A801202', { identifier: name });
const lastOwner = (): ApiProblem => new ApiProblem(409, 'A801203');

/** Elsewhere 0 and null count as left out. Here that would turn a role for one service into one for all of them. */
function refuseNoService(body: unknown): void {
  const roles = (body as { readonly roles: readonly { readonly serviceId?: unknown }[] }).roles;
  const at = roles.findIndex((role) => Object.hasOwn(role, 'serviceId') && readId(String(role.serviceId)) === undefined);
  if (at < 0) return;
  const problem = { property: `roles[${at}].serviceId`, resultCode: 'A801205', expected: 'the API key of a service, or nothing at all', received: JSON.stringify(roles[at]?.serviceId) };
  throw new ApiProblem(400, 'A801205', { property: problem.property }, { members: { problems: [problem] } });
}

function requested<T>(spec: RequestSpec<T>, call: Call): T {
  const request = accept(readStrictly(spec, call.body));
  refuseNoService(call.body);
  return request;
}

/** Whoever runs the installation decides who signs in to it. */
export function createOperatorManagement(operators: OperatorRepository, record: RecordChange): OperatorManagement {
  const find = async (call: Call): Promise<Operator> => {
    const operator = await operators.find(ownerOf(call), idOf(call));
    if (operator === undefined) throw unknown(call);
    return operator;
  };

  return {
    async list(call) {
      return { items: (await operators.list(ownerOf(call))).map(answer) };
    },

    async get(call) {
      return answer(await find(call));
    },

    async create(call) {
      const { name, password, roles } = requested(operatorCreateRequest, call);
      const hash = await hashPassword(acceptPassword(password, name));
      return record(call, async ({ database, note }) => {
        const created = await createOperatorRepository(database).create({ owner: ownerOf(call), name, roles, password: hash });
        if (created === 'nameTaken') throw taken(name);
        await note({ kind: 'operator', action: 'create', subject: String(created.id), after: { name, roles } });
        return answer(created);
      });
    },

    async update(call) {
      const { name, roles, modifiedAt } = requested(operatorUpdateRequest, call);
      const before = await find(call);
      return record(call, async ({ database, note }) => {
        const updated = await createOperatorRepository(database).update(ownerOf(call), before.id, { name, roles }, modifiedAt);
        if (updated === 'unknown') throw unknown(call);
        if (updated === 'nameTaken') throw taken(name);
        if (updated === 'lastOwner') throw lastOwner();
        if (updated === 'stale') throw stale('A801204', before.modifiedAt, modifiedAt ?? 0);
        await note({ kind: 'operator', action: 'update', subject: String(before.id), before: { name: before.name, roles: before.roles }, after: { name, roles } });
        return answer(updated);
      });
    },

    async remove(call) {
      const { id, name, roles } = await find(call);
      await record(call, async ({ database, note }) => {
        const removed = await createOperatorRepository(database).remove(ownerOf(call), id);
        if (removed === 'unknown') throw unknown(call);
        if (removed === 'lastOwner') throw lastOwner();
        await note({ kind: 'operator', action: 'delete', subject: String(id), before: { name, roles } });
      });
    },

    async setPassword(call) {
      const { password } = accept(readStrictly(passwordRequest, call.body));
      const { id, name } = await find(call);
      const hash = await hashPassword(acceptPassword(password, name));
      await record(call, async ({ database, note }) => {
        await createOperatorRepository(database).setPassword(ownerOf(call), id, hash);
        await createOperatorSessions(database).closeAll(id);
        await note({ kind: 'credential', action: 'password', subject: `operator ${id}` });
      });
    },
  };
}
