import { Alert, Button, Card, Center, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../api/call';
import { sessionQuery, signIn } from '../api/session';
import { useTexts } from '../i18n/i18n';
import { HeaderTools } from './header-tools';

/** Name and password; what to do afterwards is the caller's. */
export function SignInForm({ onDone, name: known }: { onDone: () => void; name?: string }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [name, setName] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const submit = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      queries.setQueryData(sessionQuery.queryKey, await signIn(name, password));
      onDone();
    } catch (problem) {
      const status = problem instanceof ApiError ? problem.status : undefined;
      setError(status === 0 ? t('error.lost.text') : status === 429 ? t('signIn.throttled') : t('signIn.wrong'));
      setPassword('');
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <Stack>
        {error === undefined ? null : <Alert color="red" role="alert">{error}</Alert>}
        <TextInput label={t('signIn.name')} name="name" autoComplete="username" required withAsterisk={false} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <PasswordInput
          label={t('signIn.password')} name="password" autoComplete="current-password" required withAsterisk={false} value={password}
          onChange={(event) => setPassword(event.currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
        />
        <Button type="submit" loading={busy} fullWidth>{t('signIn.submit')}</Button>
      </Stack>
    </form>
  );
}

/** What a stranger sees. */
export function SignInPage() {
  const { t } = useTexts();
  return (
    <Center component="main" mih="100vh" p="md">
      <Stack w={380} maw="100%">
        <Group justify="space-between">
          <Group gap="xs"><img src="/console/icon.svg" width={32} height={32} alt="" /><Text fw={700} size="lg">Symbolon</Text></Group>
          <Group gap={4}><HeaderTools /></Group>
        </Group>
        <Card withBorder padding="lg">
          <Title order={1} mb={4}>{t('signIn.title')}</Title>
          <Text size="sm" c="dimmed" mb="md">{t('signIn.hint')}</Text>
          <SignInForm onDone={() => undefined} />
        </Card>
      </Stack>
    </Center>
  );
}
