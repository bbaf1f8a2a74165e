import { Anchor, Button, Text, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Service } from '@symbolon/engine';
import { Link, useSearchParams } from 'react-router';
import { servicesQuery } from '../../api/entities';
import { useMay } from '../../api/session';
import { atTime } from '../../i18n/format';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { serviceAt } from '../../shell/places';
import { Copyable } from '../../ui/copy';
import { DataTable, Pages, type Column } from '../../ui/data-table';
import { Empty, ErrorState, Loading } from '../../ui/states';

const SIZE = 25;
const MOST = 1_000;

const matches = ({ serviceName = '', apiKey, issuer = '' }: Service, query: string): boolean =>
  `${serviceName} ${apiKey} ${issuer}`.toLowerCase().includes(query.trim().toLowerCase());

/** Every service that the operator may see. */
export function ServiceList() {
  const { t, language } = useTexts();
  const [params, setParams] = useSearchParams();
  const query = params.get('q') ?? '';
  const page = Math.max(1, Number(params.get('page')) || 1);
  // Names are searched in the browser: there are a handful of services, not thousands.
  const { data, error, refetch } = useQuery(query === '' ? servicesQuery((page - 1) * SIZE, page * SIZE) : servicesQuery(0, MOST));
  const mayCreate = useMay('owner');
  const create = mayCreate ? <Button component={Link} to="/services/new" leftSection={<IconPlus size={16} aria-hidden />}>{t('services.create')}</Button> : undefined;
  const more = (
    <>
      {(data?.totalCount ?? 0) > 1 ? <Button component={Link} to="/services/compare" variant="default">{t('shell.compare')}</Button> : null}
      {mayCreate ? <Button component={Link} to="/services/import" variant="default">{t('services.import')}</Button> : null}
      {create}
    </>
  );
  const rows = data?.services.filter((service) => matches(service, query)) ?? [];
  const columns: Column<Service>[] = [
    { id: 'name', title: t('services.name'), cell: ({ apiKey, serviceName }) => <Anchor component={Link} to={serviceAt(String(apiKey))} fw={600} className="breakable" lineClamp={2} title={serviceName}>{serviceName ?? apiKey}</Anchor> },
    { id: 'id', title: t('services.id'), cell: ({ apiKey }) => <Copyable value={String(apiKey)} what={t('services.id')} whole /> },
    { id: 'issuer', title: t('services.issuer'), cell: ({ issuer }) => <Text size="sm" className="breakable">{issuer ?? t('settings.notSet')}</Text> },
    { id: 'modified', title: t('services.modified'), cell: ({ modifiedAt }) => <Text size="sm" style={{ whiteSpace: 'nowrap' }}>{atTime(modifiedAt, language)}</Text> },
  ];
  return (
    <Page title={t('shell.services')} about={t('services.about')} actions={more}>
      {data === undefined && error !== null ? <ErrorState error={error} onRetry={() => void refetch()} /> : data === undefined ? <Loading /> : data.totalCount === 0 ? (
        <Empty title={t('services.emptyTitle')} action={create}>{t('services.emptyText')}</Empty>
      ) : (
        <>
          <TextInput mb="md" maw={360} leftSection={<IconSearch size={16} aria-hidden />} aria-label={t('services.search')} placeholder={t('services.search')} value={query} onChange={(event) => setParams(event.currentTarget.value === '' ? {} : { q: event.currentTarget.value }, { replace: true })} />
          {rows.length === 0 ? <Empty title={t('shell.searchNothing')} /> : <DataTable caption={t('shell.services')} columns={columns} rows={rows} keyOf={({ apiKey }) => String(apiKey)} />}
          {query === '' ? <Pages total={data.totalCount} size={SIZE} page={page} onPage={(next) => setParams({ page: String(next) })} /> : null}
        </>
      )}
    </Page>
  );
}
