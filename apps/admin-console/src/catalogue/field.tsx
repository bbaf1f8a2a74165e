import { Anchor, Badge, Code, Group, Stack, Tooltip } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { CatalogueEntry } from '@symbolon/contract/catalogue';
import { useEffect, useRef, useState } from 'react';
import { useController } from 'react-hook-form';
import { useTexts } from '../i18n/i18n';
import { FieldFindings } from '../features/readiness/field-findings';
import { useEditor } from '../features/settings/editor';
import { isSame } from './changes';
import { check } from './check';
import { Editor } from './kinds/editor';
import { shownValue } from './shown';

/** Scrolls to the field that the address names, and gives it the focus. */
function useArrival(isWanted: boolean) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!isWanted || element === null) return;
    element.scrollIntoView({ block: 'center' });
    element.querySelector<HTMLElement>('input:not([disabled]), textarea:not([disabled]), button:not([disabled])')?.focus({ preventScroll: true });
  }, [isWanted]);
  return place;
}

/** One setting: its label and help, the editor of its kind, what is wrong with it, and what has become of it. */
export function Field({ entry, wanted }: { entry: CatalogueEntry; wanted: boolean }) {
  const { t, language } = useTexts();
  const { stored, readOnly } = useEditor();
  const { field, fieldState } = useController({ name: entry.key });
  const [wasLeft, setWasLeft] = useState(false);
  const place = useArrival(wanted);
  const isChanged = !isSame(stored[entry.key], field.value);
  const complaint = wasLeft || isChanged ? check(entry.setting, field.value) : undefined;
  const error = fieldState.error?.message ?? (complaint === undefined ? undefined : t(`check.${complaint.kind}`, { label: entry.label[language], value: complaint.value ?? '' }));
  return (
    <Stack gap={6} ref={place} className={wanted ? 'field-arrived' : undefined} onBlur={() => setWasLeft(true)}>
      <Editor
        entry={entry} value={field.value} onChange={field.onChange} readOnly={readOnly || entry.setting.readOnly === true || entry.setting.byMachine === true}
        id={`setting-${entry.key}`} label={entry.label[language]} help={entry.help[language] || undefined} error={error}
      />
      <Group gap="xs" mt={-2}>
        <Code style={{ background: 'transparent', padding: 0 }} c="dimmed" fz={11}>{entry.key}</Code>
        {entry.stored === undefined ? null : (
          <Tooltip multiline w={280} label={entry.stored[language]}><Badge size="xs" variant="outline" color="gray" tt="none" styles={{ label: { color: 'var(--mantine-color-dimmed)' } }} tabIndex={0}>{t('settings.storedOnly')}</Badge></Tooltip>
        )}
        {isChanged && !readOnly ? (
          <Anchor component="button" type="button" size="xs" onClick={() => field.onChange(stored[entry.key])} aria-label={t('settings.undoWhat', { label: entry.label[language] })}>
            <Group gap={4} wrap="nowrap"><IconArrowBackUp size={12} aria-hidden />{t('settings.was', { value: shownValue(entry, stored[entry.key], t, language, 60) })}</Group>
          </Anchor>
        ) : null}
      </Group>
      <FieldFindings name={entry.key} />
    </Stack>
  );
}
