import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTexts } from '../../i18n/i18n';
import type { EditorProps } from './editor';

type Row = Readonly<Record<string, string | undefined>>;

/** Objects of two texts: key and value, language and text, name and URL. */
export function Pairs({ members: [first, second], value, onChange, readOnly, id, label, help, error }: EditorProps & { members: readonly [string, string] }) {
  const { t } = useTexts();
  const rows = Array.isArray(value) ? (value as Row[]) : [];
  const replace = (at: number, member: string, text: string): void => onChange(rows.map((row, index) => (index === at ? { ...row, [member]: text } : row)));
  const title = (member: string): string => t(`settings.member.${member as 'key'}`);
  return (
    <Input.Wrapper label={label} description={help} error={error} labelElement="div" id={id} role="group" aria-label={label}>
      <Stack gap={6} mt={6}>
        {rows.map((row, at) => (
          <Group key={at} gap={6} wrap="nowrap">
            {[first, second].map((member) => (
              <TextInput key={member} style={{ flex: member === first ? 1 : 2 }} aria-label={`${label} ${at + 1}: ${title(member)}`} placeholder={title(member)} value={row[member] ?? ''} readOnly={readOnly} onChange={(event) => replace(at, member, event.currentTarget.value)} />
            ))}
            {readOnly ? null : <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => onChange(rows.filter((_, index) => index !== at))} aria-label={t('ui.removeWhat', { what: `${label} ${at + 1}` })}><IconTrash size={16} aria-hidden /></ActionIcon>}
          </Group>
        ))}
        {readOnly ? null : <Group><Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange([...rows, { [first]: '', [second]: '' }])} aria-label={t('settings.addTo', { label })}>{t('ui.add')}</Button></Group>}
      </Stack>
    </Input.Wrapper>
  );
}
