import { begin } from './begin.js';
import { claimsOfUser } from './claims.js';
import type { Interaction } from '../interaction.js';
import type { InteractionParts } from './parts.js';
import { interactionRoutes } from './routes/routes.js';
import { settingsOf } from './service-settings.js';

/** Sign-in, consent and all else that an end user has to do with. */
export const createInteraction = (parts: InteractionParts): Required<Interaction> => ({
  begin: (service, answer, request, reply) => begin(parts, service, answer, request, reply),
  routes: interactionRoutes(parts),
  users: {
    async verify(service, username, password) {
      const attempt = await parts.signIn.byPassword(service, username, password);
      if (attempt === 'refused' || !('user' in attempt)) return undefined;
      // A password alone is not enough where a code is always due, and this grant cannot bring one.
      const { hasTotp, subject } = attempt.user;
      return hasTotp && settingsOf(service).totpAlways ? undefined : { subject };
    },
    async claims(service, subject, names) {
      const user = await parts.users.findBySubject(service.apiKey, subject);
      return user === undefined ? {} : claimsOfUser(user, names);
    },
  },
});
