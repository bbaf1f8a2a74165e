import type { FailReason, Service } from '@symbolon/engine';
import type { RememberedConsent, UserSession } from '@symbolon/persistence';
import { settingsOf } from '../service-settings.js';
import { claimsOf, scopesOf, type Asked } from './asked.js';
import { reached, wantedLevel } from './levels.js';

/** How far a dialogue has come, beside what the session says. Plain JSON. */
export interface Dialogue {
  /** The secret behind the tokens of its forms. */
  readonly secret: string;
  /** The session that a sign-in within this dialogue brought forth. */
  readonly signedIn?: string;
  /** The session whose account the user chose to go on with. */
  readonly chosen?: string;
  /** The language that the user chose. */
  readonly language?: string;
}

/** Everything that decides what comes next. */
export interface Situation {
  readonly service: Service;
  readonly asked: Asked;
  readonly dialogue: Dialogue;
  readonly session: UserSession | undefined;
  readonly consent: RememberedConsent | undefined;
  /** The user said yes just now. */
  readonly allowed?: boolean;
  /** ms */
  readonly now: number;
}

export type Step =
  | { readonly kind: 'signIn' | 'totp' | 'account' | 'consent' }
  | { readonly kind: 'issue'; readonly session: UserSession }
  | { readonly kind: 'fail'; readonly reason: FailReason };

const fail = (reason: FailReason): Step => ({ kind: 'fail', reason });

/** Whoever may not be asked is refused; everybody else is asked. */
const ask = ({ prompts = [] }: Asked, kind: 'signIn' | 'totp' | 'account' | 'consent', otherwise: FailReason): Step =>
  prompts.includes('NONE') ? fail(otherwise) : { kind };

/** Whether the user must sign in, and why a client that wants no dialogue hears of it (OpenID Connect Core, 3.1.2.1). */
function signInStep({ asked, session, dialogue, now }: Situation): Step | undefined {
  if (session === undefined) return ask(asked, 'signIn', 'NOT_LOGGED_IN');
  const isFresh = dialogue.signedIn === session.id;
  if (asked.subject !== undefined && asked.subject !== session.user.subject) {
    return isFresh ? fail('DIFFERENT_SUBJECT') : ask(asked, 'signIn', 'DIFFERENT_SUBJECT');
  }
  if (isFresh) return undefined;
  const isTooOld = asked.maxAge > 0 && now - session.authenticatedAt > asked.maxAge * 1000;
  return isTooOld || asked.prompts?.includes('LOGIN') === true ? ask(asked, 'signIn', 'EXCEEDS_MAX_AGE') : undefined;
}

/** Whether a one-time code is due. */
function levelStep({ service, asked }: Situation, session: UserSession): Step | undefined {
  const canTotp = session.user.hasTotp;
  const wanted = wantedLevel(service, asked, canTotp);
  if (wanted === 'unreachable') return fail('ACR_NOT_SATISFIED');
  if (reached(session.methods) === 'totp') return undefined;
  if (canTotp && settingsOf(service).totpAlways) return ask(asked, 'totp', 'NOT_LOGGED_IN');
  if (wanted !== 'totp') return undefined;
  // What a request merely prefers is no reason to refuse it.
  return asked.prompts?.includes('NONE') === true && !asked.acrEssential ? undefined : ask(asked, 'totp', 'ACR_NOT_SATISFIED');
}

const accountStep = ({ asked, dialogue }: Situation, session: UserSession): Step | undefined => {
  const isChosen = dialogue.signedIn === session.id || dialogue.chosen === session.id;
  return asked.prompts?.includes('SELECT_ACCOUNT') === true && !isChosen ? { kind: 'account' } : undefined;
};

/** Whether all that is asked for was allowed before. The details of an authorization are agreed to one by one. */
function isCovered({ asked, consent }: Situation): boolean {
  if (asked.authorizationDetails !== undefined || consent === undefined) return false;
  return scopesOf(asked).every((scope) => consent.scopes.includes(scope)) && claimsOf(asked).every((claim) => consent.claims.includes(claim));
}

const consentStep = (situation: Situation): Step | undefined => {
  if (situation.allowed === true) return undefined;
  const { asked } = situation;
  return asked.prompts?.includes('CONSENT') === true || !isCovered(situation) ? ask(asked, 'consent', 'CONSENT_REQUIRED') : undefined;
};

/** What has to happen before the client gets its answer. */
export function nextStep(situation: Situation): Step {
  const { session } = situation;
  const first = signInStep(situation);
  // Without a session the first step is always to sign in, or to be refused.
  if (first !== undefined || session === undefined) return first ?? fail('NOT_LOGGED_IN');
  return levelStep(situation, session) ?? accountStep(situation, session) ?? consentStep(situation) ?? { kind: 'issue', session };
}
