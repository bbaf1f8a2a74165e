import { Button, Checkbox, Group, Modal, Radio, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call';
import { useTexts } from '../../i18n/i18n';
import { ErrorState } from '../../ui/states';
import { ACCESS_TOKENS, apiRights } from './api-token';

const DAY = 86_400_000;
const LIFETIMES = ['7', '30', '90', '365', 'never'] as const;

/** Makes a token with some rights; its value is handed back once. */
export function CreateToken({ serviceId, onClose, onCreated }: { serviceId: string; onClose: () => void; onCreated: (value: string) => void }) {
  const { t } = useTexts();
  const [name, setName] = useState('');
  const [rights, setRights] = useState<string[]>(['use_service']);
  const [reach, setReach] = useState('this');
  const [lifetime, setLifetime] = useState<string>('90');
  const create = useMutation({
    mutationFn: () => call<{ readonly accessToken: string }>('POST', ACCESS_TOKENS, {
      name, rights, ...(reach === 'this' ? { services: [Number(serviceId)] } : {}), ...(lifetime === 'never' ? {} : { expiresAt: Date.now() + Number(lifetime) * DAY }),
    }),
    onSuccess: ({ accessToken }) => onCreated(accessToken),
    gcTime: 0,
  });
  return (
    <Modal opened onClose={onClose} title={t('access.create')} closeButtonProps={{ 'aria-label': t('ui.close') }} size="lg">
      <form onSubmit={(event) => { event.preventDefault(); create.mutate(); }}>
        <Stack>
          <TextInput data-autofocus label={t('access.name')} description={t('access.nameHelp')} value={name} onChange={(event) => setName(event.currentTarget.value)} required withAsterisk={false} maxLength={100} autoComplete="off" />
          <Radio.Group label={t('access.reach')} value={reach} onChange={setReach}><Group mt={6}><Radio value="this" label={t('access.thisService')} /><Radio value="all" label={t('operators.everywhere')} /></Group></Radio.Group>
          <Checkbox.Group label={t('access.rights')} description={t('access.rightsHelp')} value={rights} onChange={setRights} error={rights.length === 0 ? t('check.required', { label: t('access.rights') }) : undefined}>
            <SimpleGrid cols={{ base: 1, sm: 2 }} spacing={6} verticalSpacing={8} mt={8}>{apiRights.map((right) => <Checkbox key={right} value={right} label={right} styles={{ label: { fontFamily: 'var(--mantine-font-family-monospace)' } }} />)}</SimpleGrid>
          </Checkbox.Group>
          <Select label={t('access.lifetime')} allowDeselect={false} value={lifetime} onChange={(value) => setLifetime(value ?? '90')} data={LIFETIMES.map((value) => ({ value, label: value === 'never' ? t('access.noExpiry') : t('access.days', { count: Number(value) }) }))} />
          {create.error === null ? null : <ErrorState error={create.error} />}
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button type="submit" loading={create.isPending} disabled={rights.length === 0}>{t('access.create')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}
