import type { Database } from '../connection/database.js';
import { violatedConstraint } from '../management/conflicts.js';
import { operatorSchema } from '../schema/entities.js';
import type { OperatorRow } from '../schema/rows.js';

/** What an operator is: of one service, or of all and of the installation itself. */
export interface OperatorRole {
  readonly role: 'owner' | 'editor' | 'viewer';
  /** API key of the service. */
  readonly serviceId?: number;
}

/** Somebody who signs in to the console. */
export interface Operator {
  readonly id: number;
  /** Number of the service owner for whom they work. */
  readonly owner: number;
  readonly name: string;
  readonly roles: readonly OperatorRole[];
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly signedInAt?: number;
}

export interface NewOperator {
  readonly owner: number;
  readonly name: string;
  /** Hash of the password, as a PHC string. */
  readonly password: string;
  readonly roles: readonly OperatorRole[];
}

export interface OperatorRepository {
  create(operator: NewOperator): Promise<Operator | 'nameTaken'>;
  find(owner: number, id: number): Promise<Operator | undefined>;
  /** With the hash of the password. Case does not matter. */
  findByName(name: string): Promise<{ readonly operator: Operator; readonly password: string } | undefined>;
  list(owner: number): Promise<readonly Operator[]>;
  /** `lastOwner`: nobody would be left who owns everything. */
  update(owner: number, id: number, change: Pick<NewOperator, 'name' | 'roles'>, expectedModifiedAt?: number): Promise<Operator | 'unknown' | 'stale' | 'nameTaken' | 'lastOwner'>;
  remove(owner: number, id: number): Promise<'removed' | 'unknown' | 'lastOwner'>;
  setPassword(owner: number, id: number, password: string): Promise<boolean>;
  noteSignIn(id: number): Promise<void>;
}

const NAME_INDEX = 'operator_name';

export const operatorOf = (row: OperatorRow): Operator => ({
  id: row.number, owner: row.owner, name: row.name, roles: row.roles as readonly OperatorRole[], createdAt: row.created_at, modifiedAt: row.modified_at,
  ...(row.signed_in_at === null ? {} : { signedInAt: row.signed_in_at }),
});

const ownsEverything = ({ roles }: { readonly roles: readonly object[] }): boolean =>
  (roles as readonly OperatorRole[]).some(({ role, serviceId }) => role === 'owner' && serviceId === undefined);

export function createOperatorRepository({ dataSource, now }: Database): OperatorRepository {
  const operators = dataSource.getRepository(operatorSchema);

  /** Whether nobody but this one owns everything. Locks those who do, so that two cannot dismiss each other. */
  const isLastOwner = async (within: typeof dataSource.manager, owner: number, id: number): Promise<boolean> => {
    const all = await within.find(operatorSchema, { where: { owner }, order: { number: 'ASC' }, lock: { mode: 'pessimistic_write' } });
    const owning = all.filter(ownsEverything);
    return owning.length === 1 && owning[0]?.number === id;
  };

  const guarded = async <T>(work: () => Promise<T>): Promise<T | 'nameTaken'> => {
    try {
      return await work();
    } catch (error) {
      if (violatedConstraint(error) === NAME_INDEX) return 'nameTaken';
      throw error;
    }
  };

  return {
    create: (operator) => guarded(async () => {
      const time = now();
      const { raw } = await operators.createQueryBuilder().insert().values({ ...operator, created_at: time, modified_at: time }).returning('*').execute();
      return operatorOf((raw as OperatorRow[])[0] as OperatorRow);
    }),

    async find(owner, id) {
      const row = await operators.findOneBy({ number: id, owner });
      return row ? operatorOf(row) : undefined;
    },

    async findByName(name) {
      const row = await operators.createQueryBuilder('operator').where('lower(operator.name) = lower(:name)', { name }).getOne();
      return row ? { operator: operatorOf(row), password: row.password } : undefined;
    },

    async list(owner) {
      return (await operators.find({ where: { owner }, order: { number: 'ASC' } })).map(operatorOf);
    },

    update: (owner, id, change, expectedModifiedAt) => guarded(() => dataSource.transaction(async (within) => {
      if (!ownsEverything(change) && await isLastOwner(within, owner, id)) return 'lastOwner';
      const query = within.createQueryBuilder().update(operatorSchema)
        .set({ name: change.name, roles: change.roles, modified_at: () => 'greatest(cast(:now as bigint), modified_at + 1)' })
        .where('number = :id and owner = :owner', { id, owner, now: now() }).returning('*');
      if (expectedModifiedAt !== undefined) query.andWhere('modified_at = :expectedModifiedAt', { expectedModifiedAt });
      const [row] = (await query.execute()).raw as OperatorRow[];
      if (row) return operatorOf(row);
      return (await within.existsBy(operatorSchema, { number: id, owner })) ? 'stale' : 'unknown';
    })),

    remove: (owner, id) => dataSource.transaction(async (within) => {
      if (await isLastOwner(within, owner, id)) return 'lastOwner';
      const { affected } = await within.delete(operatorSchema, { number: id, owner });
      return affected === 1 ? 'removed' : 'unknown';
    }),

    async setPassword(owner, id, password) {
      const { affected } = await operators.createQueryBuilder().update()
        .set({ password, modified_at: () => 'greatest(cast(:now as bigint), modified_at + 1)' })
        .where('number = :id and owner = :owner', { id, owner, now: now() }).execute();
      return affected === 1;
    },

    async noteSignIn(id) {
      await operators.update({ number: id }, { signed_in_at: now() });
    },
  };
}
