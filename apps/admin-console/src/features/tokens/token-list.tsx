import { Anchor, Badge, Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { call, withQuery } from '../../api/call';
import { servicePath, serviceQuery } from '../../api/entities';
import { useMay } from '../../api/session';
import { atTime } from '../../i18n/format';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { clientAt, serviceAt } from '../../shell/places';
import { DataTable, Pages, type Column } from '../../ui/data-table';
import { Empty, ErrorState, Loading } from '../../ui/states';

interface IssuedToken {
  readonly accessTokenHash: string;
  readonly clientId: number;
  readonly subject?: string;
  readonly grantType?: string;
  readonly scopes?: readonly string[];
  readonly accessTokenExpiresAt: number;
  readonly createdAt: number;
}

const SIZE = 25;

/** The tokens of a service: found by client and subject, revoked one by one. */
export function TokenList() {
  const { t, language } = useTexts();
  const { serviceId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const [asked, setAsked] = useState<string>();
  const page = Math.max(1, Number(params.get('page')) || 1);
  const filter = { clientIdentifier: params.get('client') ?? '', subject: params.get('subject') ?? '', tokenStatus: params.get('status') ?? 'VALID' };
  const service = useQuery(serviceQuery(serviceId)).data;
  const { data, error, refetch } = useQuery({
    queryKey: ['tokens', serviceId, filter, page],
    queryFn: () => call<{ readonly totalCount: number; readonly accessTokens?: readonly IssuedToken[] }>('GET', withQuery(`${servicePath(serviceId)}/auth/token/get/list`, { ...filter, start: (page - 1) * SIZE, end: page * SIZE })),
  });
  const revoke = useMutation({
    mutationFn: (hash: string) => call('DELETE', `${servicePath(serviceId)}/auth/token/delete/${encodeURIComponent(hash)}`),
    onSuccess: () => { setAsked(undefined); return refetch(); },
  });
  const mayRevoke = useMay('editor', serviceId);
  const set = (name: string, value: string): void => setParams((present) => {
    const next = new URLSearchParams(present);
    if (value === '') next.delete(name);
    else next.set(name, value);
    if (name !== 'page') next.delete('page');
    return next;
  }, { replace: true });
  const columns: Column<IssuedToken>[] = [
    { id: 'subject', title: t('tokens.subject'), cell: ({ subject }) => <Text size="sm" className="breakable">{subject ?? '–'}</Text> },
    { id: 'client', title: t('tokens.client'), cell: ({ clientId }) => <Anchor component={Link} to={clientAt(serviceId, String(clientId))} size="sm">{clientId}</Anchor> },
    { id: 'grant', title: t('tokens.grant'), cell: ({ grantType }) => <Text size="xs" ff="monospace">{grantType ?? ''}</Text> },
    { id: 'scopes', title: t('tokens.scopes'), cell: ({ scopes = [] }) => <Group gap={4}>{scopes.map((scope) => <Badge key={scope} variant="default" tt="none" fw={500}>{scope}</Badge>)}</Group> },
    { id: 'created', title: t('tokens.created'), cell: ({ createdAt }) => <Text size="sm">{atTime(createdAt, language)}</Text> },
    { id: 'expires', title: t('tokens.expires'), cell: ({ accessTokenExpiresAt }) => <Text size="sm">{atTime(accessTokenExpiresAt, language)}</Text> },
    { id: t('ui.actions'), title: '', align: 'right', cell: ({ accessTokenHash }) => (!mayRevoke ? null : asked === accessTokenHash
      ? <Group gap={4} wrap="nowrap" justify="flex-end"><Button size="compact-xs" color="red" loading={revoke.isPending} onClick={() => revoke.mutate(accessTokenHash)}>{t('tokens.reallyRevoke')}</Button><Button size="compact-xs" variant="default" onClick={() => setAsked(undefined)}>{t('ui.cancel')}</Button></Group>
      : <Button size="compact-xs" variant="default" onClick={() => setAsked(accessTokenHash)}>{t('tokens.revoke')}</Button>) },
  ];
  return (
    <Page title={t('shell.tokens')} about={t('tokens.about')} crumbs={[{ title: t('shell.services'), to: '/services' }, { title: service?.serviceName ?? serviceId, to: serviceAt(serviceId) }]}>
      <Group mb="md" align="flex-end">
        <TextInput label={t('tokens.client')} value={filter.clientIdentifier} onChange={(event) => set('client', event.currentTarget.value.trim())} />
        <TextInput label={t('tokens.subject')} value={filter.subject} onChange={(event) => set('subject', event.currentTarget.value)} />
        <Select label={t('tokens.status')} value={filter.tokenStatus} allowDeselect={false} data={['VALID', 'INVALID', 'ALL'].map((value) => ({ value, label: t(`tokens.statuses.${value as 'VALID'}`) }))} onChange={(value) => set('status', value ?? '')} />
      </Group>
      {revoke.error === null ? null : <ErrorState error={revoke.error} />}
      {error !== null ? <ErrorState error={error} onRetry={() => void refetch()} /> : data === undefined ? <Loading /> : data.totalCount === 0 ? <Empty title={t('tokens.emptyTitle')}>{t('tokens.emptyText')}</Empty> : (
        <>
          <DataTable caption={t('shell.tokens')} columns={columns} rows={data.accessTokens ?? []} keyOf={({ accessTokenHash }) => accessTokenHash} minWidth={900} />
          <Pages total={data.totalCount} size={SIZE} page={page} onPage={(next) => set('page', String(next))} />
        </>
      )}
    </Page>
  );
}
