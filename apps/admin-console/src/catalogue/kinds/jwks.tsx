import { ActionIcon, Alert, Badge, Button, Group, Input, Menu, Stack, Table, Text, Textarea } from '@mantine/core';
import { IconChevronDown, IconKey, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n';
import { download } from '../../ui/secret';
import { keepKey } from '../../features/playground/kept-keys';
import { useEditor } from '../../features/settings/editor';
import type { EditorProps } from './editor';
import { jwksOf, shownKeys, tidy, toJwks, type ShownKey } from './jwks-text';

const ALGORITHMS = ['ES256', 'PS256', 'EdDSA', 'RS256', 'ECDH-ES', 'RSA-OAEP-256'] as const;
const MONO = { input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } };

function Keys({ keys, isClient, onRemove }: { keys: readonly ShownKey[]; isClient: boolean; onRemove: ((at: number) => void) | undefined }) {
  const { t } = useTexts();
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table verticalSpacing={6} fz="sm">
        <Table.Thead><Table.Tr><Table.Th scope="col">{t('jwks.kid')}</Table.Th><Table.Th scope="col">{t('jwks.alg')}</Table.Th><Table.Th scope="col">{t('jwks.type')}</Table.Th><Table.Th scope="col">{t('jwks.use')}</Table.Th><Table.Th><span className="visually-hidden">{t('ui.actions')}</span></Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {keys.map((key, at) => (
            <Table.Tr key={at}>
              <Table.Td ff="monospace" className="breakable">{key.kid ?? '–'}</Table.Td>
              <Table.Td>{key.alg ?? '–'}</Table.Td>
              <Table.Td>{[key.kty, key.crv, key.bits].filter(Boolean).join(' ')}</Table.Td>
              <Table.Td><Group gap={4}>{key.use ?? '–'}{key.isPrivate ? <Badge size="xs" color={isClient ? 'red' : 'gray'} variant="outline">{t('jwks.private')}</Badge> : null}</Group></Table.Td>
              <Table.Td>{onRemove === undefined ? null : <ActionIcon variant="subtle" color="gray" onClick={() => onRemove(at)} aria-label={t('ui.removeWhat', { what: key.kid ?? String(at + 1) })}><IconTrash size={16} aria-hidden /></ActionIcon>}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** A set of keys: as a table, as text, and with new keys made in the browser. */
export function JwksEditor({ entry, value, onChange, readOnly, id, label, help, error }: EditorProps) {
  const { t } = useTexts();
  const { place } = useEditor();
  const text = typeof value === 'string' ? value : '';
  const [made, setMade] = useState<string>();
  const [failed, setFailed] = useState(false);
  const keys = shownKeys(text);
  const isClient = entry.of === 'client';
  const add = (key: object): void => onChange(toJwks([...(jwksOf(text) ?? []), key as Readonly<Record<string, unknown>>]));
  const generate = async (alg: (typeof ALGORITHMS)[number]): Promise<void> => {
    const { publicJwk, privateJwk } = await (await import('./key-making')).makeKey(alg);
    if (!isClient) return add(privateJwk);
    download(`${privateJwk.kid ?? 'key'}.private.jwk.json`, `${JSON.stringify(privateJwk, undefined, 2)}\n`);
    if (place.clientId !== undefined) keepKey(Number(place.clientId), privateJwk);
    setMade(privateJwk.kid);
    add(publicJwk);
  };
  /** Whatever was pasted: a set, one key, or PEM. */
  const settle = async (): Promise<void> => {
    setFailed(false);
    if (!text.includes('-----BEGIN')) {
      const tidied = tidy(text);
      if (tidied !== text) onChange(tidied);
      return;
    }
    const making = await import('./key-making');
    const key = await making.fromPem(text.trim());
    if (key === undefined) setFailed(true);
    else onChange(toJwks([isClient ? making.publicPartOf(key) as Readonly<Record<string, unknown>> : key as Readonly<Record<string, unknown>>]));
  };
  return (
    <Input.Wrapper label={label} description={help} error={failed ? t('jwks.badPem') : error} id={id}>
      <Stack gap="xs" mt={6}>
        {keys === undefined || keys.length === 0 ? null : <Keys keys={keys} isClient={isClient} onRemove={readOnly ? undefined : (at) => onChange(toJwks((jwksOf(text) ?? []).filter((_, index) => index !== at)))} />}
        {isClient && keys?.some(({ isPrivate }) => isPrivate) === true ? (
          <Alert color="red" variant="light">
            <Text size="sm">{t('jwks.privateInClient')}</Text>
            <Button mt="xs" size="xs" variant="default" onClick={() => void import('./key-making').then(({ publicPartOf }) => onChange(toJwks((jwksOf(text) ?? []).map((key) => publicPartOf(key) as Readonly<Record<string, unknown>>))))}>{t('jwks.strip')}</Button>
          </Alert>
        ) : null}
        {made === undefined ? null : <Alert color="teal" variant="light" role="status" withCloseButton closeButtonLabel={t('ui.close')} onClose={() => setMade(undefined)}>{t('jwks.downloaded', { kid: made })}</Alert>}
        <Textarea
          id={id} value={text} onChange={(event) => onChange(event.currentTarget.value || undefined)} onBlur={() => void settle()} readOnly={readOnly} autosize minRows={3} maxRows={12} spellCheck={false}
          placeholder={t('jwks.paste')} styles={MONO} aria-label={label} error={error !== undefined || failed}
        />
        {readOnly ? null : (
          <Menu position="bottom-start">
            <Menu.Target><Button size="xs" variant="default" w="fit-content" leftSection={<IconKey size={14} aria-hidden />} rightSection={<IconChevronDown size={14} aria-hidden />}>{t('jwks.generate')}</Button></Menu.Target>
            <Menu.Dropdown>{ALGORITHMS.map((alg) => <Menu.Item key={alg} onClick={() => void generate(alg)}>{alg}{alg.startsWith('E') && alg !== 'ECDH-ES' || alg === 'PS256' ? ` — ${t('jwks.fapi')}` : ''}</Menu.Item>)}</Menu.Dropdown>
          </Menu>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
