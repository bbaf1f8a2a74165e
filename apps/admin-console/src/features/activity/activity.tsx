import { Anchor, Group, Progress, SegmentedControl, SimpleGrid, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import type { Service } from '@symbolon/engine';
import { periods, statisticsQuery, type Period, type Statistics } from '../../api/statistics';
import { useTexts } from '../../i18n/i18n';
import { serviceAt } from '../../shell/places';
import { Section } from '../../ui/section';
import { Empty, ErrorState, Loading } from '../../ui/states';
import { inMilliseconds, operationInWords } from '../requests/words';
import '../requests/texts';
import { Expiring } from './expiring';
import { RecentRejections } from './recent-rejections';
import './texts';

const ActivityChart = lazy(async () => ({ default: (await import('./chart')).ActivityChart }));

const MOST = 6;
type By = 'result' | 'profile';

function OverTime({ statistics, period, onPeriod }: { statistics: Statistics; period: Period; onPeriod: (period: Period) => void }) {
  const { t, language } = useTexts();
  const [by, setBy] = useState<By>('result');
  const number = new Intl.NumberFormat(language);
  const [total, rejected] = statistics.intervals.reduce(([all, bad], each) => [all + each.accepted + each.rejected, bad + each.rejected], [0, 0]);
  const sum = t('activity.sum', { total: number.format(total), rejected: number.format(rejected) });
  return (
    <Section title={t('activity.title')} action={(
      <Group gap="xs">
        <SegmentedControl size="xs" aria-label={t('activity.by')} value={by} onChange={(value) => setBy(value as By)} data={[{ value: 'result', label: t('activity.byResult') }, { value: 'profile', label: t('activity.byProfile') }]} />
        <SegmentedControl size="xs" aria-label={t('activity.period')} value={period} onChange={(value) => onPeriod(value as Period)} data={(Object.keys(periods) as Period[]).map((value) => ({ value, label: t(`activity.periods.${value}`) }))} />
      </Group>
    )}>
      {total === 0 ? <Empty title={t('activity.none')}>{t('activity.noneText')}</Empty> : (
        <>
          <Text size="sm" c="dimmed" mb="xs">{sum}</Text>
          <Suspense fallback={<Loading />}><ActivityChart statistics={statistics} by={by} period={period} title={`${t('activity.title')}: ${sum}`} /></Suspense>
        </>
      )}
    </Section>
  );
}

function Clauses({ statistics: { rules }, serviceId }: { statistics: Statistics; serviceId: string }) {
  const { t, language } = useTexts();
  const most = rules[0]?.count ?? 1;
  return (
    <Section title={t('activity.clauses')}>
      {rules.length === 0 ? <Text size="sm" c="dimmed">{t('activity.noClauses')}</Text> : (
        <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
          {rules.slice(0, MOST).map(({ rule, count }) => (
            <li key={rule}>
              <Group justify="space-between" wrap="nowrap" gap="xs">
                <Anchor component={Link} to={`${serviceAt(serviceId)}/requests?rule=${encodeURIComponent(rule)}`} ff="monospace" fz={13} className="breakable" aria-label={t('activity.seeRejected', { rule })}>{rule}</Anchor>
                <Text size="sm" fw={600}>{new Intl.NumberFormat(language).format(count)}</Text>
              </Group>
              <Progress value={(count / most) * 100} color="red.7" size="sm" mt={2} aria-hidden />
            </li>
          ))}
        </Stack>
      )}
    </Section>
  );
}

function Latency({ statistics: { operations } }: { statistics: Statistics }) {
  const { t, language } = useTexts();
  const inTime = (duration: number | undefined): string => (duration === undefined ? '–' : inMilliseconds(duration, language));
  return (
    <Section title={t('activity.latency')}>
      {operations.length === 0 ? <Text size="sm" c="dimmed">{t('activity.noLatency')}</Text> : (
        <Table.ScrollContainer minWidth={340}>
          <Table verticalSpacing={6} fz="sm">
            <caption className="visually-hidden">{t('activity.latency')}</caption>
            <Table.Thead><Table.Tr><Table.Th scope="col">{t('activity.endpoint')}</Table.Th><Table.Th scope="col" ta="right">{t('activity.count')}</Table.Th><Table.Th scope="col" ta="right">{t('activity.median')}</Table.Th><Table.Th scope="col" ta="right">{t('activity.p95')}</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>
              {operations.slice(0, MOST).map(({ operation, accepted, rejected, p50, p95 }) => (
                <Table.Tr key={operation}>
                  <Table.Td>{operationInWords(operation, t)}</Table.Td><Table.Td ta="right">{new Intl.NumberFormat(language).format(accepted + rejected)}</Table.Td>
                  <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>{inTime(p50)}</Table.Td><Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>{inTime(p95)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Section>
  );
}

/** What has been going on at a service: how much, how well, how fast, and what ends soon. */
export function Activity({ service }: { service: Service }) {
  const [period, setPeriod] = useState<Period>('day');
  const serviceId = String(service.apiKey);
  const { data, error, refetch } = useQuery(statisticsQuery(serviceId, period));
  if (data === undefined) return error === null ? <Loading /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <OverTime statistics={data} period={period} onPeriod={setPeriod} />
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Clauses statistics={data} serviceId={serviceId} />
        <RecentRejections serviceId={serviceId} />
        <Latency statistics={data} />
        <Expiring service={service} />
      </SimpleGrid>
    </>
  );
}
