import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call';
import { useTexts } from '../../i18n/i18n';
import { ErrorState } from '../../ui/states';
import { OPERATORS, type OperatorRow } from './operator';

/** Gives an operator a new password. */
export function PasswordDialog({ operator, onClose, onDone }: { operator: OperatorRow; onClose: () => void; onDone: () => void }) {
  const { t } = useTexts();
  const [password, setPassword] = useState('');
  const save = useMutation({ mutationFn: () => call('PUT', `${OPERATORS}/${operator.id}/password`, { password }), onSuccess: onDone });
  return (
    <Modal opened onClose={onClose} title={`${t('operators.newPassword')}: ${operator.name}`} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
        <Stack>
          <PasswordInput data-autofocus label={t('operators.password')} description={`${t('operators.passwordHelp')} ${t('operators.newPasswordText')}`} value={password} onChange={(event) => setPassword(event.currentTarget.value)} required withAsterisk={false} autoComplete="new-password" visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }} />
          {save.error === null ? null : <ErrorState error={save.error} />}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button type="submit" loading={save.isPending}>{t('operators.newPassword')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}
