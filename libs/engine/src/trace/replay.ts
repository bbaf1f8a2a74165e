import type { OAuthError } from '../model/oauth-error.js';
import type { ResultCode } from '../model/result-code.js';
import { given } from '../model/given.js';
import type { Client } from '../model/client.js';
import type { Service } from '../model/service.js';
import type { Facts } from '../facts/facts.js';
import type { Rule, Verdict } from '../rules/rule.js';
import type { RuleId } from '../rules/spec.js';
import { factsUnder } from './stored-facts.js';
import type { Trace, TraceFinding } from './trace.js';
import { judge } from './verdicts.js';

/** What the rules say of a stored request under another configuration. Signatures, certificates, codes and tokens are as they were. */
export interface Replay {
  /** `unknown`: no rule had refused it, so no rule can say (a code that was spent, a mistake of the front end). */
  readonly outcome: 'pass' | 'fail' | 'unknown';
  readonly profile: string;
  readonly because: string;
  /** The rules that it breaks now. */
  readonly findings: readonly TraceFinding[];
  /** Those that it broke then and keeps now, and the other way round. */
  readonly mended: readonly RuleId[];
  readonly broken: readonly RuleId[];
  /** Those whose verdict of then was taken over, because what they read is not kept. */
  readonly remembered: readonly RuleId[];
}

type Kept = Pick<Trace, 'facts' | 'findings' | 'passed' | 'lost' | 'outcome'>;

const resolved = <T extends OAuthError | ResultCode>(value: T | ((facts: Facts) => T), facts: Facts): T => (typeof value === 'function' ? value(facts) : value);

/** A finding of now, or of then where only that is known. */
function findingNow({ id, request }: Rule, verdict: Verdict, facts: Facts, { findings, lost }: Kept): TraceFinding | undefined {
  if (lost.includes(id)) return findings.find(({ rule }) => rule === id);
  if (verdict.kind !== 'fail' || request === undefined) return undefined;
  const { why, expected, received } = verdict;
  return { rule: id, why, ...given({ expected, received }), error: resolved(request.error, facts), resultCode: resolved(request.resultCode, facts) };
}

/** Holds a stored request against a configuration; undefined when nothing was kept that rules could read. */
export function replay(kept: Kept, service: Service, client: Client | undefined): Replay | undefined {
  if (kept.facts === undefined) return undefined;
  const { facts, resolution, rules, verdicts } = judge(factsUnder(kept.facts, service, client));
  const findings = rules.map((rule, index) => findingNow(rule, verdicts[index] as Verdict, facts, kept)).filter(finding => finding !== undefined);
  const then = kept.findings.map(({ rule }) => rule);
  const now = findings.map(({ rule }) => rule);
  const refusedOtherwise = kept.outcome === 'rejected' && kept.findings.length === 0;
  return {
    outcome: findings.length > 0 ? 'fail' : refusedOtherwise ? 'unknown' : 'pass',
    profile: resolution.profile.id, because: resolution.because, findings,
    mended: then.filter(rule => !now.includes(rule)), broken: now.filter(rule => !then.includes(rule)),
    remembered: rules.map(({ id }) => id).filter(id => kept.lost.includes(id)),
  };
}
