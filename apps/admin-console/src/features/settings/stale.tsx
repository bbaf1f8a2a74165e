import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import { servicePath, type Entity } from '../../api/entities';
import { changesBetween } from '../../catalogue/changes';
import { useTexts } from '../../i18n/i18n';
import { ErrorState, Loading } from '../../ui/states';
import { ChangeList } from './change-list';
import { useEditor } from './editor';

/** Somebody else was faster: what they changed, and what can be done about it. Nothing is overwritten unseen. */
export function Stale({ onRebase, onTakeTheirs }: { onRebase: (theirs: Entity) => void; onTakeTheirs: (theirs: Entity) => void }) {
  const { t } = useTexts();
  const { subject, place: { serviceId = '', clientId }, stored } = useEditor();
  const path = clientId === undefined ? `${servicePath(serviceId)}/service/get` : `${servicePath(serviceId)}/client/get/${encodeURIComponent(clientId)}`;
  const { data: theirs, error, refetch } = useQuery({ queryKey: ['theirs', path], queryFn: () => call<Entity>('GET', path), staleTime: 0, gcTime: 0 });
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (theirs === undefined) return <Loading />;
  return (
    <Alert color="orange" variant="light" title={t('stale.title')} role="alert">
      <Stack gap="sm">
        <Text size="sm">{t('stale.text')}</Text>
        <Text size="sm" fw={600}>{t('stale.theirs')}</Text>
        <ChangeList subject={subject} changes={changesBetween(stored, theirs)} />
        <Text size="sm">{t('stale.yours')}</Text>
        <Group gap="xs">
          <Button onClick={() => onRebase(theirs)}>{t('stale.rebase')}</Button>
          <Button variant="default" onClick={() => onTakeTheirs(theirs)}>{t('stale.take')}</Button>
        </Group>
      </Stack>
    </Alert>
  );
}
