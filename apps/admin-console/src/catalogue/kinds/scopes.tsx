import { ActionIcon, Badge, Button, Group, Input, Modal, Select, Stack, Switch, Table, Text, Textarea, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import type { Scope } from '@symbolon/engine';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n';
import type { EditorProps } from './editor';
import { knownAttributeOf, knownAttributes } from './scope-attributes';

type Attribute = { key: string; value?: string };
const CUSTOM = 'custom';
const NAME = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

function AttributeRow({ attribute, at, onChange, onRemove }: { attribute: Attribute; at: number; onChange: (attribute: Attribute) => void; onRemove: () => void }) {
  const { t } = useTexts();
  const known = knownAttributeOf(attribute);
  return (
    <Stack gap={4} p="xs" style={{ border: '1px solid var(--mantine-color-default-border)', borderRadius: 'var(--mantine-radius-md)' }}>
      <Select
        label={t('scope.meaning')} value={known?.name ?? CUSTOM} allowDeselect={false} comboboxProps={{ withinPortal: true }}
        data={[...knownAttributes.map(({ name }) => ({ value: name, label: t(`scope.known.${name}`) })), { value: CUSTOM, label: t('scope.known.custom') }]}
        onChange={(name) => { const chosen = knownAttributes.find((each) => each.name === name); onChange(chosen === undefined ? { key: '', value: '' } : { key: chosen.key, value: chosen.value }); }}
      />
      <Group gap="xs" wrap="nowrap" align="flex-end">
        <TextInput label={t('scope.key')} value={attribute.key} onChange={(event) => onChange({ ...attribute, key: event.currentTarget.value })} style={{ flex: 1 }} autoComplete="off" spellCheck={false} />
        <TextInput label={t('scope.value')} value={attribute.value ?? ''} onChange={(event) => onChange({ ...attribute, value: event.currentTarget.value })} style={{ flex: 1 }} autoComplete="off" spellCheck={false} />
        <ActionIcon variant="subtle" color="gray" size="lg" onClick={onRemove} aria-label={t('ui.removeWhat', { what: `${t('scope.attribute')} ${at + 1}` })}><IconTrash size={16} aria-hidden /></ActionIcon>
      </Group>
      {known === undefined ? null : <Text size="xs" c="dimmed" role="status">{t(`scope.effect.${known.name}`)}</Text>}
    </Stack>
  );
}

function ScopeDialog({ scope, taken, onDone, onClose }: { scope: Scope | undefined; taken: readonly string[]; onDone: (scope: Scope) => void; onClose: () => void }) {
  const { t } = useTexts();
  const [name, setName] = useState(scope?.name ?? '');
  const [description, setDescription] = useState(scope?.description ?? '');
  const [isDefault, setDefault] = useState(scope?.defaultEntry ?? false);
  const [attributes, setAttributes] = useState<Attribute[]>([...(scope?.attributes ?? [])]);
  const [wasTried, setTried] = useState(false);
  const problem = name === '' ? t('scope.nameMissing') : !NAME.test(name) ? t('scope.nameBad') : taken.includes(name) ? t('scope.nameTaken') : undefined;
  const repeated = attributes.find(({ key }, at) => attributes.findIndex((other) => other.key === key) < at)?.key;
  const submit = (): void => {
    setTried(true);
    if (problem !== undefined || repeated !== undefined) return;
    onDone({ ...scope, name, defaultEntry: isDefault, ...(description === '' ? { description: undefined } : { description }), attributes: attributes.filter(({ key }) => key !== '') } as Scope);
  };
  return (
    <Modal opened onClose={onClose} title={t('scope.dialog')} size="lg" closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <form noValidate onSubmit={(event) => { event.preventDefault(); event.stopPropagation(); submit(); }}>
        <Stack>
          <TextInput data-autofocus label={t('scope.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} error={wasTried || name !== '' ? problem : undefined} autoComplete="off" spellCheck={false} />
          <Textarea label={t('scope.description')} description={t('scope.descriptionHelp')} value={description} onChange={(event) => setDescription(event.currentTarget.value)} autosize minRows={2} />
          <Switch label={t('scope.default')} description={t('scope.defaultHelp')} checked={isDefault} onChange={(event) => setDefault(event.currentTarget.checked)} />
          <Input.Wrapper label={t('scope.attributes')} description={t('scope.attributesHelp')} labelElement="div" role="group" aria-label={t('scope.attributes')} error={repeated === undefined ? undefined : t('scope.repeated', { key: repeated })}>
            <Stack gap="xs" mt={6}>
              {attributes.map((attribute, at) => (
                <AttributeRow key={at} attribute={attribute} at={at} onChange={(next) => setAttributes(attributes.map((each, index) => (index === at ? next : each)))} onRemove={() => setAttributes(attributes.filter((_, index) => index !== at))} />
              ))}
              <Group><Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAttributes([...attributes, { key: '', value: '' }])} aria-label={t('settings.addTo', { label: t('scope.attributes') })}>{t('ui.add')}</Button></Group>
            </Stack>
          </Input.Wrapper>
          <Group justify="flex-end"><Button variant="default" onClick={onClose}>{t('ui.cancel')}</Button><Button type="submit">{t('ui.ok')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** The scopes of a service, with the attributes that choose a profile. */
export function ScopesEditor({ value, onChange, readOnly, id, label, help, error }: EditorProps) {
  const { t } = useTexts();
  const scopes = Array.isArray(value) ? (value as Scope[]) : [];
  const [editing, setEditing] = useState<number>();
  const done = (scope: Scope): void => {
    onChange(editing === scopes.length ? [...scopes, scope] : scopes.map((each, at) => (at === editing ? scope : each)));
    setEditing(undefined);
  };
  return (
    <Input.Wrapper label={label} description={help} error={error} labelElement="div" id={id} role="group" aria-label={label}>
      <Stack gap="xs" mt={6}>
        {scopes.length === 0 ? <Text size="sm" c="dimmed">{t('scope.none')}</Text> : (
          <Table.ScrollContainer minWidth={480}>
            <Table verticalSpacing={6}>
              <Table.Thead><Table.Tr><Table.Th scope="col">{t('scope.name')}</Table.Th><Table.Th scope="col">{t('scope.description')}</Table.Th><Table.Th scope="col">{t('scope.attributes')}</Table.Th><Table.Th><span className="visually-hidden">{t('ui.actions')}</span></Table.Th></Table.Tr></Table.Thead>
              <Table.Tbody>
                {scopes.map((scope, at) => (
                  <Table.Tr key={scope.name}>
                    <Table.Td ff="monospace" fz="sm" className="breakable" miw={140}>{scope.name} {scope.defaultEntry ? <Badge size="xs" variant="outline" color="gray">{t('scope.defaultBadge')}</Badge> : null}</Table.Td>
                    <Table.Td className="breakable">{scope.description ?? ''}</Table.Td>
                    <Table.Td><Group gap={4}>{(scope.attributes ?? []).map((pair) => <Badge key={pair.key} variant="default" tt="none" ff="monospace" fw={500}>{`${pair.key}=${pair.value ?? ''}`}</Badge>)}</Group></Table.Td>
                    <Table.Td>
                      {readOnly ? null : (
                        <Group gap={0} wrap="nowrap" justify="flex-end">
                          <ActionIcon variant="subtle" color="gray" onClick={() => setEditing(at)} aria-label={t('ui.editWhat', { what: scope.name })}><IconPencil size={16} aria-hidden /></ActionIcon>
                          <ActionIcon variant="subtle" color="gray" onClick={() => onChange(scopes.filter((_, index) => index !== at))} aria-label={t('ui.removeWhat', { what: scope.name })}><IconTrash size={16} aria-hidden /></ActionIcon>
                        </Group>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
        {readOnly ? null : <Group><Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setEditing(scopes.length)} aria-label={t('settings.addTo', { label })}>{t('ui.add')}</Button></Group>}
      </Stack>
      {editing === undefined ? null : <ScopeDialog scope={scopes[editing]} taken={scopes.filter((_, at) => at !== editing).map(({ name }) => name)} onDone={done} onClose={() => setEditing(undefined)} />}
    </Input.Wrapper>
  );
}
