import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { useTexts } from '../../i18n/i18n';

/** Asks before unsaved changes are lost; the pages of one entity share a draft and may be changed freely. */
export function LeaveGuard({ isDirty, inside }: { isDirty: boolean; inside: readonly string[] }) {
  const { t } = useTexts();
  const blocker = useBlocker(({ nextLocation }) => isDirty && !inside.some((path) => nextLocation.pathname === path || nextLocation.pathname.startsWith(`${path}/`)));
  useEffect(() => {
    if (!isDirty) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
  return (
    <Modal opened={blocker.state === 'blocked'} onClose={() => blocker.reset?.()} title={t('settings.leaveTitle')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Text size="sm" mb="md">{t('settings.leaveText')}</Text>
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={() => blocker.reset?.()}>{t('settings.stay')}</Button>
        <Button color="red" onClick={() => blocker.proceed?.()}>{t('settings.discardAndLeave')}</Button>
      </Group>
    </Modal>
  );
}
