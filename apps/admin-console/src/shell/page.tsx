import { Anchor, Breadcrumbs, Group, Text, Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useTexts } from '../i18n/i18n';
import { rememberPage } from './recent';

export interface Crumb {
  readonly title: string;
  readonly to?: string;
}

interface Props {
  readonly title: string;
  /** From the top to the page's parent. */
  readonly crumbs?: readonly Crumb[];
  readonly actions?: ReactNode;
  readonly about?: ReactNode;
  readonly children: ReactNode;
}

/** A page: its heading gets the focus when the address leads here, its title names the most specific thing first. */
export function Page({ title, crumbs = [], actions, about, children }: Props) {
  const { t } = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  const trail = [title, ...crumbs.map((crumb) => crumb.title).toReversed(), 'Symbolon'].join(' · ');
  useEffect(() => {
    document.title = trail;
    rememberPage({ to: pathname, title, of: crumbs.map((crumb) => crumb.title).join(' › ') });
    // What leads here is said by the trail.
  }, [trail, pathname]);
  useEffect(() => {
    // Who came by a link to a field goes there; the field takes the focus itself.
    if (!new URLSearchParams(window.location.search).has('field')) heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [pathname]);
  return (
    <>
      {crumbs.length === 0 ? null : (
        <nav aria-label={t('shell.breadcrumb')}>
          <Breadcrumbs separator="›" mb={4} style={{ flexWrap: 'wrap', rowGap: 2 }} classNames={{ breadcrumb: 'crumb' }}>
            {crumbs.map(({ title: name, to }, at) => (to === undefined
              ? <Text key={at} size="sm" c="dimmed" title={name}>{name}</Text>
              : <Anchor key={at} component={Link} to={to} size="sm" title={name}>{name}</Anchor>))}
          </Breadcrumbs>
        </nav>
      )}
      <Group justify="space-between" align="flex-start" mb={about === undefined ? 'lg' : 4} gap="sm">
        <Title order={1} ref={heading} data-page={pathname} tabIndex={-1} className="breakable" style={{ flex: '1 1 16rem' }}>{title}</Title>
        {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
      </Group>
      {about === undefined ? null : <Text c="dimmed" mb="lg" maw={760}>{about}</Text>}
      {children}
    </>
  );
}
