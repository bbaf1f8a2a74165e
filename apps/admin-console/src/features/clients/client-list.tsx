import { Anchor, Badge, Button, Group, Text, TextInput } from '@mantine/core';
import { IconLock, IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Client } from '@symbolon/engine';
import { Link, useParams, useSearchParams } from 'react-router';
import { clientsQuery, serviceQuery } from '../../api/entities';
import { useMay } from '../../api/session';
import { atTime } from '../../i18n/format';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { clientAt, serviceAt } from '../../shell/places';
import { Copyable } from '../../ui/copy';
import { DataTable, Pages, type Column } from '../../ui/data-table';
import { Empty, ErrorState, Loading } from '../../ui/states';

const SIZE = 25;
const MOST = 1_000;

const matches = ({ clientName = '', clientId, clientIdAlias = '', developer = '' }: Client, query: string): boolean =>
  `${clientName} ${clientId} ${clientIdAlias} ${developer}`.toLowerCase().includes(query.trim().toLowerCase());

/** The clients of a service. */
export function ClientList() {
  const { t, language } = useTexts();
  const { serviceId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const query = params.get('q') ?? '';
  const page = Math.max(1, Number(params.get('page')) || 1);
  const service = useQuery(serviceQuery(serviceId)).data;
  const { data, error, refetch } = useQuery(query === '' ? clientsQuery(serviceId, (page - 1) * SIZE, page * SIZE) : clientsQuery(serviceId, 0, MOST));
  const create = useMay('editor', serviceId) ? <Button component={Link} to="new" leftSection={<IconPlus size={16} aria-hidden />}>{t('clients.create')}</Button> : undefined;
  const rows = data?.clients.filter((client) => matches(client, query)) ?? [];
  const columns: Column<Client>[] = [
    { id: 'name', title: t('clients.name'), cell: ({ clientId, clientName, locked }) => (
      <Group gap={6} wrap="nowrap">
        <Anchor component={Link} to={clientAt(serviceId, String(clientId))} fw={600} className="breakable" lineClamp={2} title={clientName}>{clientName ?? clientId}</Anchor>
        {locked === true ? <Badge size="xs" color="gray" variant="outline" leftSection={<IconLock size={10} aria-hidden />}>{t('clients.locked')}</Badge> : null}
      </Group>
    ) },
    { id: 'id', title: t('clients.id'), cell: ({ clientId }) => <Copyable value={String(clientId)} what={t('clients.id')} whole /> },
    { id: 'type', title: t('clients.type'), cell: ({ clientType }) => <Text size="sm">{clientType ?? ''}</Text> },
    { id: 'method', title: t('clients.method'), cell: ({ tokenAuthMethod }) => <Text size="sm" ff="monospace" fz="xs">{tokenAuthMethod ?? ''}</Text> },
    { id: 'modified', title: t('services.modified'), cell: ({ modifiedAt }) => <Text size="sm" style={{ whiteSpace: 'nowrap' }}>{atTime(modifiedAt, language)}</Text> },
  ];
  return (
    <Page title={t('shell.clients')} actions={<>{(data?.totalCount ?? 0) > 1 ? <Button component={Link} to="compare" variant="default">{t('shell.compare')}</Button> : null}{create}</>} crumbs={[{ title: t('shell.services'), to: '/services' }, { title: service?.serviceName ?? serviceId, to: serviceAt(serviceId) }]}>
      {data === undefined && error !== null ? <ErrorState error={error} onRetry={() => void refetch()} /> : data === undefined ? <Loading /> : data.totalCount === 0 ? (
        <Empty title={t('clients.emptyTitle')} action={create}>{t('clients.emptyText')}</Empty>
      ) : (
        <>
          <TextInput mb="md" maw={360} leftSection={<IconSearch size={16} aria-hidden />} aria-label={t('clients.search')} placeholder={t('clients.search')} value={query} onChange={(event) => setParams(event.currentTarget.value === '' ? {} : { q: event.currentTarget.value }, { replace: true })} />
          {rows.length === 0 ? <Empty title={t('shell.searchNothing')} /> : <DataTable caption={t('shell.clients')} columns={columns} rows={rows} keyOf={({ clientId }) => String(clientId)} minWidth={860} />}
          {query === '' ? <Pages total={data.totalCount} size={SIZE} page={page} onPage={(next) => setParams({ page: String(next) })} /> : null}
          {query !== '' && data.totalCount > MOST ? <Text size="sm" c="dimmed">{t('clients.searchedFirst', { count: MOST })}</Text> : null}
        </>
      )}
    </Page>
  );
}
