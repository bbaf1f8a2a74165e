import { rulesById, specificationOf, type Rule, type Trace, type TraceFinding } from '@symbolon/engine';

/** A broken rule with what it demands, where that is written, and the settings that it reads. */
export interface ExplainedFinding extends TraceFinding {
  readonly demands?: Rule['demands'];
  readonly level?: Rule['level'];
  readonly specification: string;
  readonly url: string;
  readonly settings: { readonly service: readonly string[]; readonly client: readonly string[] };
}

export function explained(finding: TraceFinding): ExplainedFinding {
  const rule = rulesById.get(finding.rule);
  const { title, url } = specificationOf(finding.rule);
  return {
    ...finding, specification: title, url,
    ...(rule === undefined ? {} : { demands: rule.demands, level: rule.level }),
    settings: { service: rule?.service?.settings ?? [], client: rule?.client?.settings ?? [] },
  };
}

/** A stored request for somebody who did not see it. */
export interface ExplainedRequest extends Omit<Trace, 'findings'> {
  readonly id: string;
  readonly findings: readonly ExplainedFinding[];
}
