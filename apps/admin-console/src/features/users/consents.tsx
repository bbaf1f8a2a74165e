import { Anchor, Badge, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../../api/call';
import { atTime } from '../../i18n/format';
import { useTexts } from '../../i18n/i18n';
import { clientAt } from '../../shell/places';
import { ErrorState, Loading } from '../../ui/states';
import { userPath, type Consent, type User } from './user';
import './texts';

/** What a user allowed which client, to be taken back one by one. */
export function Consents({ serviceId, user, mayChange, onClose }: { serviceId: string; user: User; mayChange: boolean; onClose: () => void }) {
  const { t, language } = useTexts();
  const path = `${userPath(serviceId, user)}/consents`;
  const { data, error, refetch } = useQuery({ queryKey: ['consents', path], queryFn: () => call<{ readonly items: readonly Consent[] }>('GET', path), gcTime: 0 });
  const withdraw = useMutation({
    mutationFn: (clientId: number) => call('DELETE', `${path}/${clientId}`),
    onSuccess: () => { notifications.show({ color: 'teal', message: t('users.withdrawn'), closeButtonProps: { 'aria-label': t('ui.close') } }); return refetch(); },
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={t('users.consentsOf', { login: user.login })} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack>
        {withdraw.error === null ? null : <ErrorState error={withdraw.error} />}
        {error !== null ? <ErrorState error={error} onRetry={() => void refetch()} /> : data === undefined ? <Loading /> : data.items.length === 0 ? <Text size="sm" c="dimmed">{t('users.noConsents')}</Text> : data.items.map(({ clientId, clientName, scopes, claims, modifiedAt }) => (
          <Group key={clientId} justify="space-between" align="flex-start">
            <div style={{ flex: '1 1 16rem' }}>
              <Anchor component={Link} to={clientAt(serviceId, String(clientId))} fw={600} className="breakable">{clientName ?? clientId}</Anchor>
              <Text size="xs" c="dimmed">{atTime(modifiedAt, language)}</Text>
              <Group gap={4} mt={4}>{[...scopes, ...claims].map((each) => <Badge key={each} variant="default" tt="none" fw={500}>{each}</Badge>)}</Group>
            </div>
            {mayChange ? <Button size="compact-sm" variant="default" loading={withdraw.isPending && withdraw.variables === clientId} onClick={() => withdraw.mutate(clientId)} aria-label={`${t('users.withdraw')}: ${clientName ?? clientId}`}>{t('users.withdraw')}</Button> : null}
          </Group>
        ))}
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.close')}</Button></Group>
      </Stack>
    </Modal>
  );
}
