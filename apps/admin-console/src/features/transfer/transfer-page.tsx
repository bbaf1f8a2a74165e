import { Button, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { call } from '../../api/call';
import { serviceQuery } from '../../api/entities';
import { useMay } from '../../api/session';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { serviceAt } from '../../shell/places';
import { download } from '../../ui/secret';
import { Section } from '../../ui/section';
import { ErrorState, Loading } from '../../ui/states';
import { ImportPanel } from './import-panel';
import './texts';

/** A service as one document: out and in. */
export function TransferPage() {
  const { t } = useTexts();
  const { serviceId = '' } = useParams();
  const { data: service, error, refetch } = useQuery(serviceQuery(serviceId));
  const mayChange = useMay('editor', serviceId);
  const save = useMutation({
    mutationFn: () => call<object>('GET', `/api/admin/services/${encodeURIComponent(serviceId)}/export`),
    onSuccess: (document) => download(`${service?.serviceName ?? serviceId}.symbolon.json`, `${JSON.stringify(document, undefined, 2)}\n`),
  });
  if (service === undefined) return error === null ? <Loading /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page title={t('shell.transfer')} about={t('transfer.about')} crumbs={[{ title: t('shell.services'), to: '/services' }, { title: service.serviceName ?? serviceId, to: serviceAt(serviceId) }]}>
      <Stack>
        <Section title={t('transfer.export')} action={<Button leftSection={<IconDownload size={16} aria-hidden />} onClick={() => save.mutate()} loading={save.isPending}>{t('transfer.download')}</Button>}>
          <Text size="sm" c="dimmed">{t('transfer.exportText')}</Text>
          {save.error === null ? null : <ErrorState error={save.error} />}
        </Section>
        {mayChange ? <ImportPanel serviceId={serviceId} modifiedAt={service.modifiedAt} /> : null}
      </Stack>
    </Page>
  );
}

/** A new service from a document. */
export function ImportService() {
  const { t } = useTexts();
  return (
    <Page title={t('transfer.importNew')} about={t('transfer.aboutNew')} crumbs={[{ title: t('shell.services'), to: '/services' }]}>
      <ImportPanel />
    </Page>
  );
}
