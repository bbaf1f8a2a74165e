import type { Effects, Outcome } from '@symbolon/engine';
import { completeTicket } from './complete-ticket.js';
import { dropTicket } from './drop-ticket.js';
import { grantTokens } from './grant-tokens.js';
import { openTicket } from './open-ticket.js';
import { push } from './push.js';
import { redeemCode } from './redeem-code.js';
import { refresh } from './refresh.js';
import { remember } from './remember.js';
import { revokeChain } from './revoke-chain.js';
import { revokeToken } from './revoke-token.js';
import type { Runner } from './run.js';
import { dropTokenTicket, openTokenTicket } from './token-ticket.js';
import { updateTicket } from './update-ticket.js';

/** Applies effects: one statement for each kind (two and more only to revoke, and after a race of refreshes). */
export function commit(runner: Runner, service: number, effects: Effects): Promise<Outcome> {
  switch (effects.kind) {
    case 'remember': return remember(runner, service, effects);
    case 'push': return push(runner, service, effects);
    case 'openTicket': return openTicket(runner, service, effects);
    case 'completeTicket': return completeTicket(runner, service, effects);
    case 'dropTicket': return dropTicket(runner, service, effects);
    case 'updateTicket': return updateTicket(runner, service, effects);
    case 'redeemCode': return redeemCode(runner, service, effects);
    case 'refresh': return refresh(runner, service, effects);
    case 'openTokenTicket': return openTokenTicket(runner, service, effects);
    case 'grantTokens': return grantTokens(runner, service, effects);
    case 'dropTokenTicket': return dropTokenTicket(runner, service, effects);
    case 'revokeToken': return revokeToken(runner, service, effects);
    case 'revokeChain': return revokeChain(runner, service, effects);
  }
}
