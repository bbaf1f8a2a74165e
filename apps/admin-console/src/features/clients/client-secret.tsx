import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { call } from '../../api/call';
import { clientQuery, servicePath, serviceQuery } from '../../api/entities';
import { useMay } from '../../api/session';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { clientAt, serviceAt } from '../../shell/places';
import { ConfirmByName } from '../../ui/confirm-by-name';
import { SecretOnce } from '../../ui/secret';
import { Section } from '../../ui/section';
import { ErrorState, Loading } from '../../ui/states';

const LAST = 4;

/** The client's secret: its last characters, and a new one that is shown once. */
export function ClientSecret() {
  const { t } = useTexts();
  const { serviceId = '', clientId = '' } = useParams();
  const [isAsking, setAsking] = useState(false);
  const service = useQuery(serviceQuery(serviceId)).data;
  const { data: client, error, refetch } = useQuery(clientQuery(serviceId, clientId));
  const mayChange = useMay('editor', serviceId);
  const rotate = useMutation({ mutationFn: () => call<{ readonly newClientSecret: string }>('GET', `${servicePath(serviceId)}/client/secret/refresh/${encodeURIComponent(clientId)}`), gcTime: 0 });
  if (client === undefined) return error === null ? <Loading /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  const name = client.clientName ?? clientId;
  const isUsed = client.tokenAuthMethod?.startsWith('CLIENT_SECRET') === true;
  const hint = client.clientSecret?.slice(-LAST);
  return (
    <Page title={t('shell.secret')} crumbs={[{ title: t('shell.services'), to: '/services' }, { title: service?.serviceName ?? serviceId, to: serviceAt(serviceId) }, { title: t('shell.clients'), to: `${serviceAt(serviceId)}/clients` }, { title: name, to: clientAt(serviceId, clientId) }]}>
      <Stack maw={720}>
        <Section title={t('clients.presentSecret')}>
          <Text ff="monospace" mb="xs">{`••••••••${hint === undefined || rotate.data !== undefined ? '' : hint}`}</Text>
          <Text size="sm" c="dimmed">{isUsed ? t('clients.secretUsed', { method: client.tokenAuthMethod }) : t('clients.secretUnused', { method: client.tokenAuthMethod ?? '–' })}</Text>
        </Section>
        {rotate.data === undefined ? null : <SecretOnce file={`client-${clientId}`} items={[{ label: t('clients.id'), variable: 'CLIENT_ID', value: clientId }, { label: t('shell.secret'), variable: 'CLIENT_SECRET', value: rotate.data.newClientSecret }]} />}
        {mayChange ? <Group><Button color="red" variant="outline" onClick={() => setAsking(true)}>{t('clients.rotate')}</Button></Group> : null}
      </Stack>
      <ConfirmByName opened={isAsking} onClose={() => setAsking(false)} title={t('clients.rotate')} name={name} action={t('clients.rotate')} onConfirm={async () => { await rotate.mutateAsync(); setAsking(false); await refetch(); }}>{t('clients.rotateText')}</ConfirmByName>
    </Page>
  );
}
