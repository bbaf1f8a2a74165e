import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n';
import { CertificateView } from './certificate-view';
import './texts';

/** Reads a name for a client out of its certificate, so that nobody has to type one. */
export function TakeName({ setting, label, onTake }: { setting: string; label: string; onTake: (name: string) => void }) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const [pem, setPem] = useState('');
  const names = useQuery({ queryKey: ['names', setting, pem], enabled: pem.includes('-----END'), gcTime: 0, queryFn: async () => (await (await import('./names')).namesFor(setting, pem)) ?? null }).data;
  const take = (name: string): void => {
    onTake(name);
    setOpen(false);
    setPem('');
  };
  return (
    <>
      <Button size="compact-xs" variant="default" w="fit-content" leftSection={<IconCertificate size={14} aria-hidden />} onClick={() => setOpen(true)} aria-label={`${t('certificate.take')}: ${label}`}>{t('certificate.take')}</Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('certificate.takeTitle')} size="xl" closeButtonProps={{ 'aria-label': t('ui.close') }}>
        <Stack>
          <Textarea data-autofocus label={t('certificate.paste')} value={pem} onChange={(event) => setPem(event.currentTarget.value)} autosize minRows={4} maxRows={10} spellCheck={false} placeholder="-----BEGIN CERTIFICATE-----" styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }} />
          {names?.length === 0 ? <Text size="sm">{t('certificate.noName')}</Text> : null}
          {(names ?? []).map((name) => (
            <Group key={name} justify="space-between" wrap="nowrap"><Text size="sm" ff="monospace" className="breakable">{name}</Text><Button size="xs" onClick={() => take(name)}>{t('certificate.use')}</Button></Group>
          ))}
          {pem.includes('-----END') ? <CertificateView pem={pem} /> : null}
        </Stack>
      </Modal>
    </>
  );
}
