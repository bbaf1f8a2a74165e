import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { call } from '../../api/call';
import { serviceQuery } from '../../api/entities';
import { useMay } from '../../api/session';
import { atTime } from '../../i18n/format';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { serviceAt } from '../../shell/places';
import { ConfirmByName } from '../../ui/confirm-by-name';
import { Copyable } from '../../ui/copy';
import { DataTable, type Column } from '../../ui/data-table';
import { SecretOnce } from '../../ui/secret';
import { Section } from '../../ui/section';
import { ErrorState, Loading } from '../../ui/states';
import { CreateToken } from './create-token';
import { ACCESS_TOKENS, type ApiToken } from './api-token';

/** The API secret of the 2.x dialect. */
function Credentials({ serviceId, name }: { serviceId: string; name: string }) {
  const { t } = useTexts();
  const [isAsking, setAsking] = useState(false);
  const rotate = useMutation({ mutationFn: () => call<{ readonly apiSecret: string }>('POST', `/api/admin/services/${encodeURIComponent(serviceId)}/credentials/rotate`), gcTime: 0 });
  return (
    <Section title={t('access.credentials')} action={<Button size="xs" color="red" variant="outline" onClick={() => setAsking(true)}>{t('access.rotate')}</Button>}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">{t('access.credentialsText')}</Text>
        <Group gap="xs"><Text size="sm" fw={500}>{t('access.apiKey')}</Text><Copyable value={serviceId} what={t('access.apiKey')} /></Group>
        {rotate.data === undefined ? null : <SecretOnce file={`service-${serviceId}`} items={[{ label: t('access.apiKey'), variable: 'API_KEY', value: serviceId }, { label: t('access.apiSecret'), variable: 'API_SECRET', value: rotate.data.apiSecret }]} />}
      </Stack>
      <ConfirmByName opened={isAsking} onClose={() => setAsking(false)} title={t('access.rotate')} name={name} action={t('access.rotate')} onConfirm={async () => { await rotate.mutateAsync(); setAsking(false); }}>{t('access.rotateText')}</ConfirmByName>
    </Section>
  );
}

/** What programs authenticate with at the Web API: tokens of the 3.0 dialect, key and secret of the 2.x dialect. */
export function AccessTokens() {
  const { t, language } = useTexts();
  const { serviceId = '' } = useParams();
  const isOwner = useMay('owner');
  const [isCreating, setCreating] = useState(false);
  const [created, setCreated] = useState<string>();
  const [revoking, setRevoking] = useState<ApiToken>();
  const service = useQuery(serviceQuery(serviceId)).data;
  const { data, error, refetch } = useQuery({ queryKey: ['access-tokens'], enabled: isOwner, queryFn: () => call<{ readonly items: readonly ApiToken[] }>('GET', ACCESS_TOKENS) });
  const name = service?.serviceName ?? serviceId;
  const rows = data?.items.filter(({ services }) => services === undefined || services.includes(Number(serviceId))) ?? [];
  const columns: Column<ApiToken>[] = [
    { id: 'name', title: t('access.name'), cell: (token) => <Text size="sm" fw={600} className="breakable">{token.name ?? `#${token.id}`}</Text> },
    { id: 'reach', title: t('access.reach'), cell: ({ services }) => <Text size="sm">{services === undefined ? t('operators.everywhere') : t('access.services', { count: services.length })}</Text> },
    { id: 'rights', title: t('access.rights'), cell: ({ rights }) => <Group gap={4}>{rights.map((right) => <Badge key={right} variant="default" tt="none" fw={500} ff="monospace">{right}</Badge>)}</Group> },
    { id: 'expires', title: t('tokens.expires'), cell: ({ expiresAt }) => <Text size="sm">{expiresAt === undefined ? t('ui.never') : atTime(expiresAt, language)}</Text> },
    { id: 'used', title: t('access.lastUse'), cell: ({ lastUsedAt }) => <Text size="sm">{lastUsedAt === undefined ? t('access.unused') : atTime(lastUsedAt, language)}</Text> },
    { id: t('ui.actions'), title: '', align: 'right', cell: (token) => <Button size="compact-xs" variant="default" onClick={() => setRevoking(token)}>{t('tokens.revoke')}</Button> },
  ];
  return (
    <Page title={t('shell.accessTokens')} about={t('access.about')} crumbs={[{ title: t('shell.services'), to: '/services' }, { title: name, to: serviceAt(serviceId) }]}>
      <Stack>
        {!isOwner ? <Text>{t('error.forbidden.text')}</Text> : error !== null ? <ErrorState error={error} onRetry={() => void refetch()} /> : data === undefined ? <Loading /> : (
          <>
            {created === undefined ? null : <SecretOnce file="access-token" items={[{ label: t('access.token'), variable: 'ACCESS_TOKEN', value: created }]} />}
            <Section title={t('access.bearer')} action={<Button size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setCreating(true)}>{t('access.create')}</Button>}>
              {rows.length === 0 ? <Text size="sm" c="dimmed">{t('access.none')}</Text> : <DataTable caption={t('access.bearer')} columns={columns} rows={rows} keyOf={({ id }) => String(id)} minWidth={860} />}
            </Section>
            <Credentials serviceId={serviceId} name={name} />
          </>
        )}
      </Stack>
      {isCreating ? <CreateToken serviceId={serviceId} onClose={() => setCreating(false)} onCreated={(value) => { setCreating(false); setCreated(value); void refetch(); }} /> : null}
      {revoking === undefined ? null : (
        <ConfirmByName opened onClose={() => setRevoking(undefined)} title={t('tokens.revoke')} name={revoking.name ?? `#${revoking.id}`} action={t('tokens.revoke')} onConfirm={async () => { await call('DELETE', `${ACCESS_TOKENS}/${revoking.id}`); setRevoking(undefined); await refetch(); }}>{t('access.revokeText')}</ConfirmByName>
      )}
    </Page>
  );
}
