import { ActionIcon, Button, Group, Input, Stack, TextInput, Textarea } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { Fragment, lazy, Suspense, useRef } from 'react';
import { useTexts } from '../../i18n/i18n';
import { Loading } from '../../ui/states';
import type { EditorProps } from './editor';

const CertificateView = lazy(async () => ({ default: (await import('../../features/certificates/certificate-view')).CertificateView }));

/** Texts or URLs, one in a line. */
export function ItemList({ entry: { setting }, value, onChange, readOnly, id, label, help, error }: EditorProps) {
  const { t } = useTexts();
  const items = Array.isArray(value) ? (value as string[]) : [];
  const place = useRef<HTMLDivElement>(null);
  const replace = (at: number, text: string): void => onChange(items.map((item, index) => (index === at ? text : item)));
  const add = (): void => {
    onChange([...items, '']);
    requestAnimationFrame(() => [...(place.current?.querySelectorAll<HTMLElement>('input, textarea') ?? [])].at(-1)?.focus());
  };
  return (
    <Input.Wrapper label={label} description={help} error={error} labelElement="div" id={id} role="group" aria-label={label}>
      <Stack gap={6} mt={6} ref={place}>
        {items.map((item, at) => {
          const common = { 'aria-label': `${label} ${at + 1}`, value: item, readOnly, style: { flex: 1 } };
          return (
            <Fragment key={at}>
            <Group gap={6} wrap="nowrap" align="flex-start">
              {setting.kind === 'pem'
                ? <Textarea {...common} autosize minRows={3} maxRows={10} onChange={(event) => replace(at, event.currentTarget.value)} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }} />
                : <TextInput {...common} spellCheck={false} placeholder={setting.kind === 'uri' ? 'https://' : undefined} onChange={(event) => replace(at, event.currentTarget.value)} />}
              {readOnly ? null : <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => onChange(items.filter((_, index) => index !== at))} aria-label={t('ui.removeWhat', { what: `${label} ${at + 1}` })}><IconTrash size={16} aria-hidden /></ActionIcon>}
            </Group>
            {setting.kind === 'pem' && item.includes('-----END') ? <Suspense fallback={<Loading />}><CertificateView pem={item} /></Suspense> : null}
            </Fragment>
          );
        })}
        {readOnly ? null : <Group><Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={add} aria-label={t('settings.addTo', { label })}>{t('ui.add')}</Button></Group>}
      </Stack>
    </Input.Wrapper>
  );
}
