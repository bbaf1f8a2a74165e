import { Anchor, Button, Code, Group, Select, Switch, Text, TextInput, Tooltip } from '@mantine/core';
import { IconClockHour4, IconFilterOff } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { clientsQuery, serviceQuery } from '../../api/entities';
import { requestFilters, requestsQuery, type LoggedRequest, type RequestFilter } from '../../api/requests';
import { useMay } from '../../api/session';
import { atTime } from '../../i18n/format';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { clientAt, serviceAt } from '../../shell/places';
import { DataTable, type Column } from '../../ui/data-table';
import { Empty, ErrorState, Loading } from '../../ui/states';
import { OutcomeBadge } from './outcome-badge';
import { RetentionDialog } from './retention-dialog';
import { inMilliseconds, operationInWords, operations } from './words';
import './texts';

const TAIL_MS = 3_000;
const MOST_CLIENTS = 1_000;

const filterOf = (params: URLSearchParams): RequestFilter =>
  Object.fromEntries(requestFilters.flatMap((name) => { const value = params.get(name); return value === null || value === '' ? [] : [[name, value]]; }));

function Filters({ filter, clients, onChange }: { filter: RequestFilter; clients: readonly { readonly value: string; readonly label: string }[]; onChange: (part: Readonly<Record<string, string | null>>) => void }) {
  const { t } = useTexts();
  const select = (name: 'outcome' | 'operation' | 'clientId', label: string, data: { value: string; label: string }[], searchable = false) => (
    <Select size="xs" w={190} label={label} placeholder={t('requests.any')} clearable clearButtonProps={{ 'aria-label': `${t('requests.clear')}: ${label}` }} searchable={searchable} value={filter[name] ?? null} data={data} onChange={(value) => onChange({ [name]: value })} />
  );
  const text = (name: 'resultCode' | 'rule' | 'action', label: string, placeholder: string, width: number) => (
    <TextInput size="xs" w={width} label={label} placeholder={placeholder} defaultValue={filter[name] ?? ''} key={`${name} ${filter[name] ?? ''}`} onBlur={(event) => onChange({ [name]: event.currentTarget.value.trim() })} onKeyDown={(event) => { if (event.key === 'Enter') onChange({ [name]: event.currentTarget.value.trim() }); }} />
  );
  return (
    <Group mb="md" gap="sm" align="flex-end" role="search" aria-label={t('requests.filters')}>
      {select('outcome', t('requests.outcome'), [{ value: 'rejected', label: t('requests.rejected') }, { value: 'accepted', label: t('requests.accepted') }])}
      {select('operation', t('requests.operation'), operations.map((value) => ({ value, label: t(`requests.operations.${value}`) })), true)}
      {select('clientId', t('requests.client'), [...clients], true)}
      {text('resultCode', t('requests.resultCode'), 'A150319', 120)}
      {text('rule', t('requests.rule'), 'FAPI2-SP-FINAL-5.3.2.2-5', 240)}
      {text('action', t('requests.action'), 'BAD_REQUEST', 150)}
      {Object.keys(filter).length === 0 ? null : <Button size="xs" variant="subtle" leftSection={<IconFilterOff size={14} aria-hidden />} onClick={() => onChange(Object.fromEntries(requestFilters.map((name) => [name, null])))}>{t('requests.clear')}</Button>}
    </Group>
  );
}

/** The request log of a service, newest first. */
export function RequestsPage() {
  const { t, language } = useTexts();
  const { serviceId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const [isLive, setLive] = useState(false);
  const [hasDialog, setDialog] = useState(false);
  const service = useQuery(serviceQuery(serviceId)).data;
  const clients = useQuery(clientsQuery(serviceId, 0, MOST_CLIENTS)).data?.clients ?? [];
  const mayChange = useMay('editor', serviceId);
  const filter = filterOf(params);
  const list = useInfiniteQuery({ ...requestsQuery(serviceId, filter), refetchInterval: isLive ? TAIL_MS : false });
  const change = (part: Readonly<Record<string, string | null>>): void =>
    setParams(Object.fromEntries(Object.entries({ ...filter, ...part }).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== undefined && entry[1] !== '')), { replace: true });
  const nameOf = (clientId: number): string => clients.find((client) => client.clientId === clientId)?.clientName ?? String(clientId);
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const columns: Column<LoggedRequest>[] = [
    { id: 'time', title: t('requests.time'), cell: ({ id, time }) => <Anchor component={Link} to={`${serviceAt(serviceId)}/requests/${id}`} size="sm" style={{ whiteSpace: 'nowrap' }}>{atTime(time, language)}</Anchor> },
    { id: 'outcome', title: t('requests.outcome'), cell: ({ outcome }) => <OutcomeBadge outcome={outcome} /> },
    { id: 'operation', title: t('requests.operation'), cell: ({ operation, profile }) => <><Text size="sm">{operationInWords(operation, t)}</Text>{profile === undefined ? null : <Text size="xs" c="dimmed">{profile}</Text>}</> },
    { id: 'client', title: t('requests.client'), cell: ({ clientId }) => (clientId === undefined ? <Text size="sm" c="dimmed">{t('requests.noClient')}</Text> : <Anchor component={Link} to={clientAt(serviceId, String(clientId))} size="sm" className="breakable">{nameOf(clientId)}</Anchor>) },
    { id: 'rule', title: t('requests.rule'), cell: ({ rules }) => {
      const [first, ...others] = rules;
      return first === undefined ? <Text size="sm" c="dimmed">{t('requests.noClient')}</Text> : <Text size="sm" ff="monospace" fz={12} title={rules.join('\n')}>{others.length === 0 ? first : t('requests.more', { first, count: others.length })}</Text>;
    } },
    { id: 'result', title: t('requests.resultCode'), cell: ({ resultCode, action }) => <><Code>{resultCode}</Code><Text size="xs" c="dimmed">{action}</Text></> },
    { id: 'duration', title: t('requests.duration'), align: 'right', cell: ({ duration }) => <Text size="sm" style={{ whiteSpace: 'nowrap' }}>{inMilliseconds(duration, language)}</Text> },
  ];
  const crumbs = [{ title: t('shell.services'), to: '/services' }, { title: service?.serviceName ?? serviceId, to: serviceAt(serviceId) }];
  const actions = (
    <>
      <Tooltip label={t('requests.tailHint')}><Switch label={t('requests.tail')} checked={isLive} onChange={(event) => setLive(event.currentTarget.checked)} /></Tooltip>
      {mayChange ? <Button size="xs" variant="default" leftSection={<IconClockHour4 size={14} aria-hidden />} onClick={() => setDialog(true)}>{t('requests.retention.open')}</Button> : null}
    </>
  );
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <Page title={t('shell.requests')} crumbs={crumbs} about={t('requests.about')} actions={actions}>
      <Filters filter={filter} clients={clients.map(({ clientId, clientName }) => ({ value: String(clientId), label: clientName ?? String(clientId) }))} onChange={change} />
      {list.data === undefined ? (list.error === null ? <Loading /> : <ErrorState error={list.error} onRetry={() => void list.refetch()} />)
        : rows.length === 0 ? (isFiltered ? <Empty title={t('requests.nothing')} /> : <Empty title={t('requests.empty')}>{t('requests.emptyText')}</Empty>) : (
          <>
            <DataTable caption={t('shell.requests')} columns={columns} rows={rows} keyOf={({ id }) => id} minWidth={900} />
            {list.hasNextPage ? <Group justify="center" mt="md"><Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('ui.more')}</Button></Group> : null}
          </>
        )}
      {hasDialog ? <RetentionDialog serviceId={serviceId} onClose={() => setDialog(false)} /> : null}
    </Page>
  );
}
