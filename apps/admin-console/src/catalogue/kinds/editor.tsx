import { Stack, TextInput } from '@mantine/core';
import type { CatalogueEntry } from '@symbolon/contract/catalogue';
import { lazy, Suspense } from 'react';
import { useTexts } from '../../i18n/i18n';
import { atTime } from '../../i18n/format';
import { Choices, Constant } from './choice';
import { DurationInput } from './duration';
import { ItemList } from './item-list';
import { JsonText } from './json-text';
import { JwksEditor } from './jwks';
import { Pairs } from './pairs';
import { ScopesEditor } from './scopes';
import { EffectChoice, OnOff } from './switch-effect';
import { LongText, NumberField, Text } from './text';

const TakeName = lazy(async () => ({ default: (await import('../../features/certificates/take-name')).TakeName }));

/** What every editor of a kind is given. */
export interface EditorProps {
  readonly entry: CatalogueEntry;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly readOnly: boolean;
  readonly id: string;
  readonly label: string;
  readonly help: string | undefined;
  readonly error: string | undefined;
}

const PAIRS: Readonly<Record<string, readonly [string, string]>> = {
  Pair: ['key', 'value'], TaggedText: ['tag', 'value'], TaggedUri: ['tag', 'value'], NamedUri: ['name', 'uri'],
};

function Moment({ value, label, help, id }: EditorProps) {
  const { t, language } = useTexts();
  return <TextInput id={id} label={label} description={help} readOnly variant="filled" value={typeof value === 'number' && value > 0 ? atTime(value, language) : t('ui.none')} />;
}

const NAMES_IN_CERTIFICATES = new Set(['tlsClientAuthSubjectDn', 'tlsClientAuthSanDns', 'tlsClientAuthSanUri', 'tlsClientAuthSanIp', 'tlsClientAuthSanEmail']);

/** A name that a certificate has, so that nobody has to copy it by hand. */
function NameOfCertificate(props: EditorProps) {
  return (
    <Stack gap={6}>
      <Text {...props} />
      <Suspense fallback={null}><TakeName setting={props.entry.key} label={props.label} onTake={props.onChange} /></Suspense>
    </Stack>
  );
}

/** The editor of a setting's kind. */
export function Editor(props: EditorProps) {
  const { kind, array, unit, ref } = props.entry.setting;
  if (kind === 'boolean') return props.entry.effects === undefined ? <OnOff {...props} /> : <EffectChoice {...props} />;
  if (kind === 'enum') return array === true ? <Choices {...props} /> : <Constant {...props} />;
  if (kind === 'integer') return unit === 'ms' ? <Moment {...props} /> : unit === 's' ? <DurationInput {...props} /> : <NumberField {...props} />;
  if (kind === 'jwks') return <JwksEditor {...props} />;
  if (kind === 'object' && ref === 'Scope') return <ScopesEditor {...props} />;
  const members = kind === 'object' && array === true ? PAIRS[ref ?? ''] : undefined;
  if (members !== undefined) return <Pairs {...props} members={members} />;
  if (kind === 'object' || kind === 'json') return <JsonText {...props} />;
  if (array === true) return <ItemList {...props} />;
  if (NAMES_IN_CERTIFICATES.has(props.entry.key) && !props.readOnly) return <NameOfCertificate {...props} />;
  return kind === 'pem' || (props.entry.setting.maxLength ?? 0) > 1_000 && kind === 'string' ? <LongText {...props} /> : <Text {...props} />;
}
