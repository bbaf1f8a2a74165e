import type { Facts } from './facts/facts.js';
import type { OAuthError } from './model/oauth-error.js';
import type { ResultCode } from './model/result-code.js';
import type { CompiledProfile } from './profiles/profile.js';
import type { Rule, Verdict } from './rules/rule.js';

/** A rule that a request broke. */
export interface Finding {
  readonly rule: Rule;
  readonly verdict: Extract<Verdict, { kind: 'fail' }>;
  readonly error: OAuthError;
  readonly resultCode: ResultCode;
}

/** Checks every rule of the profile, in list order; nothing stops at the first failure. */
export function enforce(profile: CompiledProfile, facts: Facts): readonly Finding[] {
  const findings: Finding[] = [];
  const rules = facts.requestObject === undefined ? profile.atPlain : profile.at;
  for (const rule of rules[facts.endpoint]) {
    const request = rule.request;
    if (request === undefined) continue;
    const verdict = request.check(facts);
    if (verdict.kind !== 'fail') continue;
    findings.push({
      rule,
      verdict,
      error: typeof request.error === 'function' ? request.error(facts) : request.error,
      resultCode: typeof request.resultCode === 'function' ? request.resultCode(facts) : request.resultCode,
    });
  }
  return findings;
}
