import { Badge, Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { clientQuery, serviceQuery, useDelete } from '../../api/entities';
import { useMay } from '../../api/session';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { clientAt, serviceAt } from '../../shell/places';
import { ConfirmByName } from '../../ui/confirm-by-name';
import { Copyable } from '../../ui/copy';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import { ErrorState, Loading } from '../../ui/states';
import { ReadinessCard } from '../services/readiness-card';
import { LockSwitch } from './lock-switch';

/** What a client is, at a glance. */
export function ClientOverview() {
  const { t } = useTexts();
  const { serviceId = '', clientId = '' } = useParams();
  const navigate = useNavigate();
  const service = useQuery(serviceQuery(serviceId)).data;
  const { data: client, error, refetch } = useQuery(clientQuery(serviceId, clientId));
  const [isDeleting, setDeleting] = useState(false);
  const remove = useDelete(serviceId, clientId);
  const mayChange = useMay('editor', serviceId);
  if (client === undefined) return error === null ? <Loading /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  const name = client.clientName ?? clientId;
  const base = clientAt(serviceId, clientId);
  return (
    <Page
      title={name} crumbs={[{ title: t('shell.services'), to: '/services' }, { title: service?.serviceName ?? serviceId, to: serviceAt(serviceId) }, { title: t('shell.clients'), to: `${serviceAt(serviceId)}/clients` }]}
      actions={<><Button component={Link} to={`${serviceAt(serviceId)}/playground?client=${client.clientId}`} variant="default">{t('clients.play')}</Button><Button component={Link} to={`${base}/settings/basic`}>{t('shell.clientSettings')}</Button></>}
    >
      <Stack>
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <Section title={t('clients.identity')}>
            <Facts rows={[
              [t('clients.id'), <Copyable key="id" value={String(client.clientId)} what={t('clients.id')} />],
              ...(client.clientIdAlias === undefined ? [] : [[t('clients.alias'), client.clientIdAlias] as const]),
              [t('clients.type'), client.clientType ?? t('settings.notSet')],
              [t('clients.method'), <Text key="m" size="sm" ff="monospace">{client.tokenAuthMethod ?? t('settings.notSet')}</Text>],
              [t('clients.grants'), <Group key="g" gap={4}>{(client.grantTypes ?? []).map((type) => <Badge key={type} variant="default" tt="none">{type}</Badge>)}</Group>],
              [t('clients.redirects'), <Stack key="r" gap={2}>{(client.redirectUris ?? []).map((uri) => <Text key={uri} size="sm" className="breakable">{uri}</Text>)}</Stack>],
            ]} />
          </Section>
          <ReadinessCard service={service} client={client} />
        </SimpleGrid>
        {mayChange ? (
          <Section title={t('clients.danger')}>
            <Stack>
              <LockSwitch serviceId={serviceId} client={client} />
              <Group><Button color="red" variant="outline" onClick={() => setDeleting(true)}>{t('clients.delete')}</Button></Group>
            </Stack>
          </Section>
        ) : null}
      </Stack>
      <ConfirmByName opened={isDeleting} onClose={() => setDeleting(false)} title={t('clients.delete')} name={name} action={t('clients.delete')} onConfirm={async () => { await remove.mutateAsync(); void navigate(`${serviceAt(serviceId)}/clients`); }}>{t('clients.deleteText')}</ConfirmByName>
    </Page>
  );
}
