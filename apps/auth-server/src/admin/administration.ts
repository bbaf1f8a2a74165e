import { createOperatorRepository, createOperatorSessions, type Database } from '@symbolon/persistence';
import type { CredentialDirectory } from '../engine-api/guard.js';
import { createOperatorManagement, type OperatorManagement } from './operators/operators.js';
import { createSessions, known, type Sessions } from './operators/sessions.js';
import { createThrottle } from './operators/throttle.js';

/** What the console stands on beside the Web API. */
export interface Administration {
  readonly operators: OperatorManagement;
  readonly sessions: Sessions;
}

export interface AdministrationParts {
  readonly database: Database;
  readonly baseUrl: string;
}

export function createAdministration({ database, baseUrl }: AdministrationParts): Administration {
  const operators = createOperatorRepository(database);
  const sessions = createOperatorSessions(database);
  return {
    operators: createOperatorManagement(operators, sessions),
    sessions: createSessions({ operators, sessions, throttle: createThrottle(database), secure: baseUrl.startsWith('https:') }),
  };
}

/** How the guard finds operators by their cookies. */
export function sessionLookup(database: Database): CredentialDirectory['session'] {
  const sessions = createOperatorSessions(database);
  return async (value) => {
    const operator = await sessions.find(value);
    return operator && known(operator, value);
  };
}
