import { Anchor, Group, Text } from '@mantine/core';
import { entryOf, pageOf, type SubjectName } from '@symbolon/contract/catalogue';
import { Link } from 'react-router';
import { shownValue } from '../../catalogue/shown';
import { useTexts } from '../../i18n/i18n';
import { entityAt, type Place } from '../../shell/places';
import './texts';

/** Where a setting is edited. */
export const settingAt = (subject: SubjectName, place: Place, key: string): string =>
  `${entityAt(place)}/settings/${pageOf(subject, entryOf(subject, key)?.page ?? '')?.path ?? ''}?field=${key}`;

interface KeyShown {
  readonly kid?: string;
  readonly kty?: string;
  readonly crv?: string;
  readonly alg?: string;
  readonly bits?: number;
}

const isKeys = (key: string, value: unknown): value is readonly KeyShown[] => /jwks$/i.test(key) && Array.isArray(value);

const keyInWords = ({ kid, kty, crv, alg, bits }: KeyShown): string => [alg ?? crv ?? kty, bits === undefined ? undefined : `${bits} bit`, kid].filter((part) => part !== undefined).join(' · ');

/** A setting by its label and its present value; leads to the field. */
export function SettingValue({ subject, place, name, value }: { subject: SubjectName; place: Place; name: string; value: unknown }) {
  const { t, language } = useTexts();
  const entry = entryOf(subject, name);
  if (entry === undefined) return null;
  const shown = isKeys(name, value) ? [t('findings.keys', { count: value.length }), ...value.map(keyInWords)].join(language === 'ja' ? '、' : ', ')
    : value === 'unreadable' ? t('findings.unreadable') : shownValue(entry, value, t, language, 200);
  return (
    <Group gap={6} align="baseline">
      <Anchor component={Link} to={settingAt(subject, place, name)} size="sm">{entry.label[language]}</Anchor>
      <Text size="sm" className="breakable">{shown}</Text>
    </Group>
  );
}
