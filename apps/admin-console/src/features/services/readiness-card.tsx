import { Anchor, Group, RingProgress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Client, ProfileReadiness, Service } from '@symbolon/engine';
import { Link } from 'react-router';
import { useTexts } from '../../i18n/i18n';
import { Section } from '../../ui/section';
import { Loading } from '../../ui/states';
import { ClauseChip, VerdictBadge } from '../../ui/verdict';

function Ring({ profile }: { profile: ProfileReadiness }) {
  const { t, language } = useTexts();
  const { pass, fail, unknown } = profile.counts;
  const judged = Math.max(1, pass + fail + unknown);
  const failing = profile.findings.filter(({ verdict }) => verdict.kind === 'fail');
  return (
    <Group wrap="nowrap" align="flex-start">
      <RingProgress
        size={84} thickness={9} roundCaps aria-label={t('readiness.ring', { profile: profile.title, pass, judged })} role="img"
        sections={[{ amount: pass, color: 'teal' }, { amount: unknown, color: 'yellow' }, { amount: fail, color: 'red' }].filter(({ amount }) => amount > 0).map(({ amount, color }) => ({ value: (amount / judged) * 100, color }))}
        label={<Text ta="center" size="sm" fw={700} aria-hidden>{judged > 999 ? `${Math.floor((pass / judged) * 100)}%` : `${pass}/${judged}`}</Text>}
      />
      <Stack gap={4} pt={6}>
        <Group gap="xs"><Text fw={600}>{profile.title}</Text><VerdictBadge kind={fail > 0 ? 'fail' : unknown > 0 ? 'unknown' : 'pass'} /></Group>
        <Text size="sm" c="dimmed">{t('readiness.counts', { pass, fail, unknown })}</Text>
        {failing.slice(0, 3).map(({ rule, url, demands, clientId }) => <div key={`${rule}-${clientId ?? ''}`}><ClauseChip id={rule} url={url} /><Text size="sm">{demands[language]}</Text></div>)}
        {failing.length > 3 ? <Text size="sm" c="dimmed">{t('readiness.more', { count: failing.length - 3 })}</Text> : null}
      </Stack>
    </Group>
  );
}

/** How a service, or one client of it, stands with the profiles in play. */
export function ReadinessCard({ service, client, to }: { service: Service | undefined; client?: Client; to?: string }) {
  const { t } = useTexts();
  const report = useQuery({
    queryKey: ['readiness-card', service?.apiKey, service?.modifiedAt, client?.clientId, client?.modifiedAt], enabled: service !== undefined, staleTime: Infinity,
    queryFn: async () => (await import('@symbolon/engine')).readinessReport(service as Service, client === undefined ? [] : [client], { clientsOnly: client !== undefined }),
  }).data;
  return (
    <Section title={t('shell.readiness')} action={to === undefined ? undefined : <Anchor component={Link} to={to} size="sm">{t('readiness.open')}</Anchor>}>
      {report === undefined ? <Loading /> : <Stack>{report.profiles.filter(({ counts }) => counts.pass + counts.fail + counts.unknown > 0).map((profile) => <Ring key={profile.profile} profile={profile} />)}</Stack>}
    </Section>
  );
}
