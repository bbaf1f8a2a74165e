import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../i18n/i18n';
import { ErrorState } from './states';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What has to be typed. */
  readonly name: string;
  /** What breaks. */
  readonly children: ReactNode;
  readonly action: string;
  readonly onConfirm: () => Promise<unknown>;
}

/** For what cannot be undone: the name has to be typed first. */
export function ConfirmByName({ opened, onClose, title, name, children, action, onConfirm }: Props) {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const confirm = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await onConfirm();
      setTyped('');
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); if (typed.trim() === name.trim()) void confirm(); }}>
        <Stack>
          <Text size="sm" component="div">{children}</Text>
          <TextInput data-autofocus label={t('ui.typeName', { name })} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} autoComplete="off" />
          {error === undefined ? null : <ErrorState error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button>
            <Button type="submit" color="red" disabled={typed.trim() !== name.trim()} loading={busy}>{action}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
