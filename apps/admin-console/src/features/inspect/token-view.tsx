import { Badge, Group, Stack, Text } from '@mantine/core';
import { IconShieldCheck, IconShieldOff, IconShieldX } from '@tabler/icons-react';
import { atTime } from '../../i18n/format';
import { useTexts } from '../../i18n/i18n';
import { CodeBlock } from '../../ui/copy';
import { Facts } from '../../ui/facts';
import type { ReadToken } from './read-token';
import './texts';

const TIMES = ['iat', 'auth_time', 'nbf', 'exp'] as const;
const LOOK = { valid: { color: 'teal', Icon: IconShieldCheck }, invalid: { color: 'red', Icon: IconShieldX }, none: { color: 'orange', Icon: IconShieldOff } } as const;

/** Header, claims and signature of a JWT. */
export function TokenView({ token: { header, claims, signature } }: { token: ReadToken }) {
  const { t, language } = useTexts();
  const times = TIMES.flatMap((name) => {
    const seconds = claims?.[name];
    if (typeof seconds !== 'number') return [];
    const isOver = name === 'exp' && seconds * 1_000 < Date.now();
    return [[`${t(`inspect.times.${name}`)} (${name})`, <Group key={name} gap={6}>{atTime(seconds * 1_000, language)}{isOver ? <Badge size="sm" color="red" variant="light" tt="none" styles={{ label: { color: 'var(--mantine-color-text)' } }}>{t('inspect.times.expired')}</Badge> : null}</Group>] as const];
  });
  const look = signature === 'encrypted' ? undefined : LOOK[signature];
  return (
    <Stack>
      {signature === 'encrypted' || look === undefined ? <Text size="sm">{t('inspect.encrypted')}</Text> : (
        <Group gap={6} role="status"><look.Icon size={18} color={`var(--mantine-color-${look.color}-7)`} aria-hidden /><Text size="sm" fw={600}>{signature === 'valid' ? t('inspect.signature.valid', { kid: header.kid ?? '–' }) : t(`inspect.signature.${signature as 'none'}`)}</Text></Group>
      )}
      {times.length === 0 ? null : <Facts rows={times} />}
      <div><Text size="sm" fw={600} mb={4}>{t('inspect.header')}</Text><CodeBlock what={t('inspect.header')} value={JSON.stringify(header, undefined, 2)} /></div>
      {claims === undefined ? null : <div><Text size="sm" fw={600} mb={4}>{t('inspect.claims')}</Text><CodeBlock what={t('inspect.claims')} value={JSON.stringify(claims, undefined, 2)} /></div>}
    </Stack>
  );
}
