import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Service } from '@symbolon/engine';
import { Link } from 'react-router';
import { keysQuery } from '../../api/keys';
import { atTime } from '../../i18n/format';
import { useTexts } from '../../i18n/i18n';
import { serviceAt } from '../../shell/places';
import { Section } from '../../ui/section';
import { Loading } from '../../ui/states';
import './texts';

const SOON_MS = 30 * 86_400_000;

interface Ending {
  readonly title: string;
  readonly to: string;
  /** ms */
  readonly at: number;
}

/** Certificates of keys, and the roots that are trusted, the first to end first. */
function useEndings(service: Service): readonly Ending[] | undefined {
  const { t } = useTexts();
  const serviceId = String(service.apiKey);
  const keys = useQuery(keysQuery(serviceId)).data;
  const roots = service.trustedRootCertificates ?? [];
  const trusted = useQuery({
    queryKey: ['certificates', ...roots], enabled: roots.length > 0, staleTime: Infinity,
    queryFn: async () => { const { certificatesIn } = await import('../certificates/certificate'); return (await Promise.all(roots.map(certificatesIn))).flatMap((found) => found ?? []); },
  }).data;
  if (keys === undefined || (roots.length > 0 && trusted === undefined)) return undefined;
  return [
    ...keys.items.flatMap(({ kid, certificate }) => (certificate === undefined ? [] : [{ title: t('activity.key', { kid: kid ?? '–' }), to: `${serviceAt(serviceId)}/keys`, at: certificate.notAfter }])),
    ...(trusted ?? []).map(({ subject, notAfter }) => ({ title: t('activity.root', { name: subject }), to: `${serviceAt(serviceId)}/settings/keys/certificates?field=trustedRootCertificates`, at: notAfter })),
  ].toSorted((a, b) => a.at - b.at);
}

/** What stops being good one day, and when. */
export function Expiring({ service }: { service: Service }) {
  const { t, language } = useTexts();
  const endings = useEndings(service);
  return (
    <Section title={t('activity.expiring')}>
      {endings === undefined ? <Loading /> : endings.length === 0 ? <Text size="sm" c="dimmed">{t('activity.nothingExpires')}</Text> : (
        <Stack gap={6}>
          {endings.map(({ title, to, at }) => {
            const left = at - Date.now();
            return (
              <Group key={`${title} ${at}`} justify="space-between" gap="xs">
                <Anchor component={Link} to={to} size="sm" className="breakable">{title}</Anchor>
                <Group gap="xs">
                  {left > SOON_MS ? null : <Badge color={left < 0 ? 'red' : 'yellow'} variant="light" tt="none" styles={{ label: { color: 'var(--mantine-color-text)' } }}>{left < 0 ? t('activity.over') : t('activity.soon')}</Badge>}
                  <Text size="sm">{t(left < 0 ? 'activity.expired' : 'activity.expires', { when: atTime(at, language) })}</Text>
                </Group>
              </Group>
            );
          })}
        </Stack>
      )}
    </Section>
  );
}
