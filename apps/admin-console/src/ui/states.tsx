import { Alert, Button, Center, Group, Loader, Stack, Text, Title } from '@mantine/core';
import { IconInbox, IconLock, IconPlugConnectedX, IconSearchOff, IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiError } from '../api/call';
import { useTexts } from '../i18n/i18n';

/** While something is read. */
export function Loading() {
  const { t } = useTexts();
  return <Center py="xl" role="status" aria-label={t('ui.loading')}><Loader /></Center>;
}

/** Nothing is there yet: says what would be, and offers to make the first. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <Center py={48}>
      <Stack align="center" gap="xs" maw={480}>
        <IconInbox size={40} stroke={1.2} aria-hidden />
        <Title order={2}>{title}</Title>
        {children === undefined ? null : <Text c="dimmed" ta="center">{children}</Text>}
        {action}
      </Stack>
    </Center>
  );
}

const kindOf = (error: unknown): 'lost' | 'forbidden' | 'missing' | 'other' => {
  if (!(error instanceof ApiError)) return 'other';
  if (error.status === 0) return 'lost';
  if (error.status === 403) return 'forbidden';
  return error.status === 404 ? 'missing' : 'other';
};

const ICONS = { lost: IconPlugConnectedX, forbidden: IconLock, missing: IconSearchOff, other: IconAlertTriangle };

/** Why something could not be read or done, and what helps. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTexts();
  const kind = kindOf(error);
  const Icon = ICONS[kind];
  const details = error instanceof Error && kind !== 'lost' ? error.message : undefined;
  return (
    <Alert color={kind === 'lost' ? 'orange' : 'red'} icon={<Icon aria-hidden />} title={t(`error.${kind}.title`)} role="alert" my="md">
      <Stack gap="xs">
        <Text size="sm">{t(`error.${kind}.text`)}</Text>
        {details === undefined ? null : <Text size="sm" ff="monospace" className="breakable">{details}</Text>}
        {onRetry === undefined ? null : <Group><Button size="xs" variant="default" onClick={onRetry}>{t('ui.retry')}</Button></Group>}
      </Stack>
    </Alert>
  );
}
