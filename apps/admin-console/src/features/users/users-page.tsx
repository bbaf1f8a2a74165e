import { ActionIcon, Badge, Button, Group, Menu, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconLock, IconPlus, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { call } from '../../api/call';
import { serviceQuery } from '../../api/entities';
import { useMay } from '../../api/session';
import { atTime } from '../../i18n/format';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { serviceAt } from '../../shell/places';
import { ConfirmByName } from '../../ui/confirm-by-name';
import { DataTable, type Column } from '../../ui/data-table';
import { SecretOnce, type SecretItem } from '../../ui/secret';
import { Empty, ErrorState, Loading } from '../../ui/states';
import { Consents } from './consents';
import { UserPassword, UserTotp } from './credential-dialogs';
import { userPath, usersQuery, type User } from './user';
import { UserDialog } from './user-dialog';
import './texts';

type Open = { readonly what: 'add' } | { readonly what: 'edit' | 'password' | 'totp' | 'removeTotp' | 'consents' | 'delete'; readonly user: User };

/** The end users of a service. */
export function UsersPage() {
  const { t, language } = useTexts();
  const { serviceId = '' } = useParams();
  const queries = useQueryClient();
  const [params, setParams] = useSearchParams();
  const [open, setOpen] = useState<Open>();
  const [told, setTold] = useState<{ readonly login: string; readonly secrets: readonly SecretItem[] }>();
  const search = params.get('q') ?? '';
  const service = useQuery(serviceQuery(serviceId)).data;
  const mayChange = useMay('editor', serviceId);
  const list = useInfiniteQuery(usersQuery(serviceId, search));
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const close = (): void => setOpen(undefined);
  const done = async (login: string, secrets: readonly SecretItem[] = []): Promise<void> => {
    close();
    setTold(secrets.length === 0 ? undefined : { login, secrets });
    notifications.show({ color: 'teal', message: t('users.saved', { login }), closeButtonProps: { 'aria-label': t('ui.close') } });
    await queries.invalidateQueries({ queryKey: ['users', serviceId] });
  };
  const remove = async (path: string, login: string): Promise<void> => {
    await call('DELETE', path);
    await done(login);
  };
  const items = (user: User) => (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={t('users.actionsFor', { login: user.login })}><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => setOpen({ what: 'consents', user })}>{t('users.consents')}</Menu.Item>
        {mayChange ? (
          <>
            <Menu.Item onClick={() => setOpen({ what: 'edit', user })}>{t('users.edit')}</Menu.Item>
            <Menu.Item onClick={() => setOpen({ what: 'password', user })}>{t('users.setPassword')}</Menu.Item>
            <Menu.Item onClick={() => setOpen({ what: 'totp', user })}>{t('users.setTotp')}</Menu.Item>
            {user.hasTotp ? <Menu.Item onClick={() => setOpen({ what: 'removeTotp', user })}>{t('users.removeTotp')}</Menu.Item> : null}
            <Menu.Item color="red" onClick={() => setOpen({ what: 'delete', user })}>{t('users.delete')}</Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
  const columns: Column<User>[] = [
    { id: 'login', title: t('users.login'), cell: ({ login, locked }) => <Group gap={6}><Text fw={600} size="sm" className="breakable">{login}</Text>{locked ? <Badge size="xs" color="gray" variant="outline" leftSection={<IconLock size={10} aria-hidden />}>{t('users.lockedBadge')}</Badge> : null}</Group> },
    { id: 'subject', title: t('users.subject'), cell: ({ subject }) => <Text size="sm" ff="monospace" className="breakable">{subject}</Text> },
    { id: 'signIn', title: t('users.signIn'), cell: ({ hasPassword, hasTotp }) => <Group gap={4}>{hasPassword ? <Badge variant="default" tt="none" fw={500} miw="max-content">{t('users.hasPassword')}</Badge> : null}{hasTotp ? <Badge variant="default" tt="none" fw={500} miw="max-content">{t('users.hasTotp')}</Badge> : null}</Group> },
    { id: 'claims', title: t('users.claims'), cell: ({ claims }) => <Text size="sm" c="dimmed" lineClamp={2} className="breakable">{Object.keys(claims).join(', ')}</Text> },
    { id: 'modified', title: t('users.modified'), cell: ({ modifiedAt }) => <Text size="sm" style={{ whiteSpace: 'nowrap' }}>{atTime(modifiedAt, language)}</Text> },
    { id: t('ui.actions'), title: '', align: 'right', cell: items },
  ];
  const add = mayChange ? <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen({ what: 'add' })}>{t('users.add')}</Button> : undefined;
  return (
    <Page title={t('shell.users')} about={t('users.about')} actions={add} crumbs={[{ title: t('shell.services'), to: '/services' }, { title: service?.serviceName ?? serviceId, to: serviceAt(serviceId) }]}>
      <Stack>
        {told === undefined ? null : <SecretOnce file={`user-${told.login}`} items={told.secrets} />}
        {list.data === undefined ? (list.error === null ? <Loading /> : <ErrorState error={list.error} onRetry={() => void list.refetch()} />) : rows.length === 0 && search === '' ? (
          <Empty title={t('users.emptyTitle')} action={add}>{t('users.emptyText')}</Empty>
        ) : (
          <>
            <TextInput maw={360} leftSection={<IconSearch size={16} aria-hidden />} aria-label={t('users.search')} placeholder={t('users.search')} value={search} onChange={(event) => setParams(event.currentTarget.value === '' ? {} : { q: event.currentTarget.value }, { replace: true })} />
            {rows.length === 0 ? <Empty title={t('shell.searchNothing')} /> : <DataTable caption={t('shell.users')} columns={columns} rows={rows} keyOf={({ id }) => String(id)} minWidth={820} />}
            {list.hasNextPage ? <Group justify="center"><Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('ui.more')}</Button></Group> : null}
          </>
        )}
      </Stack>
      {open?.what === 'add' ? <UserDialog serviceId={serviceId} onClose={close} onDone={({ login, password }) => void done(login, password === undefined ? [] : [{ label: t('users.login'), variable: 'LOGIN', value: login }, { label: t('users.password'), variable: 'PASSWORD', value: password }])} /> : null}
      {open?.what === 'edit' ? <UserDialog serviceId={serviceId} user={open.user} onClose={close} onDone={({ login }) => void done(login)} /> : null}
      {open?.what === 'password' ? <UserPassword serviceId={serviceId} user={open.user} onClose={close} onDone={(secrets) => void done(open.user.login, secrets)} /> : null}
      {open?.what === 'totp' ? <UserTotp serviceId={serviceId} user={open.user} onClose={close} onDone={(secrets) => void done(open.user.login, secrets)} /> : null}
      {open?.what === 'consents' ? <Consents serviceId={serviceId} user={open.user} mayChange={mayChange} onClose={close} /> : null}
      {open?.what === 'removeTotp' ? <ConfirmByName opened onClose={close} title={t('users.removeTotp')} name={open.user.login} action={t('users.removeTotp')} onConfirm={() => remove(`${userPath(serviceId, open.user)}/totp`, open.user.login)}>{t('users.removeTotpText')}</ConfirmByName> : null}
      {open?.what === 'delete' ? <ConfirmByName opened onClose={close} title={t('users.delete')} name={open.user.login} action={t('users.delete')} onConfirm={() => remove(userPath(serviceId, open.user), open.user.login)}>{t('users.deleteText')}</ConfirmByName> : null}
    </Page>
  );
}
