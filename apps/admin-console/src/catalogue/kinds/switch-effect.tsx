import { Radio, Stack, Switch } from '@mantine/core';
import { useTexts } from '../../i18n/i18n';
import type { EditorProps } from './editor';

/** A switch whose label says what it does when it is on. */
export function OnOff({ value, onChange, readOnly, id, label, help, error }: EditorProps) {
  return <Switch id={id} label={label} description={help} error={error} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} disabled={readOnly} styles={{ label: { fontWeight: 500 } }} />;
}

/** Where the names of a switch mislead: both effects, in words, with what other consoles call each. */
export function EffectChoice({ entry: { effects }, value, onChange, readOnly, id, label, help, error }: EditorProps) {
  const { language } = useTexts();
  return (
    <Radio.Group id={id} label={label} description={help} error={error} value={String(value === true)} onChange={(chosen) => onChange(chosen === 'true')}>
      <Stack gap="xs" mt={8}>
        {(effects ?? []).map((effect) => <Radio key={String(effect.value)} value={String(effect.value)} label={effect.label[language]} description={effect.knownAs[language]} disabled={readOnly} />)}
      </Stack>
    </Radio.Group>
  );
}
