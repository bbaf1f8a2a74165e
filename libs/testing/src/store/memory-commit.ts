import type { AccessToken, Effects, Named, Outcome, RefreshToken, SingleUse } from '@symbolon/engine';
import { rememberScopes } from './memory-token-directory.js';
import type { Tables } from './memory-tables.js';

type Spent = Extract<Outcome, { kind: 'spent' }>['spent'];

const FRESH: Outcome = { kind: 'fresh' };
const spent = (...what: Spent): Outcome => ({ kind: 'spent', spent: what });

/** Remembers them all, whatever follows; the kinds of those that were there come back. */
export function remember({ singleUse: known }: Tables, singleUse: readonly SingleUse[]): readonly SingleUse['kind'][] {
  const replayed = singleUse.filter(({ kind, owner, jti, day }) => {
    const name = JSON.stringify([kind, owner, jti, day]);
    return known.has(name) || !known.add(name);
  });
  return [...new Set(replayed.map(({ kind }) => kind))];
}

type Effect<Kind extends Effects['kind']> = Extract<Effects, { kind: Kind }>;

const isLive = (row: { readonly expiresAt: number } | undefined, now: number): boolean => row !== undefined && row.expiresAt > now;

/** Stores the tokens of a grant; with `sole`, what the client held for the user goes first. */
function issue(tables: Tables, accessToken: Named<AccessToken>, refreshToken?: Named<RefreshToken>, sole = false): void {
  const { subject, clientId } = accessToken.record;
  if (sole && subject !== undefined) {
    tables.tokens.deleteWhere((record) => record.subject === subject && record.clientId === clientId);
    tables.refreshes.deleteWhere(({ record }) => record.subject === subject && record.clientId === clientId);
  }
  tables.tokens.set(accessToken.value, accessToken.record);
  if (refreshToken) tables.refreshes.set(refreshToken.value, { record: refreshToken.record, accessToken: accessToken.value });
}

function completeTicket(tables: Tables, now: number, { ticket, requestUri, code, accessToken, sole }: Effect<'completeTicket'>): Outcome {
  const row = tables.tickets.get(ticket);
  if (!isLive(row, now)) return spent('ticket');
  tables.tickets.delete(ticket);
  if (requestUri !== undefined && !tables.pushed.delete(requestUri)) return spent('requestUri');
  const grant = code ?? accessToken;
  if (grant) rememberScopes(tables, grant.record, now);
  if (code) tables.codes.set(code.value, { record: code.record });
  if (accessToken) issue(tables, accessToken, undefined, sole);
  return row?.context === undefined ? FRESH : { kind: 'fresh', context: row.context };
}

function dropTicket(tables: Tables, now: number, { ticket, requestUri }: Effect<'dropTicket'>): Outcome {
  if (!isLive(tables.tickets.get(ticket), now)) return spent('ticket');
  tables.tickets.delete(ticket);
  if (requestUri !== undefined) tables.pushed.delete(requestUri);
  return FRESH;
}

function updateTicket({ tickets }: Tables, now: number, { ticket, context }: Effect<'updateTicket'>): Outcome {
  const row = tickets.get(ticket);
  if (!row || !isLive(row, now)) return spent('ticket');
  const { context: _, ...rest } = row;
  tickets.set(ticket, context === undefined ? rest : { ...rest, context });
  return FRESH;
}

function redeemCode(tables: Tables, now: number, { singleUse, code, accessToken, refreshToken, sole }: Effect<'redeemCode'>): Outcome {
  const replayed = remember(tables, singleUse);
  if (replayed.length > 0) return spent(...replayed);
  const row = tables.codes.get(code);
  if (!row || row.usedAt !== undefined || !isLive(row.record, now)) return spent('code');
  tables.codes.set(code, { ...row, usedAt: now });
  issue(tables, accessToken, refreshToken, sole);
  return FRESH;
}

function grantTokens(tables: Tables, now: number, { singleUse, ticket, accessToken, refreshToken, sole }: Effect<'grantTokens'>): Outcome {
  const replayed = remember(tables, singleUse);
  if (replayed.length > 0) return spent(...replayed);
  if (ticket !== undefined) {
    if (!isLive(tables.tokenTickets.get(ticket), now)) return spent('ticket');
    tables.tokenTickets.delete(ticket);
  }
  issue(tables, accessToken, refreshToken, sole);
  return FRESH;
}

function dropTokenTicket({ tokenTickets }: Tables, now: number, { ticket }: Effect<'dropTokenTicket'>): Outcome {
  if (!isLive(tokenTickets.get(ticket), now)) return spent('ticket');
  tokenTickets.delete(ticket);
  return FRESH;
}

/** A rotated refresh token stays, as a tombstone. */
function revokeToken({ tokens, refreshes }: Tables, token: string): Outcome {
  const row = refreshes.get(token);
  if (row && row.usedAt === undefined) {
    tokens.delete(row.accessToken);
    refreshes.delete(token);
  }
  if (tokens.delete(token)) refreshes.deleteWhere(({ accessToken, usedAt }) => accessToken === token && usedAt === undefined);
  return FRESH;
}

function refresh(tables: Tables, now: number, { singleUse, refreshToken, accessToken, successor, expiresAt }: Effect<'refresh'>): Outcome {
  const replayed = remember(tables, singleUse);
  if (replayed.length > 0) return spent(...replayed);
  const row = tables.refreshes.get(refreshToken);
  if (!row || row.usedAt !== undefined || !isLive(row.record, now)) return spent('refreshToken');
  tables.tokens.delete(row.accessToken);
  tables.tokens.set(accessToken.value, accessToken.record);
  if (successor) {
    tables.refreshes.set(refreshToken, { ...row, usedAt: now });
    tables.refreshes.set(successor.value, { record: successor.record, accessToken: accessToken.value, refreshedAt: now });
  } else {
    tables.refreshes.set(refreshToken, { record: { ...row.record, expiresAt: expiresAt ?? row.record.expiresAt }, accessToken: accessToken.value, refreshedAt: now });
  }
  return FRESH;
}

function revokeChain({ codes, tokens, refreshes }: Tables, chain: string): Outcome {
  codes.deleteWhere(({ record }) => record.chain === chain);
  tokens.deleteWhere((record) => record.chain === chain);
  refreshes.deleteWhere(({ record }) => record.chain === chain);
  return FRESH;
}

/** A new token whose value another one has. */
const isTaken = ({ tokens, refreshes }: Tables, { accessToken, refreshToken }: { readonly accessToken?: Named<AccessToken>; readonly refreshToken?: Named<RefreshToken> }): boolean =>
  accessToken !== undefined && tokens.get(accessToken.value) !== undefined || refreshToken !== undefined && refreshes.get(refreshToken.value) !== undefined;

/** What the statements of the real storage do, in plain words. */
export function commit(tables: Tables, now: number, effects: Effects): Outcome {
  const issuing = effects.kind === 'completeTicket' || effects.kind === 'redeemCode' || effects.kind === 'grantTokens';
  if (issuing && isTaken(tables, effects) || effects.kind === 'refresh' && isTaken(tables, { accessToken: effects.accessToken })) return { kind: 'taken' };
  switch (effects.kind) {
    case 'remember': {
      const replayed = remember(tables, effects.singleUse);
      return replayed.length > 0 ? spent(...replayed) : FRESH;
    }
    case 'push': {
      const replayed = remember(tables, effects.singleUse);
      if (replayed.length > 0) return spent(...replayed);
      tables.pushed.set(effects.pushed.value, effects.pushed.record);
      return FRESH;
    }
    case 'openTicket':
      tables.tickets.set(effects.ticket.value, effects.ticket.record);
      return FRESH;
    case 'completeTicket': return completeTicket(tables, now, effects);
    case 'dropTicket': return dropTicket(tables, now, effects);
    case 'updateTicket': return updateTicket(tables, now, effects);
    case 'redeemCode': return redeemCode(tables, now, effects);
    case 'refresh': return refresh(tables, now, effects);
    case 'openTokenTicket': {
      const replayed = remember(tables, effects.singleUse);
      if (replayed.length > 0) return spent(...replayed);
      tables.tokenTickets.set(effects.ticket.value, effects.ticket.record);
      return FRESH;
    }
    case 'grantTokens': return grantTokens(tables, now, effects);
    case 'dropTokenTicket': return dropTokenTicket(tables, now, effects);
    case 'revokeToken': return revokeToken(tables, effects.token);
    case 'revokeChain': return revokeChain(tables, effects.chain);
  }
}
