import type { Client, Service } from '@symbolon/engine';
import {
  createAuditLog, createClientRepository, createClientVersions, createOperatorRepository, createOperatorSessions, createServiceRepository,
  createServiceVersions, type ApiAccessTokens, type Database,
} from '@symbolon/persistence';
import type { Call } from '../engine-api/caller.js';
import type { CredentialDirectory } from '../engine-api/guard.js';
import { createFindClient } from '../engine-api/management/client-identity.js';
import type { RecordChange } from '../engine-api/management/record.js';
import { createAccessTokens, type AccessTokens } from './access-tokens/access-tokens.js';
import { rotatingCredentials, type NewCredentials } from './access-tokens/service-credentials.js';
import { createAudit, type Audit } from './audit/audit.js';
import { createClientHistory, createServiceHistory, type History } from './history/history.js';
import { createKeys, type Keys } from './keys/keys.js';
import { createOperatorManagement, type OperatorManagement } from './operators/operators.js';
import { createSessions, known, type Sessions } from './operators/sessions.js';
import { createThrottle } from './operators/throttle.js';
import { createTransfer, type Transfer } from './transfer/transfer.js';

/** What the console stands on beside the Web API. */
export interface Administration {
  readonly operators: OperatorManagement;
  readonly sessions: Sessions;
  readonly accessTokens: AccessTokens;
  readonly rotateCredentials: (call: Call) => Promise<NewCredentials>;
  readonly keys: Keys;
  readonly transfer: Transfer;
  readonly audit: Audit;
  readonly serviceHistory: History<Service>;
  readonly clientHistory: History<Client>;
}

export interface AdministrationParts {
  readonly database: Database;
  readonly record: RecordChange;
  readonly tokens: ApiAccessTokens;
  readonly baseUrl: string;
}

export function createAdministration({ database, record, tokens, baseUrl }: AdministrationParts): Administration {
  const operators = createOperatorRepository(database);
  const sessions = createOperatorSessions(database);
  const services = createServiceRepository(database);
  const clients = createClientRepository(database);
  const history = {
    record, serviceVersions: createServiceVersions(database), clientVersions: createClientVersions(database),
    findService: (apiKey: number) => services.find(apiKey), findClient: createFindClient(services, clients),
  };
  return {
    operators: createOperatorManagement(operators, record),
    sessions: createSessions({ database, operators, sessions, throttle: createThrottle(database), secure: baseUrl.startsWith('https:') }),
    accessTokens: createAccessTokens({ database, tokens, record }),
    rotateCredentials: rotatingCredentials(record),
    keys: createKeys({ database, services, record }),
    transfer: createTransfer({ services, clients, record }),
    audit: createAudit(createAuditLog(database)),
    serviceHistory: createServiceHistory(history),
    clientHistory: createClientHistory(history),
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
