import { Checkbox, MultiSelect, Select, SimpleGrid } from '@mantine/core';
import { enumNames, type EnumName } from '@symbolon/contract/catalogue';
import { useTexts } from '../../i18n/i18n';
import type { EditorProps } from './editor';

const namesOf = ({ entry: { setting } }: EditorProps): string[] => [...(enumNames[setting.enum as EnumName] as readonly string[])]
  .filter((name) => setting.asymmetric !== true || !(name === 'NONE' || name.startsWith('HS')));

/** One constant out of a set. */
export function Constant(props: EditorProps) {
  const { t } = useTexts();
  const { entry: { setting }, value, onChange, readOnly, id, label, help, error } = props;
  return (
    <Select
      id={id} label={label} description={help} error={error} data={namesOf(props)} value={typeof value === 'string' && value !== '' ? value : null} onChange={(chosen) => onChange(chosen ?? undefined)}
      readOnly={readOnly} variant={readOnly ? 'filled' : 'default'} clearable={setting.required !== true && !readOnly} searchable placeholder={t('settings.notSet')} maw={440} comboboxProps={{ withinPortal: true }} nothingFoundMessage={t('shell.searchNothing')}
      clearButtonProps={{ 'aria-label': t('ui.removeWhat', { what: label }), tabIndex: 0, 'aria-hidden': false, size: 'md' }}
    />
  );
}

const FEW = 14;

/** Several constants out of a set, kept in the order of the set. */
export function Choices(props: EditorProps) {
  const { t } = useTexts();
  const { value, onChange, readOnly, id, label, help, error } = props;
  const names = namesOf(props);
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const change = (next: string[]): void => onChange(names.filter((name) => next.includes(name)));
  if (names.length > FEW) {
    return <MultiSelect id={id} label={label} description={help} error={error} data={names} value={chosen} onChange={change} readOnly={readOnly} searchable clearable placeholder={chosen.length === 0 ? t('settings.notSet') : undefined} />;
  }
  return (
    <Checkbox.Group label={label} description={help} error={error} value={chosen} onChange={change} readOnly={readOnly}>
      <SimpleGrid cols={{ base: 1, sm: names.some((name) => name.length > 22) ? 1 : 2 }} mt={8} spacing={6} verticalSpacing={8}>
        {names.map((name) => <Checkbox key={name} value={name} label={<span className="breakable">{name}</span>} disabled={readOnly} size="sm" />)}
      </SimpleGrid>
    </Checkbox.Group>
  );
}
