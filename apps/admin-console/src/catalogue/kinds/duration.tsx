import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { inWords, readDuration } from '../../i18n/format';
import { useTexts } from '../../i18n/i18n';
import type { EditorProps } from './editor';

/** Seconds; `10m` and `1h 30m` are understood, and what they come to is shown. */
export function DurationInput({ value, onChange, readOnly, id, label, help, error }: EditorProps) {
  const { t, language } = useTexts();
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (typeof value === 'number' || typeof value === 'string' ? String(value) : '');
  const hint = typeof value === 'number' ? (value === 0 ? t('settings.zero') : t('settings.duration', { seconds: value, words: inWords(value, language) })) : t('settings.durationHint');
  return (
    <TextInput
      id={id} label={label} description={help} error={error} value={shown} readOnly={readOnly} variant={readOnly ? 'filled' : 'default'} maw={360} autoComplete="off"
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange(text.trim() === '' ? undefined : readDuration(text) ?? text);
      }}
      onBlur={() => setTyped(undefined)}
      rightSection={<span style={{ color: 'var(--mantine-color-dimmed)', fontSize: 12, whiteSpace: 'nowrap', paddingInlineEnd: 10 }}>{hint}</span>} rightSectionWidth="auto" rightSectionPointerEvents="none"
    />
  );
}
