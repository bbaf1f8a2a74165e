import type { Endpoint, Facts } from '../facts/facts.js';
import type { Limits } from '../facts/limits.js';
import type { Client } from '../model/client.js';
import type { OAuthError } from '../model/oauth-error.js';
import type { ResultCode } from '../model/result-code.js';
import type { Service } from '../model/service.js';
import type { RuleId } from './spec.js';

/** What a check says. Each but `pass` says why; `unknown` is "cannot tell". */
export type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'fail'; readonly why: string; readonly expected?: string; readonly received?: string }
  | { readonly kind: 'notApplicable'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

type Of<T> = T | ((facts: Facts) => T);

/** How a clause is enforced on a request. */
export interface RequestCheck {
  readonly at: readonly Endpoint[];
  readonly error: Of<OAuthError>;
  readonly resultCode: Of<ResultCode>;
  readonly check: (facts: Facts) => Verdict;
  /** Without this fact the check says nothing, and is not asked: most requests come without a request object. */
  readonly concerns?: 'requestObject';
  /** A failure means that nothing, not even an error, may go to the redirect URI. */
  readonly redirectUnsafe?: true;
}

/** How a clause is read from a service's settings. */
export interface ServiceCheck {
  readonly settings: readonly (keyof Service)[];
  readonly check: (service: Service) => Verdict;
  readonly fix?: (service: Service) => Partial<Service>;
}

/** How a clause is read from a client's settings. */
export interface ClientCheck {
  readonly settings: readonly (keyof Client)[];
  readonly check: (client: Client, service: Service) => Verdict;
  readonly fix?: (client: Client, service: Service) => Partial<Client>;
}

/** One clause of one specification. */
export interface Rule {
  readonly id: RuleId;
  /** Our own sentence; the wording of the specification stays behind the link. */
  readonly demands: { readonly en: string; readonly ja: string };
  readonly level: 'shall' | 'should' | 'may';
  readonly request?: RequestCheck;
  readonly service?: ServiceCheck;
  readonly client?: ClientCheck;
  /** What the clause narrows at run time, whatever the settings say. */
  readonly limit?: (limits: Limits, service: Service) => Partial<Limits>;
  /** Which code keeps the clause when no input can break it; a test proves it. */
  readonly byConstruction?: string;
  /** Why this server cannot check it. */
  readonly outOfScope?: string;
}

/** A section, clause by clause. */
export const defineRules = <const R extends readonly Rule[]>(...rules: R): R => rules;
