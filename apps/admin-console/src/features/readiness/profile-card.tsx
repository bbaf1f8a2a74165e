import { Badge, Button, Card, Group, RingProgress, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import type { ProfileReadiness, ReadinessFinding } from '@symbolon/engine';
import type { SubjectName } from '@symbolon/contract/catalogue';
import { useState } from 'react';
import type { Entity } from '../../api/entities';
import { useTexts } from '../../i18n/i18n';
import type { Place } from '../../shell/places';
import { ClientMatrix, type NamedClient } from './client-matrix';
import { FindingRow } from './finding-row';
import './texts';

interface Props {
  readonly readiness: ProfileReadiness;
  readonly subject: SubjectName;
  readonly place: Place;
  /** Values that would mend all that can be mended without a choice. */
  readonly fixes: Entity;
  readonly clients: readonly NamedClient[];
  /** Absent for those who may only look. */
  readonly onFix?: (values: Entity) => void;
  readonly onFixAll?: (values: Entity) => void;
}

/** Larger numbers do not fit into the ring. */
const MOST_IN_RING = 999;

const needsAttention = ({ verdict }: ReadinessFinding): boolean => verdict.kind === 'fail' || verdict.kind === 'unknown';
const ORDER = { fail: 0, unknown: 1, pass: 2, notApplicable: 3 } as const;

function Reasons({ readiness: { because, inPlay } }: { readiness: ProfileReadiness }) {
  const { t } = useTexts();
  if (!inPlay) return <Text size="sm" c="dimmed">{t('findings.because.asked')}</Text>;
  const words = because.map((reason) => (reason.by === 'base' ? t('findings.because.base')
    : reason.by === 'scope' ? t('findings.because.scope', { scope: reason.scope, what: reason.attributes.join(', ') })
      : t(`findings.because.${reason.by}`, { what: reason.modes.join(', ') })));
  return <Group gap={6}>{[...new Set(words)].map((word) => <Badge key={word} variant="light" color="gray" tt="none" fw={500} styles={{ root: { height: 'auto' }, label: { whiteSpace: 'normal', color: 'var(--mantine-color-text)' } }}>{word}</Badge>)}</Group>;
}

/** The share of clauses that pass; what does not apply is not counted. */
function Ring({ pass, fail, unknown }: { pass: number; fail: number; unknown: number }) {
  const { t } = useTexts();
  const total = pass + fail + unknown;
  const share = (count: number): number => (total === 0 ? 0 : (count / total) * 100);
  return (
    <RingProgress
      size={76} thickness={7} roundCaps={false} role="img" aria-label={t('findings.share', { pass, total })}
      sections={[{ value: share(pass), color: 'teal.6' }, { value: share(fail), color: 'red.6' }, { value: share(unknown), color: 'yellow.6' }]}
      label={<Text size="xs" ta="center" fw={650} aria-hidden>{total > MOST_IN_RING ? `${Math.floor(share(pass))}%` : `${pass}/${total}`}</Text>}
    />
  );
}

/** How a service or client stands with one profile, clause by clause. */
export function ProfileCard({ readiness, subject, place, fixes, clients, onFix, onFixAll }: Props) {
  const { t } = useTexts();
  const [shown, setShown] = useState<'attention' | 'all'>('attention');
  const { title, counts, findings, profile } = readiness;
  const own = findings.filter(({ clientId }) => (clientId !== undefined) === (subject === 'client'));
  const listed = own.filter((finding) => shown === 'all' || needsAttention(finding)).toSorted((a, b) => ORDER[a.verdict.kind] - ORDER[b.verdict.kind]);
  const failing = own.filter(({ verdict }) => verdict.kind === 'fail').length;
  const clientsFailing = subject === 'client' ? 0 : new Set(findings.flatMap(({ clientId, verdict }) => (clientId !== undefined && verdict.kind === 'fail' ? [clientId] : []))).size;
  const isSilent = counts.pass + counts.fail + counts.unknown === 0;
  const status = [
    failing > 0 ? t('findings.failing', { count: failing }) : clientsFailing === 0 ? t(isSilent ? 'findings.silent' : 'findings.ready') : undefined,
    clientsFailing === 0 ? undefined : t('findings.clientsFailing', { count: clientsFailing }),
  ].filter((part) => part !== undefined).join(' · ');
  const fixable = own.filter(({ verdict, fix }) => verdict.kind === 'fail' && fix !== undefined).length;
  return (
    <Card withBorder padding="lg" component="section" aria-labelledby={`profile-${profile}`}>
      <Group justify="space-between" align="flex-start" gap="md">
        <Group gap="md" wrap="nowrap" align="center" style={{ flex: '1 1 20rem' }}>
          {isSilent ? null : <Ring {...counts} />}
          <Stack gap={4}>
            <Title order={2} id={`profile-${profile}`}>{title}</Title>
            <Text size="sm" fw={600} aria-live="polite">{status}</Text>
            <Reasons readiness={readiness} />
          </Stack>
        </Group>
        <Group gap="xs" className="no-print">
          {isSilent ? null : <SegmentedControl
            size="xs" value={shown} onChange={(value) => setShown(value as typeof shown)} aria-label={`${t('findings.show')}: ${title}`}
            data={[{ value: 'attention', label: t('findings.attention') }, { value: 'all', label: t('findings.all') }]}
          />}
          {onFixAll === undefined || fixable === 0 ? null : <Button size="xs" leftSection={<IconTool size={14} aria-hidden />} onClick={() => onFixAll(fixes)}>{t('findings.fixAll', { count: fixable })}</Button>}
        </Group>
      </Group>
      {isSilent ? null : listed.length === 0 ? <Text size="sm" c="dimmed" mt="md">{t('findings.nothing')}</Text> : (
        <Stack component="ul" gap={0} mt="md" p={0} mb={0}>
          {listed.map((finding) => <FindingRow key={finding.rule} finding={finding} subject={subject} place={place} onFix={onFix} />)}
        </Stack>
      )}
      {isSilent || subject === 'client' || clients.length === 0 ? null : <ClientMatrix title={title} findings={findings} clients={clients} place={place} />}
    </Card>
  );
}
