import type { TokenDirectory } from '@symbolon/engine';
import type { Runner } from '../statements/run.js';
import { removeToken, replaceToken } from './change-token.js';
import { authorizedClients, findToken, listTokens } from './find-token.js';
import { forgetGrantedScopes, grantedScopes, revokeTokens, setScopes } from './grants.js';

/** PostgreSQL cannot hold U+0000, so nobody's name has one. */
const isText = (text: string): boolean => !text.includes('\u0000');

/** Tokens as an administrator sees them. */
export const createTokenDirectory = (runner: Runner): TokenDirectory => ({
  find: (service, name) => findToken(runner, service, name),
  list: async (service, filter, start, end) =>
    isText(filter.subject ?? '') ? listTokens(runner, service, filter, start, end) : { totalCount: 0, tokens: [] },
  replace: (service, accessTokenHash, change) => replaceToken(runner, service, accessTokenHash, change),
  remove: (service, name) => removeToken(runner, service, name),
  revoke: async (service, filter) => (isText(filter.subject ?? '') ? revokeTokens(runner, service, filter) : 0),
  setScopes: async (service, clientId, subject, scopes) => (isText(subject) ? setScopes(runner, service, clientId, subject, scopes) : 0),
  authorizedClients: async (service, subject, start, end, developer) =>
    isText(subject) && isText(developer ?? '') ? authorizedClients(runner, service, subject, start, end, developer) : { totalCount: 0, clientIds: [] },
  grantedScopes: async (service, clientId, subject) => (isText(subject) ? grantedScopes(runner, service, clientId, subject) : undefined),
  forgetGrantedScopes: async (service, clientId, subject) => isText(subject) && forgetGrantedScopes(runner, service, clientId, subject),
});
