import { Badge, Button, Group, Menu, ActionIcon } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, call } from '../../api/call';
import { servicesQuery } from '../../api/entities';
import { useMay } from '../../api/session';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { ConfirmByName } from '../../ui/confirm-by-name';
import { DataTable, type Column } from '../../ui/data-table';
import { ErrorState, Loading } from '../../ui/states';
import { OperatorDialog } from './operator-dialog';
import { PasswordDialog } from './password-dialog';
import { OPERATORS, type OperatorRow } from './operator';

type Open = { readonly what: 'add' } | { readonly what: 'edit' | 'password' | 'delete'; readonly operator: OperatorRow };

/** Who signs in to the console, and what they may do there. */
export function Operators() {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [open, setOpen] = useState<Open>();
  const isOwner = useMay('owner');
  const { data, error, refetch } = useQuery({ queryKey: ['operators'], queryFn: () => call<{ readonly items: readonly OperatorRow[] }>('GET', OPERATORS), enabled: isOwner });
  const services = useQuery(servicesQuery(0, 100)).data?.services ?? [];
  const nameOf = (serviceId: number | undefined): string => (serviceId === undefined ? t('operators.everywhere') : services.find(({ apiKey }) => apiKey === serviceId)?.serviceName ?? String(serviceId));
  const close = (): void => setOpen(undefined);
  const done = async (): Promise<void> => {
    close();
    await queries.invalidateQueries({ queryKey: ['operators'] });
  };
  const columns: Column<OperatorRow>[] = [
    { id: 'name', title: t('operators.name'), cell: ({ name }) => <span className="breakable">{name}</span> },
    { id: 'roles', title: t('operators.roles'), cell: ({ roles }) => <Group gap={4}>{roles.map(({ role, serviceId }) => <Badge key={`${role}-${serviceId ?? ''}`} variant="default" tt="none" fw={500}>{`${t(`operators.names.${role}`)} · ${nameOf(serviceId)}`}</Badge>)}</Group> },
    { id: t('ui.actions'), title: '', align: 'right', cell: (operator) => (
      <Menu position="bottom-end">
        <Menu.Target><ActionIcon variant="subtle" color="gray" aria-label={t('operators.actionsFor', { name: operator.name })}><IconDots size={16} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setOpen({ what: 'edit', operator })}>{t('operators.edit')}</Menu.Item>
          <Menu.Item onClick={() => setOpen({ what: 'password', operator })}>{t('operators.newPassword')}</Menu.Item>
          <Menu.Item color="red" onClick={() => setOpen({ what: 'delete', operator })}>{t('operators.delete')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    ) },
  ];
  return (
    <Page title={t('shell.operators')} about={t('operators.about')} actions={isOwner ? <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen({ what: 'add' })}>{t('operators.add')}</Button> : undefined}>
      {error !== null ? <ErrorState error={error} onRetry={() => void refetch()} /> : !isOwner ? <ErrorState error={new ApiError(403, {})} /> : data === undefined ? <Loading /> : <DataTable caption={t('shell.operators')} columns={columns} rows={data.items} keyOf={({ id }) => String(id)} />}
      {open?.what === 'add' ? <OperatorDialog services={services} onClose={close} onDone={() => void done()} /> : null}
      {open?.what === 'edit' ? <OperatorDialog operator={open.operator} services={services} onClose={close} onDone={() => void done()} /> : null}
      {open?.what === 'password' ? <PasswordDialog operator={open.operator} onClose={close} onDone={() => void done()} /> : null}
      {open?.what === 'delete' ? (
        <ConfirmByName opened onClose={close} title={t('operators.delete')} name={open.operator.name} action={t('operators.delete')} onConfirm={async () => { await call('DELETE', `${OPERATORS}/${open.operator.id}`); await done(); }}>{t('operators.deleteText')}</ConfirmByName>
      ) : null}
    </Page>
  );
}
