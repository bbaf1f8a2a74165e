import { Badge, Box, Button, Group, Stack, Text } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import type { ReadinessFinding } from '@symbolon/engine';
import { entryOf, type SubjectName } from '@symbolon/contract/catalogue';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Entity } from '../../api/entities';
import { shownValue } from '../../catalogue/shown';
import { useTexts } from '../../i18n/i18n';
import type { Place } from '../../shell/places';
import { ClauseChip, VerdictBadge } from '../../ui/verdict';
import { settingAt, SettingValue } from './setting-value';
import './texts';

interface Props {
  readonly finding: ReadinessFinding;
  readonly subject: SubjectName;
  readonly place: Place;
  /** Absent: what is shown cannot be changed here. */
  readonly onFix?: (values: Entity) => void;
}

/** `refreshTokenKept is off`: what the setting's own words say better, since some names say the opposite of their labels. */
const isBare = (why: string, subject: SubjectName): boolean => {
  const [, key = ''] = /^(\w+) is (?:on|off)$/.exec(why) ?? [];
  return entryOf(subject, key) !== undefined;
};

function Line({ word, children, lang }: { word: string; children: ReactNode; lang?: string }) {
  return <Text size="sm"><Text span c="dimmed">{word}: </Text><span lang={lang} className="breakable">{children}</span></Text>;
}

function Why({ finding: { verdict, fix }, subject }: { finding: ReadinessFinding; subject: SubjectName }) {
  const { t, language } = useTexts();
  if (verdict.kind === 'pass') return null;
  const fixed = Object.entries(fix ?? {}).flatMap(([key, value]) => {
    const entry = entryOf(subject, key);
    return entry === undefined ? [] : [`${entry.label[language]} = ${shownValue(entry, value, t, language, 200)}`];
  });
  const bare = verdict.kind === 'fail' && isBare(verdict.why, subject);
  return (
    <Box>
      {bare ? null : <Line word={t('findings.why')} lang="en">{verdict.why}</Line>}
      {bare || verdict.kind !== 'fail' || verdict.expected === undefined ? null : <Line word={t('findings.expected')} lang="en">{verdict.expected}</Line>}
      {bare || verdict.kind !== 'fail' || verdict.received === undefined ? null : <Line word={t('findings.received')} lang="en">{verdict.received === '' ? '–' : verdict.received}</Line>}
      {fixed.length === 0 ? null : <Line word={t('findings.fixSets')}>{fixed.join(language === 'ja' ? '、' : ', ')}</Line>}
    </Box>
  );
}

/** One clause: how it stands, what it demands, the settings that it reads, and the way to mend it. */
export function FindingRow({ finding, subject, place, onFix }: Props) {
  const { t, language } = useTexts();
  const { rule, url, demands, level, verdict, settings, fix } = finding;
  const [first] = settings;
  const isFailing = verdict.kind === 'fail';
  return (
    <Box component="li" py="sm" style={{ borderTop: '1px solid var(--mantine-color-default-border)', listStyle: 'none' }}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
        <Stack gap={6} style={{ flex: 1, minWidth: 0 }}>
          <Group gap="xs">
            <VerdictBadge kind={verdict.kind} />
            <ClauseChip id={rule} url={url === '' ? undefined : url} />
            {level === 'shall' ? null : <Badge variant="outline" color="gray" tt="none" fw={500} styles={{ label: { color: 'var(--mantine-color-dimmed)' } }}>{t(`findings.level.${level}`)}</Badge>}
          </Group>
          <Text size="sm" fw={isFailing ? 600 : undefined}>{demands[language]}</Text>
          <Stack gap={2} role="group" aria-label={t('findings.yours')}>
            {settings.map(({ key, value }) => <SettingValue key={key} subject={subject} place={place} name={key} value={value} />)}
          </Stack>
          <Why finding={finding} subject={subject} />
        </Stack>
        {!isFailing ? null : onFix !== undefined && fix !== undefined
          ? <Button size="xs" leftSection={<IconTool size={14} aria-hidden />} onClick={() => onFix(fix as unknown as Entity)} aria-label={t('findings.fixWhat', { id: rule })} style={{ flexShrink: 0 }}>{t('findings.fix')}</Button>
          : first === undefined ? null
            : <Button size="xs" variant="default" component={Link} to={settingAt(subject, place, first.key)} style={{ flexShrink: 0 }}>{t('findings.openSetting')}</Button>}
      </Group>
    </Box>
  );
}
