import { Alert, Anchor, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconLink, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Trace } from '@symbolon/engine';
import { Link, useParams } from 'react-router';
import { clientQuery, serviceQuery } from '../../api/entities';
import { requestQuery } from '../../api/requests';
import { atTime } from '../../i18n/format';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { clientAt, serviceAt } from '../../shell/places';
import { Section } from '../../ui/section';
import { ErrorState, Loading } from '../../ui/states';
import { ClauseChip } from '../../ui/verdict';
import { asQuery } from '../playground/link';
import { useRuleBook } from '../rules/use-rule-book';
import { Arrived } from './arrived';
import { Findings } from './findings';
import { ReplayPanel } from './replay-panel';
import { inMilliseconds, operationInWords } from './words';
import './texts';

const asSentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;

/** What happened, in one sentence. */
function Sentence({ trace }: { trace: Trace }) {
  const { t, language } = useTexts();
  const { data: book } = useRuleBook();
  const [first] = trace.findings;
  const chapter = first === undefined ? undefined : book?.chapterOf(first.rule);
  const isRejected = trace.outcome === 'rejected';
  const Icon = isRejected ? IconX : IconCheck;
  return (
    <Alert color={isRejected ? 'red' : 'teal'} variant="light" icon={<Icon aria-hidden />} title={t(isRejected ? 'requests.wasRejected' : 'requests.wasAccepted')}>
      {first === undefined ? <Text>{isRejected ? trace.resultMessage ?? t('requests.otherwise') : t('requests.acceptedSentence', { action: trace.action })}</Text> : (
        <Stack gap={6}>
          {language === 'en' || chapter === undefined ? null : <Text fw={600}>{chapter.rule.demands[language]}</Text>}
          <Text fw={language === 'en' ? 600 : undefined} lang="en" className="breakable">{asSentence(first.why)}</Text>
          {language === 'en' && chapter !== undefined ? <Text size="sm">{chapter.rule.demands.en}</Text> : null}
          <Group gap="xs"><ClauseChip id={first.rule} url={chapter === undefined || chapter.specification.url === '' ? undefined : chapter.specification.url} /></Group>
        </Stack>
      )}
    </Alert>
  );
}

function Facts({ trace, serviceId }: { trace: Trace; serviceId: string }) {
  const { t, language } = useTexts();
  const client = useQuery({ ...clientQuery(serviceId, String(trace.clientId)), enabled: trace.clientId !== undefined, retry: false }).data;
  const pairs = [
    [t('requests.time'), atTime(trace.time, language)],
    [t('requests.operation'), operationInWords(trace.operation, t)],
    [t('requests.client'), trace.clientId === undefined ? (trace.identifier === undefined ? t('requests.noClient') : t('requests.unknownClient', { name: trace.identifier }))
      : <Anchor key="client" component={Link} to={clientAt(serviceId, String(trace.clientId))} size="sm">{client?.clientName ?? trace.clientId}</Anchor>],
    [t('requests.resultCode'), <Group key="code" gap={6}><Code>{trace.resultCode}</Code><Text size="sm">{trace.action}</Text></Group>],
    [t('requests.duration'), inMilliseconds(trace.duration, language)],
  ] as const;
  return (
    <Group gap="xl" align="flex-start" component="dl" m={0}>
      {pairs.map(([word, value]) => <div key={word}><Text component="dt" size="xs" c="dimmed">{word}</Text><Text component="dd" size="sm" m={0} className="breakable">{value}</Text></div>)}
    </Group>
  );
}

function CopyIssue({ trace }: { trace: Trace }) {
  const { t } = useTexts();
  const text = useQuery({ queryKey: ['issue-text', trace.time, trace.resultCode], queryFn: async () => (await import('./issue-text')).issueText(trace, window.location.href), staleTime: Infinity }).data;
  return (
    <>
      <CopyButton value={text ?? ''}>{({ copied, copy }) => <Button size="xs" variant="default" disabled={text === undefined} leftSection={<IconCopy size={14} aria-hidden />} onClick={copy}>{copied ? t('requests.copiedIssue') : t('requests.copyIssue')}</Button>}</CopyButton>
      <CopyButton value={window.location.href}>{({ copied, copy }) => <Button size="xs" variant="default" leftSection={<IconLink size={14} aria-hidden />} onClick={copy}>{copied ? t('requests.copiedIssue') : t('requests.copyLink')}</Button>}</CopyButton>
    </>
  );
}

/** Where the same can be asked for again: what was chosen goes along, keys and assertions are made anew. */
function playgroundAt(serviceId: string, { clientId, facts }: Trace): string | undefined {
  const values = facts?.authorization?.values ?? (facts?.parameters.kind === 'parsed' ? facts.parameters.values : undefined);
  if (clientId === undefined || values === undefined) return undefined;
  const first = (name: string): string | undefined => values[name]?.[0];
  return `${serviceAt(serviceId)}/playground?${asQuery({ client: String(clientId), scope: first('scope'), responseType: first('response_type'), responseMode: first('response_mode') })}`;
}

function Stages({ trace, serviceId, traceId }: { trace: Trace; serviceId: string; traceId: string }) {
  const { t } = useTexts();
  const playground = playgroundAt(serviceId, trace);
  return (
    <Stack gap="lg">
      <Sentence trace={trace} />
      <Facts trace={trace} serviceId={serviceId} />
      <ReplayPanel serviceId={serviceId} traceId={traceId} />
      {playground === undefined ? null : <Group><Anchor component={Link} to={playground} size="sm">{t('requests.inPlayground')}</Anchor></Group>}
      <Arrived trace={trace} />
      {trace.profile === undefined ? null : (
        <Section title={t('requests.stages.profile')}>
          <Text fw={600}>{t('requests.heldTo', { profile: trace.profile })}</Text>
          {trace.because === undefined ? null : <Text size="sm" lang="en">{trace.because}</Text>}
        </Section>
      )}
      <Findings trace={trace} place={{ serviceId, ...(trace.clientId === undefined ? {} : { clientId: String(trace.clientId) }) }} />
      <Section title={t('requests.stages.decision')}>
        <Stack gap={6}>
          <Group gap={6}><Code>{trace.action}</Code><Code>{trace.resultCode}</Code></Group>
          {trace.error === undefined ? null : <Text size="sm"><Text span c="dimmed">{t('requests.error')}: </Text><Code>{trace.error}</Code></Text>}
          {trace.resultMessage === undefined ? null : <Text size="sm" lang="en" className="breakable">{trace.resultMessage}</Text>}
        </Stack>
      </Section>
      {trace.response === undefined ? null : <Section title={t('requests.stages.response')}><Code block tabIndex={0} style={{ maxHeight: '20rem', overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{trace.response}</Code></Section>}
    </Stack>
  );
}

/** One request, explained to somebody who did not see it. */
export function RequestPage() {
  const { t, language } = useTexts();
  const { serviceId = '', traceId = '' } = useParams();
  const service = useQuery(serviceQuery(serviceId)).data;
  const { data, error, refetch } = useQuery(requestQuery(serviceId, traceId));
  const crumbs = [
    { title: t('shell.services'), to: '/services' }, { title: service?.serviceName ?? serviceId, to: serviceAt(serviceId) }, { title: t('shell.requests'), to: `${serviceAt(serviceId)}/requests` },
  ];
  const title = data === undefined ? t('shell.requests') : t('requests.title', { time: atTime(data.trace.time, language) });
  return (
    <Page title={title} crumbs={crumbs} actions={data === undefined ? undefined : <CopyIssue trace={data.trace} />}>
      {data !== undefined ? <Stages trace={data.trace} serviceId={serviceId} traceId={traceId} /> : error === null ? <Loading /> : <><ErrorState error={error} onRetry={() => void refetch()} /><Text size="sm" c="dimmed">{t('requests.missingText')}</Text></>}
    </Page>
  );
}
