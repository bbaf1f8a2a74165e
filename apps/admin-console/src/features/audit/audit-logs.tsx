import { Button, Drawer, Group, Select, Tabs, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { call, withQuery } from '../../api/call';
import { useMay } from '../../api/session';
import { servicesQuery, type Entity } from '../../api/entities';
import { changesBetween } from '../../catalogue/changes';
import { atTime } from '../../i18n/format';
import { useTexts } from '../../i18n/i18n';
import { audit as texts } from '../../i18n/texts/pages';
import { Page } from '../../shell/page';
import { CodeBlock } from '../../ui/copy';
import { DataTable, type Column } from '../../ui/data-table';
import { Empty, ErrorState, Loading } from '../../ui/states';
import { OPERATORS, type OperatorRow } from '../operators/operator';
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

type Kind = keyof typeof texts.kinds;
type Action = keyof typeof texts.actions;
const KINDS = Object.keys(texts.kinds) as Kind[];
const isKind = (kind: string): kind is Kind => kind in texts.kinds;
const isAction = (action: string): action is Action => action in texts.actions;

/** `client`, `create` → `Client · created`; as they are where there are no words. */
function useWords(): (entry: Pick<Entry, 'kind' | 'action'>) => string {
  const { t } = useTexts();
  return ({ kind, action }) => `${isKind(kind) ? t(`audit.kinds.${kind}`) : kind} · ${isAction(action) ? t(`audit.actions.${action}`) : action}`;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const dayToMs = (day: string, days = 0): number | undefined => (DAY.test(day) ? Date.parse(`${day}T00:00:00`) + days * 86_400_000 : undefined);

/** Who changed what, and when. */
export function AuditLogs() {
  const { t, language } = useTexts();
  const inWords = useWords();
  const isOwner = useMay('owner');
  const operators = useQuery({ queryKey: ['operators'], queryFn: () => call<{ readonly items: readonly OperatorRow[] }>('GET', OPERATORS), enabled: isOwner }).data?.items ?? [];
  const [params, setParams] = useSearchParams();
  const [shown, setShown] = useState<Entry>();
  const services = useQuery(servicesQuery(0, 100)).data?.services ?? [];
  const filter = { service: params.get('service') ?? '', kind: params.get('kind') ?? '', operator: params.get('operator') ?? '', from: dayToMs(params.get('from') ?? ''), to: dayToMs(params.get('to') ?? '', 1) };
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
    { id: 'type', title: t('audit.type'), cell: (entry) => <Button variant="transparent" p={0} h="auto" onClick={() => setShown(entry)}>{inWords(entry)}</Button> },
    { id: 'subject', title: t('audit.subject'), cell: ({ service, subject }) => <Text size="sm" className="breakable" lineClamp={2}>{[service === undefined ? undefined : nameOf(service), subject].filter(Boolean).join(' · ')}</Text> },
    { id: 'date', title: t('audit.date'), cell: ({ at }) => <Text size="sm" style={{ whiteSpace: 'nowrap' }}>{atTime(at, language)}</Text> },
    { id: 'user', title: t('audit.user'), cell: ({ actor }) => <Text size="sm" className="breakable">{actor.name ?? actor.kind ?? '–'}</Text> },
  ];
  return (
    <Page title={t('shell.auditLogs')} about={t('audit.about')}>
      <Group mb="md" align="flex-end">
        <Select label={t('audit.type')} clearable clearButtonProps={{ 'aria-label': t('ui.removeWhat', { what: t('audit.type') }) }} value={filter.kind || null} data={KINDS.map((kind) => ({ value: kind, label: t(`audit.kinds.${kind}`) }))} onChange={(value) => set('kind', value ?? '')} />
        <Select label={t('operators.reach')} clearable clearButtonProps={{ 'aria-label': t('ui.removeWhat', { what: t('operators.reach') }) }} value={filter.service || null} data={services.map(({ apiKey, serviceName }) => ({ value: String(apiKey), label: serviceName ?? String(apiKey) }))} onChange={(value) => set('service', value ?? '')} />
        {operators.length < 2 ? null : <Select label={t('audit.user')} clearable placeholder={t('audit.anybody')} clearButtonProps={{ 'aria-label': t('ui.removeWhat', { what: t('audit.user') }) }} value={filter.operator || null} data={operators.map(({ id, name }) => ({ value: String(id), label: name }))} onChange={(value) => set('operator', value ?? '')} />}
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
        <Drawer opened onClose={() => setShown(undefined)} position="right" size="lg" title={inWords(shown)} closeButtonProps={{ 'aria-label': t('ui.close') }}>
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
