import { Badge, Button, Drawer, Group, Select, Tabs, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { call, withQuery } from '../../api/call';
import { servicesQuery, type Entity } from '../../api/entities';
import { changesBetween } from '../../catalogue/changes';
import { atTime } from '../../i18n/format';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { CodeBlock } from '../../ui/copy';
import { DataTable, type Column } from '../../ui/data-table';
import { Empty, ErrorState, Loading } from '../../ui/states';
import { ChangeList } from '../settings/change-list';

interface Entry {
  readonly number: number;
  readonly at: number;
  readonly service?: number;
  readonly kind: string;
  readonly action: string;
  readonly subject?: string;
  readonly actor: { readonly name?: string; readonly kind?: string };
  readonly before?: Entity;
  readonly after?: Entity;
}

const KINDS = ['service', 'client', 'operator', 'access-token', 'credential', 'session', 'key', 'user', 'transfer'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const dayToMs = (day: string, days = 0): number | undefined => (DAY.test(day) ? Date.parse(`${day}T00:00:00`) + days * 86_400_000 : undefined);

/** Who changed what, and when. */
export function AuditLogs() {
  const { t, language } = useTexts();
  const [params, setParams] = useSearchParams();
  const [shown, setShown] = useState<Entry>();
  const services = useQuery(servicesQuery(0, 100)).data?.services ?? [];
  const filter = { service: params.get('service') ?? '', kind: params.get('kind') ?? '', from: dayToMs(params.get('from') ?? ''), to: dayToMs(params.get('to') ?? '', 1) };
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['audit', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) => call<{ readonly items: readonly Entry[]; readonly next?: string }>('GET', withQuery('/api/admin/audit', { ...filter, after: pageParam, limit: 50 })),
    getNextPageParam: ({ next }) => next,
  });
  const set = (name: string, value: string): void => setParams((present) => {
    const next = new URLSearchParams(present);
    if (value === '') next.delete(name);
    else next.set(name, value);
    return next;
  }, { replace: true });
  const nameOf = (service: number | undefined): string => (service === undefined ? '–' : services.find(({ apiKey }) => apiKey === service)?.serviceName ?? String(service));
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  const columns: Column<Entry>[] = [
    { id: 'type', title: t('audit.type'), cell: (entry) => <Button variant="transparent" p={0} h="auto" onClick={() => setShown(entry)}>{`${entry.kind} · ${entry.action}`}</Button> },
    { id: 'subject', title: t('audit.subject'), cell: ({ service, subject }) => <Text size="sm" className="breakable">{[nameOf(service), subject].filter(Boolean).join(' · ')}</Text> },
    { id: 'date', title: t('audit.date'), cell: ({ at }) => <Text size="sm">{atTime(at, language)}</Text> },
    { id: 'user', title: t('audit.user'), cell: ({ actor }) => <Badge variant="default" tt="none" fw={500}>{actor.name ?? actor.kind ?? '–'}</Badge> },
  ];
  return (
    <Page title={t('shell.auditLogs')} about={t('audit.about')}>
      <Group mb="md" align="flex-end">
        <Select label={t('audit.type')} clearable clearButtonProps={{ 'aria-label': t('ui.removeWhat', { what: t('audit.type') }) }} value={filter.kind || null} data={[...KINDS]} onChange={(value) => set('kind', value ?? '')} />
        <Select label={t('operators.reach')} clearable clearButtonProps={{ 'aria-label': t('ui.removeWhat', { what: t('operators.reach') }) }} value={filter.service || null} data={services.map(({ apiKey, serviceName }) => ({ value: String(apiKey), label: serviceName ?? String(apiKey) }))} onChange={(value) => set('service', value ?? '')} />
        <TextInput type="date" label={t('ui.from')} value={params.get('from') ?? ''} onChange={(event) => set('from', event.currentTarget.value)} />
        <TextInput type="date" label={t('ui.to')} value={params.get('to') ?? ''} onChange={(event) => set('to', event.currentTarget.value)} />
      </Group>
      {error !== null ? <ErrorState error={error} onRetry={() => void refetch()} /> : data === undefined ? <Loading /> : rows.length === 0 ? <Empty title={t('audit.empty')} /> : (
        <>
          <DataTable caption={t('shell.auditLogs')} columns={columns} rows={rows} keyOf={({ number }) => String(number)} />
          {hasNextPage ? <Group justify="center" mt="md"><Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('ui.more')}</Button></Group> : null}
        </>
      )}
      {shown === undefined ? null : (
        <Drawer opened onClose={() => setShown(undefined)} position="right" size="lg" title={`${shown.kind} · ${shown.action}`} closeButtonProps={{ 'aria-label': t('ui.close') }}>
          <Text size="sm" mb="sm">{t('audit.sentence', { who: shown.actor.name ?? shown.actor.kind ?? '–', when: atTime(shown.at, language) })}</Text>
          <Tabs defaultValue="changes" keepMounted={false}>
            <Tabs.List mb="md"><Tabs.Tab value="changes">{t('settings.tabChanges')}</Tabs.Tab><Tabs.Tab value="json">JSON</Tabs.Tab></Tabs.List>
            <Tabs.Panel value="changes"><ChangeList subject={shown.kind === 'client' ? 'client' : 'service'} changes={changesBetween(shown.before ?? {}, shown.after ?? {})} /></Tabs.Panel>
            <Tabs.Panel value="json"><CodeBlock what="JSON" value={JSON.stringify(shown, undefined, 2)} /></Tabs.Panel>
          </Tabs>
        </Drawer>
      )}
    </Page>
  );
}
