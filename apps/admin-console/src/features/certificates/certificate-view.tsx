import { Badge, Group, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { atTime } from '../../i18n/format';
import { useTexts } from '../../i18n/i18n';
import { Copyable } from '../../ui/copy';
import { Facts } from '../../ui/facts';
import { Loading } from '../../ui/states';
import type { ShownCertificate } from './certificate';
import './texts';

const DAY_MS = 86_400_000;
const SOON_DAYS = 30;

function Validity({ certificate: { notBefore, notAfter } }: { certificate: ShownCertificate }) {
  const { t, language } = useTexts();
  const now = Date.now();
  const left = Math.floor((notAfter - now) / DAY_MS);
  const isOver = now > notAfter;
  const isEarly = now < notBefore;
  const passed = Math.min(100, Math.max(0, ((now - notBefore) / (notAfter - notBefore)) * 100));
  return (
    <Stack gap={4}>
      <Text size="sm">{t('certificate.until', { from: atTime(notBefore, language), to: atTime(notAfter, language) })}</Text>
      <Progress value={passed} size="sm" color={isOver ? 'red.7' : left < SOON_DAYS ? 'orange.6' : 'teal.7'} aria-hidden />
      <Text size="xs" c={isOver || isEarly ? 'red' : 'dimmed'}>{isOver ? t('certificate.over') : isEarly ? t('certificate.early') : t('certificate.good', { count: left })}</Text>
    </Stack>
  );
}

function One({ certificate }: { certificate: ShownCertificate }) {
  const { t } = useTexts();
  const { subject, issuer, isSelfIssued, isAuthority, names, key, signature, serialNumber, thumbprint, fingerprint } = certificate;
  return (
    <Facts rows={[
      [t('certificate.subject'), <Group key="s" gap={6}><span>{subject === '' ? '–' : subject}</span>{isAuthority ? <Badge size="sm" variant="default" tt="none">{t('certificate.authority')}</Badge> : null}</Group>],
      [t('certificate.issuer'), <Group key="i" gap={6}><span>{issuer}</span>{isSelfIssued ? <Badge size="sm" variant="default" tt="none">{t('certificate.selfIssued')}</Badge> : null}</Group>],
      ...(names.length === 0 ? [] : [[t('certificate.names'), names.map(({ type, value }) => `${type}: ${value}`).join(', ')] as const]),
      [t('certificate.validity'), <Validity key="v" certificate={certificate} />],
      [t('certificate.thumbprint'), <div key="t"><Copyable value={thumbprint} what={t('certificate.thumbprint')} /><Text size="xs" c="dimmed">{t('certificate.thumbprintHelp')}</Text></div>],
      [t('certificate.fingerprint'), <Text key="f" size="xs" ff="monospace" className="breakable">{fingerprint}</Text>],
      [t('certificate.key'), key], [t('certificate.signature'), signature], [t('certificate.serial'), <Text key="n" size="sm" ff="monospace" className="breakable">{serialNumber}</Text>],
    ]} />
  );
}

export const certificatesQuery = (pem: string) => ({
  queryKey: ['certificate', pem], staleTime: Infinity, gcTime: 0,
  queryFn: async () => (await (await import('./certificate')).certificatesIn(pem)) ?? null,
});

/** The certificates of a text, in words. */
export function CertificateView({ pem }: { pem: string }) {
  const { t } = useTexts();
  const found = useQuery(certificatesQuery(pem)).data;
  if (found === undefined) return <Loading />;
  if (found === null) return <Text size="sm" c="red" role="alert">{t('certificate.bad')}</Text>;
  return (
    <Stack>
      {found.length > 1 ? <Text size="sm" c="dimmed">{t('certificate.chain')}</Text> : null}
      {found.map((certificate) => <One key={certificate.fingerprint} certificate={certificate} />)}
    </Stack>
  );
}
