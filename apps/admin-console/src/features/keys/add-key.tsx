import { Button, Group, Select, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { generateKey, importKeys } from '../../api/keys';
import { useTexts } from '../../i18n/i18n';
import { Section } from '../../ui/section';
import { ErrorState } from '../../ui/states';
import './texts';

const SIGNING = ['ES256', 'PS256', 'EdDSA', 'ES384', 'ES512', 'PS384', 'PS512', 'RS256'];
const ENCRYPTION = ['RSA-OAEP-256', 'ECDH-ES', 'ECDH-ES+A256KW'];
const FAPI = new Set(['ES256', 'PS256', 'EdDSA']);
const SIZES = ['2048', '3072', '4096'];

/** Makes a key on the server, or takes one from elsewhere. */
export function AddKey({ serviceId }: { serviceId: string }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [way, setWay] = useState<'generate' | 'import'>('generate');
  const [alg, setAlg] = useState('ES256');
  const [size, setSize] = useState('2048');
  const [kid, setKid] = useState('');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const isRsa = /^(RS|PS)/.test(alg);
  const submit = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const message = way === 'generate'
        ? t('keyRing.generated', { kid: (await generateKey(serviceId, { alg, ...(kid.trim() === '' ? {} : { kid: kid.trim() }), ...(isRsa ? { size: Number(size) } : {}) })).kid ?? '' })
        : t('keyRing.imported', { count: (await importKeys(serviceId, text)).items.length });
      await Promise.all([queries.invalidateQueries({ queryKey: ['keys', serviceId] }), queries.invalidateQueries({ queryKey: ['service', serviceId] })]);
      setText('');
      setKid('');
      notifications.show({ color: 'teal', message, closeButtonProps: { 'aria-label': t('ui.close') } });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const option = (value: string) => ({ value, label: FAPI.has(value) ? `${value} — ${t('keyRing.forFapi')}` : value });
  return (
    <Section title={t('keyRing.add')}>
      <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Stack>
          <SegmentedControl w="fit-content" aria-label={t('keyRing.add')} value={way} onChange={(value) => { setWay(value as typeof way); setError(undefined); }} data={[{ value: 'generate', label: t('keyRing.generate') }, { value: 'import', label: t('keyRing.import') }]} />
          {way === 'generate' ? (
            <Group align="flex-start">
              <Select w={260} label={t('keyRing.alg')} allowDeselect={false} value={alg} onChange={(value) => setAlg(value ?? 'ES256')} data={[{ group: t('keyRing.forSigning'), items: SIGNING.map(option) }, { group: t('keyRing.forEncryption'), items: ENCRYPTION.map(option) }]} />
              {isRsa ? <Select w={120} label={t('keyRing.size')} allowDeselect={false} value={size} onChange={(value) => setSize(value ?? '2048')} data={SIZES} /> : null}
              <TextInput w={320} maw="100%" label={t('keyRing.kid')} description={t('keyRing.kidHelp')} inputWrapperOrder={['label', 'input', 'description']} value={kid} onChange={(event) => setKid(event.currentTarget.value)} maxLength={200} />
            </Group>
          ) : (
            <Textarea
              label={t('keyRing.pasteLabel')} placeholder={t('keyRing.paste')} value={text} onChange={(event) => setText(event.currentTarget.value)} autosize minRows={6} maxRows={16} spellCheck={false}
              autoComplete="off" styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }}
            />
          )}
          {error === undefined ? null : <ErrorState error={error} />}
          <Group><Button type="submit" loading={busy} disabled={way === 'import' && text.trim() === ''}>{way === 'generate' ? t('keyRing.generate') : t('keyRing.import')}</Button></Group>
        </Stack>
      </form>
    </Section>
  );
}
