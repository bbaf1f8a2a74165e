import { randomBytes } from 'node:crypto';
import { createOperatorRepository, type Database } from '@symbolon/persistence';
import { hashPassword } from '../platform/passwords.js';

/** The operator who lets the others in. */
export interface FirstOperator {
  readonly name: string;
  readonly password: string;
}

/** Makes the first operator, if there is none; undefined when there is. */
export async function makeFirstOperator(database: Database, owner: number): Promise<FirstOperator | undefined> {
  const operators = createOperatorRepository(database);
  if ((await operators.list(owner)).length > 0) return undefined;
  const operator = { name: 'admin', password: randomBytes(18).toString('base64url') };
  const made = await operators.create({ owner, name: operator.name, password: await hashPassword(operator.password), roles: [{ role: 'owner' }] });
  if (made === 'nameTaken') throw new Error('The first operator could not be made: the name is taken.');
  return operator;
}
