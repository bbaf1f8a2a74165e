import { NumberInput, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { useTexts } from '../../i18n/i18n';
import { CopyIcon } from '../../ui/copy';
import type { EditorProps } from './editor';

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** A text or URL in one line. */
export function Text({ entry: { setting }, value, onChange, readOnly, id, label, help, error }: EditorProps) {
  const { t } = useTexts();
  const text = textOf(value);
  const common = { id, label, description: help, error, value: text, readOnly, variant: readOnly ? 'filled' : 'default', autoComplete: 'off', required: setting.required, withAsterisk: setting.required } as const;
  if (setting.secret === true) {
    return <PasswordInput {...common} onChange={(event) => onChange(event.currentTarget.value)} visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }} />;
  }
  return (
    <TextInput
      {...common} onChange={(event) => onChange(event.currentTarget.value)} spellCheck={false} placeholder={setting.kind === 'uri' && !readOnly ? 'https://' : undefined}
      inputMode={setting.kind === 'uri' ? 'url' : undefined} rightSection={text !== '' && (readOnly || setting.kind === 'uri') ? <CopyIcon value={text} what={label} /> : undefined}
    />
  );
}

/** A text of several lines. */
export function LongText({ entry: { setting }, value, onChange, readOnly, id, label, help, error }: EditorProps) {
  return (
    <Textarea
      id={id} label={label} description={help} error={error} value={textOf(value)} onChange={(event) => onChange(event.currentTarget.value)} readOnly={readOnly}
      autosize minRows={setting.kind === 'pem' ? 4 : 2} maxRows={14} styles={setting.kind === 'pem' ? { input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } } : {}}
    />
  );
}

/** A whole number; an id is shown as it is. */
export function NumberField({ entry: { setting }, value, onChange, readOnly, id, label, help, error }: EditorProps) {
  if (readOnly) return <Text entry={{ setting: { kind: 'string' } } as EditorProps['entry']} value={value === 0 ? '' : value} onChange={onChange} readOnly id={id} label={label} help={help} error={error} />;
  return (
    <NumberInput
      id={id} label={label} description={help} error={error} value={typeof value === 'number' || typeof value === 'string' ? value : ''} onChange={onChange}
      min={setting.min} max={setting.max} clampBehavior="none" allowDecimal={false} maw={240} hideControls
    />
  );
}
