import { Anchor, Badge, Code, Group, List, Stack, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { entryOf, pageOf, type SubjectName } from '@symbolon/contract/catalogue';
import { Link, useParams } from 'react-router';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { Section } from '../../ui/section';
import { Empty, ErrorState, Loading } from '../../ui/states';
import type { Chapter } from './rule-book';
import { useRuleBook } from './use-rule-book';
import './texts';
import '../readiness/texts';

function Settings({ subject, keys }: { subject: SubjectName; keys: readonly string[] }) {
  const { t, language } = useTexts();
  return keys.map((key) => {
    const entry = entryOf(subject, key);
    const label = entry?.label[language] ?? key;
    const where = pageOf(subject, entry?.page ?? '')?.breadcrumb.map((part) => part[language]).join(' › ');
    return (
      <List.Item key={`${subject} ${key}`}>
        <Text size="sm">{t(subject === 'service' ? 'rules.ofService' : 'rules.ofClient', { label })}</Text>
        <Text size="xs" c="dimmed">{where} · <Code fz={11}>{key}</Code></Text>
      </List.Item>
    );
  });
}

function Details({ chapter: { rule, kept, specification, profiles } }: { chapter: Chapter }) {
  const { t, language } = useTexts();
  const { request, service, client, byConstruction, outOfScope, demands } = rule;
  const other = language === 'en' ? 'ja' : 'en';
  const said = (value: unknown): string => (typeof value === 'string' ? value : t('rules.resolved'));
  const settings = (service?.settings.length ?? 0) + (client?.settings.length ?? 0);
  return (
    <Stack gap="lg">
      <Section title={t('rules.demands')}>
        <Text fw={600}>{demands[language]}</Text>
        <Text size="sm" c="dimmed" lang={other} mt={4}>{demands[other]}</Text>
        <Group gap={6} mt="sm">
          <Badge variant="outline" color="gray" tt="none" styles={{ label: { color: 'var(--mantine-color-text)' } }}>{t(`findings.level.${rule.level}`)}</Badge>
          {kept.map((each) => <Badge key={each} variant="light" color="gray" tt="none" styles={{ label: { color: 'var(--mantine-color-text)' } }}>{t(`rules.kinds.${each}`)}</Badge>)}
        </Group>
        {specification.url === '' ? null : (
          <Anchor href={specification.url} target="_blank" rel="noreferrer" size="sm" mt="md" display="inline-block">
            <Group gap={4}>{t('rules.open', { title: specification.title })}<IconExternalLink size={14} aria-hidden /></Group>
          </Anchor>
        )}
      </Section>
      {request === undefined ? null : (
        <Section title={t('rules.endpoints')}>
          <Group gap={6}>{request.at.map((endpoint) => <Code key={endpoint}>{endpoint}</Code>)}</Group>
          <Text size="sm" mt="sm"><Text span c="dimmed">{t('rules.answers')}: </Text><Code>{said(request.error)}</Code> <Code>{said(request.resultCode)}</Code></Text>
        </Section>
      )}
      {settings === 0 ? null : (
        <Section title={t('rules.settingsRead')}>
          <List spacing="xs"><Settings subject="service" keys={service?.settings ?? []} /><Settings subject="client" keys={client?.settings ?? []} /></List>
          {service?.fix === undefined && client?.fix === undefined ? null : <Text size="sm" c="dimmed" mt="sm">{t('rules.fixable')}</Text>}
        </Section>
      )}
      {rule.limit === undefined ? null : <Section title={t('rules.kinds.limit')}><Text size="sm">{t('rules.limits')}</Text></Section>}
      {byConstruction === undefined ? null : <Section title={t('rules.byConstruction')}><Text size="sm" lang="en">{byConstruction}</Text></Section>}
      {outOfScope === undefined ? null : <Section title={t('rules.outOfScope')}><Text size="sm" lang="en">{outOfScope}</Text></Section>}
      <Section title={t('rules.profiles')}>
        <List>{profiles.map(({ id, title }) => <List.Item key={id}><Anchor component={Link} to={`/rules?profile=${id}`} size="sm">{title}</Anchor></List.Item>)}</List>
      </Section>
    </Stack>
  );
}

/** One clause: what it demands, where it is kept, what it reads. */
export function RulePage() {
  const { t } = useTexts();
  const { ruleId = '' } = useParams();
  const { data: book, error, refetch } = useRuleBook();
  const chapter = book?.chapterOf(ruleId);
  return (
    <Page title={ruleId} crumbs={[{ title: t('rules.title'), to: '/rules' }]}>
      {error !== null ? <ErrorState error={error} onRetry={() => void refetch()} /> : book === undefined ? <Loading /> : chapter === undefined ? <Empty title={t('rules.missing')} /> : <Details chapter={chapter} />}
    </Page>
  );
}
