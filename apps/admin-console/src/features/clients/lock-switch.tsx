import { Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Client } from '@symbolon/engine';
import { call } from '../../api/call';
import { clientQuery, servicePath } from '../../api/entities';
import { useTexts } from '../../i18n/i18n';
import { ErrorState } from '../../ui/states';

/** A locked client can neither ask for tokens nor be changed. */
export function LockSwitch({ serviceId, client }: { serviceId: string; client: Client }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const lock = useMutation({
    mutationFn: (clientLocked: boolean) => call('POST', `${servicePath(serviceId)}/client/lock_flag/update/${client.clientId}`, { clientLocked }),
    onSuccess: () => Promise.all([queries.invalidateQueries(clientQuery(serviceId, String(client.clientId))), queries.invalidateQueries({ queryKey: ['clients', serviceId] })]),
  });
  return (
    <>
      <Switch checked={client.locked === true} disabled={lock.isPending} onChange={(event) => lock.mutate(event.currentTarget.checked)} label={t('clients.lock')} description={t('clients.lockText')} />
      {lock.error === null ? null : <ErrorState error={lock.error} />}
    </>
  );
}
