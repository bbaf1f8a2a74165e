import { Modal, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { onExpired } from '../api/call';
import { sessionQuery } from '../api/session';
import { useTexts } from '../i18n/i18n';
import { SignInForm } from './sign-in';

/** Asks to sign in again over the page as it stands, so that nothing that was typed is lost. */
export function ExpiredSession() {
  const { t } = useTexts();
  const [opened, setOpened] = useState(false);
  const operator = useQuery(sessionQuery).data;
  useEffect(() => onExpired(() => setOpened(true)), []);
  return (
    <Modal zIndex={1_000} opened={opened} onClose={() => setOpened(false)} title={t('expired.title')} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Text size="sm" mb="md">{t('expired.text')}</Text>
      <SignInForm name={operator?.name ?? ''} onDone={() => setOpened(false)} />
    </Modal>
  );
}
