import { readinessReport, type Client, type ReadinessFinding, type Service } from '@symbolon/engine';
import type { Entity } from '../../api/entities';

/** What a change does to the clauses of the profiles in play. Import it lazily: it brings the rules. */
export interface Effects {
  readonly broken: readonly ReadinessFinding[];
  readonly fixed: readonly ReadinessFinding[];
}

interface Subject {
  /** The service, or the service of the client. */
  readonly service: Entity;
  readonly client?: Entity;
}

function failures({ service, client }: Subject): ReadonlyMap<string, ReadinessFinding> {
  const report = readinessReport(service as unknown as Service, client === undefined ? [] : [client as unknown as Client], { clientsOnly: client !== undefined });
  const failed = report.profiles.flatMap(({ findings }) => findings).filter(({ verdict }) => verdict.kind === 'fail');
  return new Map(failed.map((finding) => [finding.rule, finding]));
}

export function effectsOf(before: Subject, after: Subject): Effects {
  const [old, now] = [failures(before), failures(after)];
  return {
    broken: [...now.values()].filter(({ rule }) => !old.has(rule)),
    fixed: [...old.values()].filter(({ rule }) => !now.has(rule)),
  };
}
