import { Button, Group, JsonInput, Modal, PasswordInput, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, call } from '../../api/call';
import { useTexts } from '../../i18n/i18n';
import { ErrorState } from '../../ui/states';
import { userPath, usersPath, type User } from './user';
import './texts';

interface Props {
  readonly serviceId: string;
  /** Absent: a new one. */
  readonly user?: User;
  readonly onClose: () => void;
  /** With the password where one was made up. */
  readonly onDone: (user: User & { readonly password?: string }) => void;
}

function claimsIn(text: string): object | undefined {
  if (text.trim() === '') return {};
  try {
    const claims: unknown = JSON.parse(text);
    return typeof claims === 'object' && claims !== null && !Array.isArray(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}

/** Adds an end user, or changes one. */
export function UserDialog({ serviceId, user, onClose, onDone }: Props) {
  const { t } = useTexts();
  const [login, setLogin] = useState(user?.login ?? '');
  const [subject, setSubject] = useState('');
  const [password, setPassword] = useState('');
  const [claims, setClaims] = useState(user === undefined || Object.keys(user.claims).length === 0 ? '' : JSON.stringify(user.claims, undefined, 2));
  const [locked, setLocked] = useState(user?.locked ?? false);
  const read = claimsIn(claims);
  const save = useMutation({
    mutationFn: () => (user === undefined
      ? call<User & { readonly password?: string }>('POST', usersPath(serviceId), { login, claims: read, locked, ...(subject === '' ? {} : { subject }), ...(password === '' ? {} : { password }) })
      : call<User>('PUT', userPath(serviceId, user), { login, claims: read, locked, modifiedAt: user.modifiedAt })),
    onSuccess: onDone,
    gcTime: 0,
  });
  const problems = save.error instanceof ApiError ? save.error.body.problems ?? [] : [];
  const problemOf = (property: string, label: string): string | undefined => {
    const problem = problems.find((each) => each.property === property);
    return problem === undefined ? undefined : t('check.server', { label, expected: problem.expected, received: problem.received });
  };
  const isStale = save.error instanceof ApiError && save.error.status === 409 && save.error.body.modifiedAt !== undefined;
  return (
    <Modal opened onClose={onClose} size="lg" title={user === undefined ? t('users.add') : t('users.edit')} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); if (read !== undefined) save.mutate(); }}>
        <Stack>
          <TextInput data-autofocus label={t('users.login')} description={t('users.loginHelp')} value={login} onChange={(event) => setLogin(event.currentTarget.value)} error={problemOf('login', t('users.login'))} required withAsterisk={false} maxLength={100} autoComplete="off" spellCheck={false} />
          {user === undefined ? (
            <>
              <TextInput label={t('users.subject')} description={t('users.subjectHelp')} value={subject} onChange={(event) => setSubject(event.currentTarget.value.trim())} error={problemOf('subject', t('users.subject'))} maxLength={100} autoComplete="off" spellCheck={false} />
              <PasswordInput label={t('users.password')} description={t('users.passwordHelp')} value={password} onChange={(event) => setPassword(event.currentTarget.value)} error={problemOf('password', t('users.password'))} autoComplete="new-password" visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }} />
            </>
          ) : null}
          <JsonInput
            label={t('users.claims')} description={t('users.claimsHelp')} value={claims} onChange={setClaims} autosize minRows={4} maxRows={16} spellCheck={false} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
            error={read === undefined ? t('users.claimsWrong') : problemOf('claims', t('users.claims'))} placeholder={'{ "name": "Alice", "email": "alice@example.com" }'}
          />
          <Switch label={t('users.locked')} description={t('users.lockedHelp')} checked={locked} onChange={(event) => setLocked(event.currentTarget.checked)} />
          {isStale ? <Text size="sm" c="red" role="alert">{t('users.stale')}</Text> : save.error === null || problems.length > 0 ? null : <ErrorState error={save.error} />}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button type="submit" loading={save.isPending} disabled={read === undefined}>{t('users.save')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}
