import { accessTokenCreateRequest, readStrictly, type AccessTokenCreateRequest } from '@symbolon/contract';
import { createApiAccessTokens, type ApiAccessToken, type ApiAccessTokens, type Database } from '@symbolon/persistence';
import type { Call } from '../../engine-api/caller.js';
import type { RecordChange } from '../../engine-api/management/record.js';
import { accept, ownerOf } from '../../engine-api/read.js';
import { impliedRights } from '../../engine-api/rights.js';
import { ApiProblem } from '../../platform/api-problem.js';
import { readNumber } from '../cursor.js';

/** A token as it is listed; its value was told once. */
export type AccessTokenAnswer = Omit<ApiAccessToken, 'owner' | 'number'> & { readonly id: number };

/** Bearer tokens of the 3.0 dialect. */
export interface AccessTokens {
  list(call: Call): Promise<{ readonly items: readonly AccessTokenAnswer[] }>;
  create(call: Call): Promise<AccessTokenAnswer & { readonly accessToken: string }>;
  revoke(call: Call): Promise<void>;
}

const answer = ({ owner: _, number, ...token }: ApiAccessToken): AccessTokenAnswer => ({ id: number, ...token });
const identifierOf = (call: Call): string => (call.params as { readonly tokenId: string }).tokenId;
const ofToken = ({ name, rights, services, expiresAt }: ApiAccessToken): object => ({ name, rights, services, expiresAt });

/** Nobody hands out more than they have. */
function refuseMore({ caller }: Call, wanted: readonly string[]): void {
  const missing = caller.rights === undefined ? undefined : [...impliedRights(wanted)].find((right) => caller.rights?.has(right) === false);
  if (missing !== undefined) throw new ApiProblem(403, 'A803202', { right: missing.toUpperCase() });
}

export interface AccessTokenParts {
  readonly database: Database;
  readonly tokens: ApiAccessTokens;
  readonly record: RecordChange;
}

export function createAccessTokens({ database, tokens, record }: AccessTokenParts): AccessTokens {
  const inFuture = (expiresAt: number | undefined): void => {
    if (expiresAt === undefined || expiresAt > database.now()) return;
    const problem = { property: 'expiresAt', resultCode: 'A803203', expected: 'a time to come, in ms', received: String(expiresAt) };
    throw new ApiProblem(400, 'A803203', {}, { members: { problems: [problem] } });
  };

  const request = (call: Call): AccessTokenCreateRequest => {
    const wanted = accept(readStrictly(accessTokenCreateRequest, call.body));
    // No service at all is not the same as no limit.
    if ((call.body as { readonly services?: unknown }).services !== undefined && wanted.services === undefined) throw new ApiProblem(400, 'A803204');
    refuseMore(call, wanted.rights);
    inFuture(wanted.expiresAt);
    return wanted;
  };

  return {
    async list(call) {
      return { items: (await tokens.list(ownerOf(call))).map(answer) };
    },

    async create(call) {
      const wanted = request(call);
      const owner = ownerOf(call);
      return record(call, async ({ database: within, services, note }) => {
        for (const apiKey of wanted.services ?? []) {
          if ((await services.find(apiKey))?.serviceOwnerNumber !== owner) throw new ApiProblem(404, 'A458203', { serviceId: apiKey });
        }
        const { value, token } = await createApiAccessTokens(within).create({ owner, ...wanted });
        await note({ kind: 'access-token', action: 'create', subject: String(token.number), after: ofToken(token) });
        return { ...answer(token), accessToken: value };
      });
    },

    async revoke(call) {
      const token = await tokens.find(ownerOf(call), readNumber(identifierOf(call)));
      const isGone = token !== undefined && await record(call, async ({ database: within, note }) => {
        if (!(await createApiAccessTokens(within).revoke(token.number))) return false;
        await note({ kind: 'access-token', action: 'revoke', subject: String(token.number), before: ofToken(token) });
        return true;
      });
      if (!isGone) throw new ApiProblem(404, 'A803201', { identifier: identifierOf(call) });
    },
  };
}
