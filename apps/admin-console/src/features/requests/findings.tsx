import { Anchor, Box, Button, Code, Group, Stack, Text } from '@mantine/core';
import type { Trace, TraceFinding } from '@symbolon/engine';
import { entryOf, type SubjectName } from '@symbolon/contract/catalogue';
import { Link } from 'react-router';
import { useTexts } from '../../i18n/i18n';
import type { Place } from '../../shell/places';
import { Section } from '../../ui/section';
import { ClauseChip, VerdictBadge } from '../../ui/verdict';
import { settingAt } from '../readiness/setting-value';
import { ruleAt } from '../rules/rule-at';
import type { Chapter } from '../rules/rule-book';
import { useRuleBook } from '../rules/use-rule-book';
import { RuleLink } from './rule-link';
import './texts';

/** Ways to the settings that a rule reads. */
function Settings({ chapter: { rule }, place }: { chapter: Chapter; place: Place }) {
  const { t, language } = useTexts();
  const { serviceId = '' } = place;
  const links: readonly (readonly [SubjectName, string])[] = [
    ...(rule.service?.settings ?? []).map((key) => ['service', key] as const),
    ...(place.clientId === undefined ? [] : (rule.client?.settings ?? []).map((key) => ['client', key] as const)),
  ];
  if (links.length === 0) return null;
  return (
    <Group gap="sm">
      <Text size="sm" c="dimmed">{t('requests.openSetting')}:</Text>
      {links.map(([subject, key]) => <Anchor key={`${subject} ${key}`} component={Link} size="sm" to={settingAt(subject, subject === 'service' ? { serviceId } : place, key)}>{entryOf(subject, key)?.label[language] ?? key}</Anchor>)}
    </Group>
  );
}

function Broken({ finding, chapter, place }: { finding: TraceFinding; chapter: Chapter | undefined; place: Place }) {
  const { t, language } = useTexts();
  const { rule, why, expected, received, error, resultCode } = finding;
  const url = chapter?.specification.url;
  return (
    <Box component="li" py="sm" style={{ borderTop: '1px solid var(--mantine-color-default-border)', listStyle: 'none' }}>
      <Stack gap={6}>
        <Group gap="xs"><VerdictBadge kind="fail" /><ClauseChip id={rule} url={url === '' ? undefined : url} /><Code>{error}</Code><Code>{resultCode}</Code></Group>
        {chapter === undefined ? null : <Text size="sm" fw={600}>{chapter.rule.demands[language]}</Text>}
        <Text size="sm" className="breakable"><Text span c="dimmed">{t('requests.why')}: </Text><span lang="en">{why}</span></Text>
        {expected === undefined && received === undefined ? null : (
          <Group gap="xl" align="flex-start">
            {expected === undefined ? null : <div><Text size="xs" c="dimmed">{t('requests.expected')}</Text><Code className="breakable">{expected}</Code></div>}
            {received === undefined ? null : <div><Text size="xs" c="dimmed">{t('requests.actual')}</Text><Code className="breakable">{received}</Code></div>}
          </Group>
        )}
        {chapter === undefined ? null : <Settings chapter={chapter} place={place} />}
        <Group><Button size="compact-xs" variant="subtle" component={Link} to={ruleAt(rule)}>{t('requests.openRule')}</Button></Group>
      </Stack>
    </Box>
  );
}

/** What the rules thought of it, broken ones first. */
export function Findings({ trace: { findings, passed, notApplicable }, place }: { trace: Trace; place: Place }) {
  const { t } = useTexts();
  const { data: book } = useRuleBook();
  if (findings.length + passed.length + notApplicable.length === 0) return null;
  const list = (title: string, rules: readonly string[]) => (rules.length === 0 ? null : (
    <Box component="details" mt="sm"><Text component="summary" size="sm" fw={600} style={{ cursor: 'pointer' }}>{title}</Text><Group gap={10} mt={6}>{rules.map((rule) => <RuleLink key={rule} id={rule} />)}</Group></Box>
  ));
  return (
    <Section title={t('requests.stages.findings')}>
      {findings.length === 0 ? null : <Stack component="ul" gap={0} p={0} m={0} mb="md">{findings.map((finding) => <Broken key={finding.rule} finding={finding} chapter={book?.chapterOf(finding.rule)} place={place} />)}</Stack>}
      {list(t('requests.passed', { count: passed.length }), passed)}
      {list(t('requests.silent', { count: notApplicable.length }), notApplicable)}
    </Section>
  );
}
