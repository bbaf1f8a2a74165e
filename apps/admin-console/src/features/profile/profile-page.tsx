import { Badge, Button, Group, PasswordInput, SegmentedControl, Stack, Text, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, call, SESSION_PATH } from '../../api/call';
import { servicesQuery } from '../../api/entities';
import { sessionQuery } from '../../api/session';
import { speak, useTexts, type Language } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import { ErrorState } from '../../ui/states';
import './texts';

function ChangePassword() {
  const { t } = useTexts();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => call('PUT', `${SESSION_PATH}/password`, { currentPassword: current, password: next }),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      notifications.show({ color: 'teal', message: t('profile.saved'), closeButtonProps: { 'aria-label': t('ui.close') } });
    },
    gcTime: 0,
  });
  const refused = change.error instanceof ApiError ? change.error : undefined;
  const problem = refused?.body.problems?.find(({ property }) => property === 'password');
  const isWrong = refused?.status === 403;
  return (
    <Section title={t('profile.password')}>
      <form onSubmit={(event) => { event.preventDefault(); change.mutate(); }}>
        <Stack maw={420}>
          <Text size="sm" c="dimmed">{t('profile.passwordText')}</Text>
          <PasswordInput label={t('profile.current')} value={current} onChange={(event) => setCurrent(event.currentTarget.value)} autoComplete="current-password" required withAsterisk={false} error={isWrong ? t('profile.wrong') : undefined} visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }} />
          <PasswordInput label={t('profile.next')} description={t('operators.passwordHelp')} value={next} onChange={(event) => setNext(event.currentTarget.value)} autoComplete="new-password" required withAsterisk={false} error={problem === undefined ? undefined : t('check.server', { label: t('profile.next'), ...problem })} visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }} />
          {change.error === null || isWrong || problem !== undefined ? null : <ErrorState error={change.error} />}
          <Group><Button type="submit" loading={change.isPending}>{t('profile.save')}</Button></Group>
        </Stack>
      </form>
    </Section>
  );
}

/** The operator's own account. */
export function ProfilePage() {
  const { t, language } = useTexts();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const operator = useQuery(sessionQuery).data;
  const services = useQuery(servicesQuery(0, 100)).data?.services ?? [];
  const nameOf = (serviceId: number | undefined): string => (serviceId === undefined ? t('operators.everywhere') : services.find(({ apiKey }) => apiKey === serviceId)?.serviceName ?? String(serviceId));
  return (
    <Page title={t('shell.profile')} about={t('profile.about')}>
      <Stack maw={720}>
        <Section title={t('profile.you')}>
          <Facts rows={[
            [t('profile.name'), operator?.name ?? ''],
            [t('profile.roles'), <Group key="roles" gap={4}>{(operator?.roles ?? []).map(({ role, serviceId }) => <Badge key={`${role}-${serviceId ?? ''}`} variant="default" tt="none" fw={500}>{`${t(`operators.names.${role}`)} · ${nameOf(serviceId)}`}</Badge>)}</Group>],
          ]} />
        </Section>
        <ChangePassword />
        <Section title={t('profile.look')}>
          <Stack align="flex-start">
            <div><Text size="sm" fw={500} mb={4}>{t('shell.language')}</Text><SegmentedControl aria-label={t('shell.language')} value={language} onChange={(value) => void speak(value as Language)} data={[{ value: 'en', label: <span lang="en">English</span> }, { value: 'ja', label: <span lang="ja">日本語</span> }]} /></div>
            <div><Text size="sm" fw={500} mb={4}>{t('profile.scheme')}</Text><SegmentedControl aria-label={t('profile.scheme')} value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)} data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`profile.schemes.${value}`) }))} /></div>
          </Stack>
        </Section>
      </Stack>
    </Page>
  );
}
