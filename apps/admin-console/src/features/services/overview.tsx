import { Anchor, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { clientsQuery, serviceQuery, useDelete } from '../../api/entities';
import { useMay } from '../../api/session';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { clientAt, serviceAt } from '../../shell/places';
import { ConfirmByName } from '../../ui/confirm-by-name';
import { Copyable } from '../../ui/copy';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import { ErrorState, Loading } from '../../ui/states';
import { Activity } from '../activity/activity';
import { ReadinessCard } from './readiness-card';

const NEWEST = 5;

const ENDPOINTS = ['issuer', 'authorizationEndpoint', 'pushedAuthReqEndpoint', 'tokenEndpoint', 'introspectionEndpoint', 'userInfoEndpoint', 'revocationEndpoint', 'jwksUri'] as const;

function ClientsCard({ serviceId }: { serviceId: string }) {
  const { t } = useTexts();
  const data = useQuery(clientsQuery(serviceId, 0, NEWEST)).data;
  const all = `${serviceAt(serviceId)}/clients`;
  return (
    <Section title={t('shell.clients')} action={<Anchor component={Link} to={all} size="sm">{t('services.allClients', { count: data?.totalCount ?? 0 })}</Anchor>}>
      {data === undefined ? <Loading /> : data.totalCount === 0 ? (
        <Stack gap="xs" align="flex-start"><Text size="sm" c="dimmed">{t('clients.emptyText')}</Text><Button component={Link} to={`${all}/new`} size="xs">{t('clients.create')}</Button></Stack>
      ) : (
        <Stack gap={6}>
          {data.clients.map(({ clientId, clientName, tokenAuthMethod }) => (
            <Group key={clientId} justify="space-between" wrap="nowrap">
              <Anchor component={Link} to={clientAt(serviceId, String(clientId))} className="breakable" lineClamp={1}>{clientName ?? clientId}</Anchor>
              <Text size="xs" c="dimmed" ff="monospace">{tokenAuthMethod ?? ''}</Text>
            </Group>
          ))}
        </Stack>
      )}
    </Section>
  );
}

/** What a service is and how it does, at a glance. */
export function ServiceOverview() {
  const { t } = useTexts();
  const { serviceId = '' } = useParams();
  const navigate = useNavigate();
  const { data: service, error, refetch } = useQuery(serviceQuery(serviceId));
  const clientCount = useQuery(clientsQuery(serviceId, 0, NEWEST)).data?.totalCount ?? 0;
  const [isDeleting, setDeleting] = useState(false);
  const remove = useDelete(serviceId);
  const mayDelete = useMay('owner', serviceId);
  if (service === undefined) return error === null ? <Loading /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  const name = service.serviceName ?? serviceId;
  return (
    <Page title={name} about={service.description} crumbs={[{ title: t('shell.services'), to: '/services' }]} actions={<Button component={Link} to={`${serviceAt(serviceId)}/settings/basic`}>{t('shell.serviceSettings')}</Button>}>
      <Stack>
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <ReadinessCard service={service} to={`${serviceAt(serviceId)}/readiness`} />
          <ClientsCard serviceId={serviceId} />
        </SimpleGrid>
        <Activity service={service} />
        <Section title={t('services.endpoints')}>
          <Facts rows={[
            [t('services.id'), <Copyable key="id" value={serviceId} what={t('services.id')} />],
            ...ENDPOINTS.map((key) => [t(`services.endpoint.${key}`), service[key] === undefined ? t('settings.notSet') : <Copyable key={key} value={service[key]} what={t(`services.endpoint.${key}`)} />] as const),
          ]} />
        </Section>
        {mayDelete ? <Section title={t('clients.danger')}><Group><Button color="red" variant="outline" onClick={() => setDeleting(true)}>{t('services.delete')}</Button></Group></Section> : null}
      </Stack>
      <ConfirmByName opened={isDeleting} onClose={() => setDeleting(false)} title={t('services.delete')} name={name} action={t('services.delete')} onConfirm={async () => { await remove.mutateAsync(); void navigate('/services'); }}>{t('services.deleteText', { count: clientCount })}</ConfirmByName>
    </Page>
  );
}
