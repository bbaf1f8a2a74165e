import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { EditorProps } from './editor';

/** What has no form of its own: JSON in a text, or an object written as JSON. */
export function JsonText({ entry: { setting }, value, onChange, readOnly, id, label, help, error }: EditorProps) {
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? (value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value, undefined, 2));
  const change = (text: string): void => {
    setTyped(text);
    if (setting.kind === 'json' || text.trim() === '') return onChange(text.trim() === '' ? undefined : text);
    try {
      onChange(JSON.parse(text));
    } catch {
      onChange(text);
    }
  };
  return (
    <Textarea
      id={id} label={label} description={help} error={error} value={shown} onChange={(event) => change(event.currentTarget.value)} onBlur={() => setTyped(undefined)} readOnly={readOnly}
      autosize minRows={3} maxRows={16} spellCheck={false} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
    />
  );
}
