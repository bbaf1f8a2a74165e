import type { JsonObject } from '../model/json.js';
import type { OAuthError } from '../model/oauth-error.js';
import type { ResultCode } from '../model/result-code.js';
import type { Administration } from '../operations/administration.js';
import type { Engine } from '../operations/engine.js';
import type { RuleId } from '../rules/spec.js';
import type { StoredFacts } from './stored-facts.js';

/** The operations that stand for a request of a client, a resource server or a front end. */
export type TracedOperation = Exclude<keyof Engine, keyof Administration | 'ticketInfo' | 'ticketUpdate' | 'configuration' | 'jwks'>;

/** What there is to say of every call, at hardly any cost. */
export interface Outline {
  readonly operation: TracedOperation;
  readonly service: number;
  readonly clientId?: number | undefined;
  readonly outcome: 'accepted' | 'rejected';
  readonly action: string;
  readonly resultCode: ResultCode;
  /** Id of the profile that the request was held to. */
  readonly profile?: string | undefined;
  /** The first rule that it broke. */
  readonly rule?: RuleId | undefined;
  /** µs */
  readonly duration: number;
  /** The call itself, to know it again by; never stored. */
  readonly request: object;
}

/** A rule that a request broke. */
export interface TraceFinding {
  readonly rule: RuleId;
  readonly why: string;
  readonly expected?: string;
  readonly received?: string;
  readonly error: OAuthError;
  readonly resultCode: ResultCode;
}

/**
 * A call as it is kept: what came, what was thought of it, what was answered. Nothing in it is a secret, a code, a token or a
 * private key: of those there are the first characters of a keyed digest, and JWTs come without their signature.
 */
export interface Trace extends Omit<Outline, 'request'> {
  /** ms since 1970 */
  readonly time: number;
  /** The identifier under which the client was looked up, when there is no such client. */
  readonly identifier?: string;
  /** Why this profile. */
  readonly because?: string;
  /** `modifiedAt` of what the request was held against. */
  readonly configured: { readonly service: number; readonly client?: number };
  readonly findings: readonly TraceFinding[];
  /** The rules that it kept, and those that had nothing to say, in the profile's order. */
  readonly passed: readonly RuleId[];
  readonly notApplicable: readonly RuleId[];
  /** Rules that read what is not kept, such as how a secret is spelt: asked again, their verdict of then stands. */
  readonly lost: readonly RuleId[];
  readonly error?: string;
  /** Our sentence, of a rejection. */
  readonly resultMessage?: string;
  /** What the front end was told to answer, of a rejection. */
  readonly response?: string;
  /** The members of the call. */
  readonly call: JsonObject;
  /** What the rules read: enough to ask them again. */
  readonly facts?: StoredFacts;
}

/** Where traces go. Neither method may throw, and neither may take time: a request waits for them. */
export interface Traces {
  /** A clock for durations, ms with fractions. */
  start(): number;
  /** Hears of every call; puts the whole trace together only when that is to be kept, at once or later. */
  record(outline: Outline, whole: () => Trace): void;
}
