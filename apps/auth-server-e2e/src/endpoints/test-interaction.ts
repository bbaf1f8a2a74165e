import type { AuthorizationFailRequest, AuthorizationIssueRequest, Engine, JsonObject } from '@symbolon/engine';
import { respond, type Interaction } from '@symbolon/auth-server';

/** What the one user of this interaction does next. */
export interface Mood {
  /** Says no. */
  refusal?: AuthorizationFailRequest['reason'];
  issue: Omit<AuthorizationIssueRequest, 'ticket' | 'subject'>;
  /** Leaves the page open, once. */
  hesitates?: boolean;
}

/** What is known of users: john, whose password is `openSesame`. */
const john: Readonly<Record<string, JsonObject[string]>> = { name: 'John', email: 'john@example.com', email_verified: true };

/** An interaction without pages: whoever comes is john, and john agrees. */
export const testInteraction = (mood: Mood) => (engine: Engine): Interaction => ({
  async begin(service, { ticket = '', action }, request, reply) {
    if (mood.hesitates === true) {
      delete mood.hesitates;
      return void reply.type('text/plain').send('Who are you?');
    }
    const reason = action === 'NO_INTERACTION' ? 'NOT_LOGGED_IN' : mood.refusal;
    respond(request, reply, 'browser', reason === undefined
      ? await engine.authorizationIssue(service, { ticket, subject: 'john', ...mood.issue })
      : await engine.authorizationFail(service, { ticket, reason }));
  },
  users: {
    verify: (_service, username, password) => Promise.resolve(username === 'john' && password === 'openSesame' ? { subject: 'john' } : undefined),
    claims: (_service, subject, names) => Promise.resolve(subject === 'john' ? Object.fromEntries(names.flatMap((name) => (john[name] === undefined ? [] : [[name, john[name]]]))) : {}),
  },
});
