export {
  challengeOf, createFlow, endpoints, errorOf, ISSUER, keys, REDIRECT_URI, summaryOf, VERIFIER,
  type ClientChange, type Flow, type ParameterChange, type Party, type Settings,
} from './engine/fixture.js';
export { aKey, bareJwk, changedJwt, keySetOf, readJwt, signJwt, type JwtChange, type Members, type SigningKey } from './engine/signing.js';
export * as seed001Rows from './seed-001/rows.js';
export * as seed001 from './seed-001/world.js';
export { seed002 } from './engine/seed-002.js';
export { clientOf, serviceOf } from './engine/settings.js';
export { createTestEngine, type TestEngine } from './engine/test-engine.js';
export { aMasterKey, startTestDatabase, type TestDatabase } from './postgres/test-database.js';
export { createMemoryClients, createMemoryStore, type MemoryClients, type MemoryStore } from './store/memory-store.js';
export { aCode, aGrant, anAccessToken, anAssertion, aProof, aPushedRequest, aRefreshToken, aTicket, aTokenTicket, aValue } from './store/records.js';
