import { begin } from './begin.js';
import { claimsOfUser } from './claims.js';
import type { Interaction } from '../interaction.js';
import type { InteractionParts } from './parts.js';
import { interactionRoutes } from './routes/routes.js';

/** Sign-in, consent and all else that an end user has to do with. */
export const createInteraction = (parts: InteractionParts): Required<Interaction> => ({
  begin: (service, answer, request, reply) => begin(parts, service, answer, request, reply),
  routes: interactionRoutes(parts),
  users: {
    async verify(service, username, password) {
      const attempt = await parts.signIn.byPassword(service, username, password);
      return attempt !== 'refused' && 'user' in attempt ? { subject: attempt.user.subject } : undefined;
    },
    async claims(service, subject, names) {
      const user = await parts.users.findBySubject(service.apiKey, subject);
      return user === undefined ? {} : claimsOfUser(user, names);
    },
  },
});
