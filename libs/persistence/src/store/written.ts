import type { AuthorizationCode, Effects, Named, Outcome, PushedRequest, Ticket, TokenTicket } from '@symbolon/engine';
import { nameOf } from '../statements/key.js';
import { createRecent, type Recent } from './recent.js';

/** Entries are for the next call of the same flow, which follows soon or not at all. */
const LIFETIME = 60_000;
const SIZE = 10_000;

/**
 * What this instance wrote a moment ago, so that the next call of the flow needs no SELECT. Another instance may have
 * spent it since: an entry says what a value stands for, never that it may still be used; that, the commit decides.
 */
export interface Written {
  /** Once: whoever uses a request_uri again deserves the database's answer. */
  pushedRequest(service: number, value: string): PushedRequest | undefined;
  ticket(service: number, value: string): Ticket | undefined;
  tokenTicket(service: number, value: string): TokenTicket | undefined;
  code(service: number, value: string): AuthorizationCode | undefined;
  /** Takes over what a commit stored and forgets what it spent. */
  follow(service: number, effects: Effects, outcome: Outcome): void;
  /** Before a commit that spends: meanwhile the database is asked. */
  leave(service: number, effects: Effects): void;
}

const keyIn = (service: number, value: string): string => `${service} ${nameOf(value)}`;

interface Caches {
  readonly pushed: Recent<PushedRequest>;
  readonly tickets: Recent<Ticket>;
  readonly tokenTickets: Recent<TokenTicket>;
  readonly codes: Recent<AuthorizationCode>;
}

function forget({ pushed, tickets, tokenTickets, codes }: Caches, service: number, effects: Effects): void {
  switch (effects.kind) {
    case 'completeTicket':
    case 'dropTicket':
      tickets.delete(keyIn(service, effects.ticket));
      if (effects.requestUri !== undefined) pushed.delete(keyIn(service, effects.requestUri));
      break;
    case 'updateTicket':
      tickets.delete(keyIn(service, effects.ticket));
      break;
    case 'dropTokenTicket':
    case 'grantTokens':
      if (effects.ticket !== undefined) tokenTickets.delete(keyIn(service, effects.ticket));
      break;
    case 'redeemCode':
      codes.delete(keyIn(service, effects.code));
      break;
    case 'revokeChain':
      // Codes are not found by chain here, and a revocation is rare.
      codes.clear();
      break;
    default:
      break;
  }
}

export function createWritten(now: () => number): Written {
  const caches: Caches = {
    pushed: createRecent(SIZE, now), tickets: createRecent(SIZE, now), tokenTickets: createRecent(SIZE, now), codes: createRecent(SIZE, now),
  };
  const keep = <T extends { readonly expiresAt: number }>(recent: Recent<T>, service: number, { value, record }: Named<T>): void =>
    recent.set(keyIn(service, value), record, Math.min(record.expiresAt, now() + LIFETIME));
  return {
    pushedRequest(service, value) {
      const key = keyIn(service, value);
      const pushed = caches.pushed.get(key);
      caches.pushed.delete(key);
      return pushed;
    },
    ticket: (service, value) => caches.tickets.get(keyIn(service, value)),
    tokenTicket: (service, value) => caches.tokenTickets.get(keyIn(service, value)),
    code: (service, value) => caches.codes.get(keyIn(service, value)),
    leave: (service, effects) => forget(caches, service, effects),
    follow(service, effects, outcome) {
      if (outcome.kind !== 'fresh') return;
      if (effects.kind === 'push') keep(caches.pushed, service, effects.pushed);
      if (effects.kind === 'openTicket') keep(caches.tickets, service, effects.ticket);
      if (effects.kind === 'openTokenTicket') keep(caches.tokenTickets, service, effects.ticket);
      if (effects.kind === 'completeTicket' && effects.code) keep(caches.codes, service, effects.code);
    },
  };
}
