import { ActionIcon, AppShell, Burger, Button, Group, Kbd, Menu, ScrollArea, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconLogout, IconSearch, IconUser, IconUserCog } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { sessionQuery, useSignOut, type Operator } from '../api/session';
import { useTexts } from '../i18n/i18n';
import { ErrorState, Loading } from '../ui/states';
import { EnvironmentBar } from './environment';
import { ExpiredSession } from './expired';
import { HeaderTools } from './header-tools';
import { Navigation } from './navigation';
import { SignInPage } from './sign-in';

const Palette = lazy(() => import('./palette').then(({ Palette: component }) => ({ default: component })));

function Account({ operator }: { operator: Operator }) {
  const { t } = useTexts();
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target><ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('shell.account', { name: operator.name })}><IconUser size={18} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('shell.account', { name: operator.name })}</Menu.Label>
        <Menu.Item component={Link} to="/profile" leftSection={<IconUserCog size={16} aria-hidden />}>{t('shell.profile')}</Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>{t('shell.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function SignedIn({ operator }: { operator: Operator }) {
  const { t } = useTexts();
  const [isMenuOpen, menu] = useDisclosure();
  const [hasPalette, setHasPalette] = useState(false);
  const { pathname } = useLocation();
  const { close } = menu;
  useEffect(close, [pathname, close]);
  useHotkeys([['mod+K', () => setHasPalette(true)]], []);
  return (
    <AppShell header={{ height: 56 }} navbar={{ width: 272, breakpoint: 'sm', collapsed: { mobile: !isMenuOpen } }} padding="lg">
      <a href="#content" className="skip-link">{t('shell.skip')}</a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={isMenuOpen} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label={t('shell.menu')} />
            <UnstyledButton component={Link} to="/services" aria-label="Symbolon">
              <Group gap="xs" wrap="nowrap"><img src="/console/icon.svg" width={26} height={26} alt="" /><Text fw={700} visibleFrom="xs">Symbolon</Text></Group>
            </UnstyledButton>
          </Group>
          <Group gap={4} wrap="nowrap">
            <Button variant="default" size="xs" visibleFrom="xs" leftSection={<IconSearch size={14} aria-hidden />} rightSection={<Kbd size="xs">⌘K</Kbd>} onClick={() => setHasPalette(true)}>{t('shell.search')}</Button>
            <ActionIcon variant="subtle" color="gray" size="lg" hiddenFrom="xs" aria-label={t('shell.search')} onClick={() => setHasPalette(true)}><IconSearch size={18} aria-hidden /></ActionIcon>
            <HeaderTools />
            <Account operator={operator} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label={t('shell.menu')}>
        <ScrollArea type="auto" p="xs" scrollbarSize={6}><Navigation /></ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} style={{ outline: 'none' }}>
        <div style={{ maxWidth: 1120, margin: '0 auto' }}><EnvironmentBar /><Suspense fallback={<Loading />}><Outlet /></Suspense></div>
      </AppShell.Main>
      {hasPalette ? <Suspense fallback={null}><Palette onClose={() => setHasPalette(false)} /></Suspense> : null}
      <ExpiredSession />
    </AppShell>
  );
}

/** The frame around every page; strangers are asked to sign in first. */
export function Shell() {
  const { data, error, isPending, refetch } = useQuery(sessionQuery);
  if (isPending) return <Loading />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data === null ? <SignInPage /> : <SignedIn operator={data} />;
}
