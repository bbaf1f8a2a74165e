import type { ReadinessFinding } from '@symbolon/engine';
import { entryOf, type SubjectName } from '@symbolon/contract/catalogue';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, type ReactNode } from 'react';
import { useEditor } from '../settings/editor';
import { failuresKey } from './failures-key';
import { useJudged, useRules } from './use-judgement';

/** What fails in the draft, by the setting that it reads. */
type ByKey = ReadonlyMap<string, readonly ReadinessFinding[]>;

const LiveContext = createContext<ByKey>(new Map());

/** The clauses that the draft fails and that read this setting. */
export const useFailures = (key: string): readonly ReadinessFinding[] => use(LiveContext).get(key) ?? [];

export function byKey(findings: readonly ReadinessFinding[]): ByKey {
  const found = new Map<string, ReadinessFinding[]>();
  for (const finding of findings) for (const { key } of finding.settings) found.set(key, [...(found.get(key) ?? []), finding]);
  return found;
}

/** How many clauses fail on each page; one that reads settings of several pages counts on each. */
export function byPage(subject: SubjectName, findings: readonly ReadinessFinding[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { settings } of findings) {
    for (const page of new Set(settings.flatMap(({ key }) => entryOf(subject, key)?.page ?? []))) counts[page] = (counts[page] ?? 0) + 1;
  }
  return counts;
}

/** Judges the draft while it is edited, for the fields and for the menu. */
export function LiveReadiness({ children }: { children: ReactNode }) {
  const { subject, place } = useEditor();
  const rules = useRules();
  const { judged } = useJudged(false);
  const queries = useQueryClient();
  const failing = useMemo(() => {
    if (rules.data === undefined || judged === undefined) return undefined;
    return rules.data.failures(rules.data.judge(judged)).filter((finding) => rules.data.isOfDraft(finding, judged));
  }, [rules.data, judged]);
  const { serviceId, clientId } = place;
  useEffect(() => {
    if (failing !== undefined) queries.setQueryData(failuresKey({ serviceId, clientId }), byPage(subject, failing));
  }, [failing, queries, subject, serviceId, clientId]);
  const value = useMemo(() => byKey(failing ?? []), [failing]);
  return <LiveContext value={value}>{children}</LiveContext>;
}
