import { ActionIcon, Button, Group, Input, Modal, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Service } from '@symbolon/engine';
import { useState } from 'react';
import { call } from '../../api/call';
import type { Role } from '../../api/session';
import { useTexts } from '../../i18n/i18n';
import { ErrorState } from '../../ui/states';
import { OPERATORS, type OperatorRole, type OperatorRow } from './operator';

const EVERYWHERE = '*';

interface Props {
  readonly operator?: OperatorRow;
  readonly services: readonly Service[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Adds an operator, or changes name and roles of one. */
export function OperatorDialog({ operator, services, onClose, onDone }: Props) {
  const { t } = useTexts();
  const [name, setName] = useState(operator?.name ?? '');
  const [password, setPassword] = useState('');
  const [roles, setRoles] = useState<readonly OperatorRole[]>(operator?.roles ?? [{ role: 'viewer' }]);
  const save = useMutation({
    mutationFn: () => (operator === undefined ? call('POST', OPERATORS, { name, password, roles }) : call('PUT', `${OPERATORS}/${operator.id}`, { name, roles, modifiedAt: operator.modifiedAt })),
    onSuccess: onDone,
  });
  const replace = (at: number, role: OperatorRole): void => setRoles(roles.map((each, index) => (index === at ? role : each)));
  const reaches = [{ value: EVERYWHERE, label: t('operators.everywhere') }, ...services.map(({ apiKey, serviceName }) => ({ value: String(apiKey), label: serviceName ?? String(apiKey) }))];
  return (
    <Modal opened onClose={onClose} title={operator === undefined ? t('operators.add') : t('operators.edit')} closeButtonProps={{ 'aria-label': t('ui.close') }} size="lg">
      <form onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
        <Stack>
          <TextInput data-autofocus label={t('operators.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} required withAsterisk={false} autoComplete="off" maxLength={100} />
          {operator === undefined ? <PasswordInput label={t('operators.password')} description={t('operators.passwordHelp')} value={password} onChange={(event) => setPassword(event.currentTarget.value)} required withAsterisk={false} autoComplete="new-password" visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }} /> : null}
          <Input.Wrapper label={t('operators.roles')} labelElement="div" role="group" aria-label={t('operators.roles')}>
            <Stack gap="xs">
              {roles.map((role, at) => (
                <Group key={at} gap="xs" wrap="nowrap">
                  <Select aria-label={`${t('operators.role')} ${at + 1}`} allowDeselect={false} value={role.role} data={(['owner', 'editor', 'viewer'] as const).map((value) => ({ value, label: t(`operators.names.${value}`) }))} onChange={(value) => replace(at, { ...role, role: value as Role })} />
                  <Select aria-label={`${t('operators.reach')} ${at + 1}`} style={{ flex: 1 }} allowDeselect={false} value={role.serviceId === undefined ? EVERYWHERE : String(role.serviceId)} data={reaches} onChange={(value) => replace(at, { role: role.role, ...(value === EVERYWHERE || value === null ? {} : { serviceId: Number(value) }) })} />
                  <ActionIcon variant="subtle" color="gray" size="lg" disabled={roles.length === 1} onClick={() => setRoles(roles.filter((_, index) => index !== at))} aria-label={t('ui.removeWhat', { what: `${t('operators.role')} ${at + 1}` })}><IconTrash size={16} aria-hidden /></ActionIcon>
                </Group>
              ))}
              <Group><Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setRoles([...roles, { role: 'viewer' }])}>{t('operators.addRole')}</Button></Group>
            </Stack>
          </Input.Wrapper>
          {save.error === null ? null : <ErrorState error={save.error} />}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button type="submit" loading={save.isPending}>{t('operators.save')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}
