import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, call } from '../../api/call';
import { useTexts } from '../../i18n/i18n';
import type { SecretItem } from '../../ui/secret';
import { ErrorState } from '../../ui/states';
import { userPath, type User } from './user';
import './texts';

interface Props {
  readonly serviceId: string;
  readonly user: User;
  readonly onClose: () => void;
  /** With what is to be shown once. */
  readonly onDone: (secrets: readonly SecretItem[]) => void;
}

/** A new password: the one that is typed, or one that is made up. */
export function UserPassword({ serviceId, user, onClose, onDone }: Props) {
  const { t } = useTexts();
  const [password, setPassword] = useState('');
  const save = useMutation({
    mutationFn: () => call<{ readonly password?: string }>('PUT', `${userPath(serviceId, user)}/password`, password === '' ? {} : { password }),
    onSuccess: (told) => onDone(told.password === undefined ? [] : [{ label: t('users.password'), variable: 'PASSWORD', value: told.password }]),
    gcTime: 0,
  });
  const problem = save.error instanceof ApiError ? save.error.body.problems?.[0] : undefined;
  return (
    <Modal opened onClose={onClose} title={t('users.setPassword')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
        <Stack>
          <Text size="sm" fw={600} className="breakable">{user.login}</Text>
          <PasswordInput
            data-autofocus label={t('users.password')} description={t('users.passwordHelp')} value={password} onChange={(event) => setPassword(event.currentTarget.value)} autoComplete="new-password"
            error={problem === undefined ? undefined : t('check.server', { label: t('users.password'), ...problem })} visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
          />
          {save.error === null || problem !== undefined ? null : <ErrorState error={save.error} />}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button type="submit" loading={save.isPending}>{t('users.save')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** Sets up one-time codes: a secret for the user's app, shown once. */
export function UserTotp({ serviceId, user, onClose, onDone }: Props) {
  const { t } = useTexts();
  const set = useMutation({
    mutationFn: () => call<{ readonly secret: string; readonly uri: string }>('POST', `${userPath(serviceId, user)}/totp`),
    onSuccess: ({ secret, uri }) => onDone([{ label: t('users.totpSecret'), variable: 'TOTP_SECRET', value: secret }, { label: t('users.totpUri'), variable: 'TOTP_URI', value: uri }]),
    gcTime: 0,
  });
  return (
    <Modal opened onClose={onClose} title={t('users.setTotp')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack>
        <Text size="sm" fw={600} className="breakable">{user.login}</Text>
        {user.hasTotp ? <Text size="sm">{t('users.totpText')}</Text> : null}
        {set.error === null ? null : <ErrorState error={set.error} />}
        <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button onClick={() => set.mutate()} loading={set.isPending}>{t('users.setTotp')}</Button></Group>
      </Stack>
    </Modal>
  );
}
