export type { Actor } from './audit/actor.js';
export { createAuditLog, type AuditEntry, type AuditFilter, type AuditLog } from './audit/audit-log.js';
export { recorded, type AuditNote, type Note } from './audit/recorded.js';
export type { Change, Changes } from './connection/changes.js';
export type { Database } from './connection/database.js';
export { openDatabase, type DatabaseOptions } from './connection/open-database.js';
export { createDirectory, type Directory, type DirectoryOptions } from './directory/directory.js';
export { createClientVersions, createServiceVersions, type Version, type Versions } from './history/versions.js';
export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded/embedded-postgres.js';
export { createScratchDatabase, type ScratchDatabase } from './embedded/scratch-database.js';
export { createWaitingKeys, type WaitingKeys } from './keys/waiting-keys.js';
export {
  apiAccessTokenDigest, createApiAccessTokenRepository, createApiAccessTokens,
  type ApiAccessToken, type ApiAccessTokenRepository, type ApiAccessTokens, type NewApiAccessToken,
} from './management/api-access-token-repository.js';
export { createClientRepository, type ClientPage, type ClientRepository, type WantedClient } from './management/client-repository.js';
export { installationSecret } from './management/installation-secret.js';
export { createOwnerRepository, type OwnerRepository, type ServiceOwner } from './management/owner-repository.js';
export { reseal } from './management/reseal.js';
export { createServiceRepository, type ServiceRepository } from './management/service-repository.js';
export type { ClientSettings, ServiceSettings } from './model/settings.js';
export { createRememberedConsents, type RememberedConsent, type RememberedConsents } from './remembered-consents/remembered-consents.js';
export { isTraceId } from './request-log/trace-id.js';
export type { LoggedRequest, OpenedRequest, RequestFilter } from './request-log/read.js';
export { createRequestLog, type RequestLog, type RequestLogOptions } from './request-log/request-log.js';
export { defaultRetention, type Retention } from './request-log/retention.js';
export type { RequestStatistics, StatisticsQuery } from './request-log/statistics.js';
export type { MasterKey } from './sealing/sealer.js';
export { createAttemptCounter, type AttemptCounter, type AttemptLimit } from './sessions/attempt-counter.js';
export { createInteractionStore, type InteractionStore, type StoredInteraction } from './sessions/interaction-store.js';
export { createUserSessionStore, type NewUserSession, type UserSession, type UserSessionStore } from './sessions/session-store.js';
export { createOperatorRepository, type NewOperator, type Operator, type OperatorRepository } from './operators/operator-repository.js';
export { createOperatorSessions, type OperatorSessions } from './operators/operator-sessions.js';
export { createStore } from './store/store.js';
export { createTokenDirectory } from './tokens/token-directory.js';
export { startUpkeep, type Upkeep, type UpkeepOptions, type UpkeepReport } from './upkeep/upkeep.js';
export { createUserRepository, type EndUserChange, type NewEndUser, type UserRepository } from './users/user-repository.js';
export { loginKey, type EndUser } from './users/user-row.js';
