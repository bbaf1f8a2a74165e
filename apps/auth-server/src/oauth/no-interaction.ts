import type { Engine } from '@symbolon/engine';
import type { Interaction } from './interaction.js';
import { respond } from './respond.js';

/** Where there is nobody to talk to end users: every request that wants one ends there, and the client is told. */
export const noInteraction = (engine: Engine): Interaction => ({
  async begin(service, { ticket = '', action }, request, reply) {
    const reason = action === 'NO_INTERACTION' ? 'NOT_LOGGED_IN' : 'NOT_AUTHENTICATED';
    respond(request, reply, 'browser', await engine.authorizationFail(service, { ticket, reason }));
  },
});
