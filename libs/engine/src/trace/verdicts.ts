import type { Facts, GatheredFacts } from '../facts/facts.js';
import { resolveProfile, type Resolution } from '../profiles/resolve.js';
import type { Rule, Verdict } from '../rules/rule.js';
import { notApplicable, unknown } from '../rules/verdict.js';

/** What every rule of a profile says of a request, not only those that it broke. */
export interface Judged {
  readonly facts: Facts;
  readonly resolution: Resolution;
  readonly rules: readonly Rule[];
  /** One for each rule. */
  readonly verdicts: readonly Verdict[];
}

/** Facts that were kept have gaps; a rule that stumbles over one says nothing. */
function ask({ request }: Rule, facts: Facts): Verdict {
  try {
    return request?.check(facts) ?? notApplicable('it says nothing of requests');
  } catch {
    return unknown('what it reads is not kept');
  }
}

/** The rules of a profile about this request. */
const rulesFor = ({ profile }: Resolution, facts: GatheredFacts): readonly Rule[] => (facts.requestObject === undefined ? profile.atPlain : profile.at)[facts.endpoint];

/** Chooses the profile and asks every rule of it. */
export function judge(gathered: GatheredFacts): Judged {
  const resolution = resolveProfile(gathered);
  const facts: Facts = { ...gathered, limits: resolution.profile.limit(gathered.service) };
  const rules = rulesFor(resolution, facts);
  return { facts, resolution, rules, verdicts: rules.map(rule => ask(rule, facts)) };
}
