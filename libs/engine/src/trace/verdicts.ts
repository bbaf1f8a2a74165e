import type { Facts, GatheredFacts } from '../facts/facts.js';
import { resolveProfile, type Resolution } from '../profiles/resolve.js';
import type { RequestCheck, Rule, Verdict } from '../rules/rule.js';
import { unknown } from '../rules/verdict.js';

/** What every rule of a profile says of a request, not only those that it broke. */
export interface Judged {
  readonly facts: Facts;
  readonly resolution: Resolution;
  readonly verdicts: ReadonlyMap<Rule, Verdict>;
}

/** Facts that were kept have gaps; a rule that stumbles over one says nothing. */
function ask({ check }: RequestCheck, facts: Facts): Verdict {
  try {
    return check(facts);
  } catch {
    return unknown('what it reads is not kept');
  }
}

/** The rules of a profile about this request. */
export const rulesFor = ({ profile }: Resolution, facts: GatheredFacts): readonly Rule[] => (facts.requestObject === undefined ? profile.atPlain : profile.at)[facts.endpoint];

/** Chooses the profile and asks every rule of it. */
export function judge(gathered: GatheredFacts): Judged {
  const resolution = resolveProfile(gathered);
  const facts: Facts = { ...gathered, limits: resolution.profile.limit(gathered.service) };
  return { facts, resolution, verdicts: new Map(rulesFor(resolution, facts).flatMap(rule => rule.request === undefined ? [] : [[rule, ask(rule.request, facts)]])) };
}
