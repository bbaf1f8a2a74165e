import { operatorCreateRequest, operatorUpdateRequest, passwordRequest, readStrictly, type RequestSpec } from '@symbolon/contract';
import type { Operator, OperatorRepository, OperatorSessions } from '@symbolon/persistence';
import type { Call } from '../../engine-api/caller.js';
import { readId } from '../../engine-api/guard.js';
import { stale } from '../../engine-api/management/stale.js';
import { accept, ownerOf } from '../../engine-api/read.js';
import { ApiProblem } from '../../platform/api-problem.js';
import { acceptPassword, hashPassword } from './passwords.js';

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
const idOf = (call: Call): number => readId(identifierOf(call)) ?? 0;
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
export function createOperatorManagement(operators: OperatorRepository, sessions: OperatorSessions): OperatorManagement {
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
      const created = await operators.create({ owner: ownerOf(call), name, roles, password: await hashPassword(acceptPassword(password, name)) });
      if (created === 'nameTaken') throw taken(name);
      return answer(created);
    },

    async update(call) {
      const { name, roles, modifiedAt } = requested(operatorUpdateRequest, call);
      const updated = await operators.update(ownerOf(call), idOf(call), { name, roles }, modifiedAt);
      if (updated === 'unknown') throw unknown(call);
      if (updated === 'nameTaken') throw taken(name);
      if (updated === 'lastOwner') throw lastOwner();
      if (updated === 'stale') throw stale('A801204', (await find(call)).modifiedAt, modifiedAt ?? 0);
      return answer(updated);
    },

    async remove(call) {
      const removed = await operators.remove(ownerOf(call), idOf(call));
      if (removed === 'unknown') throw unknown(call);
      if (removed === 'lastOwner') throw lastOwner();
    },

    async setPassword(call) {
      const { password } = accept(readStrictly(passwordRequest, call.body));
      const { id, name } = await find(call);
      await operators.setPassword(ownerOf(call), id, await hashPassword(acceptPassword(password, name)));
      await sessions.closeAll(id);
    },
  };
}
