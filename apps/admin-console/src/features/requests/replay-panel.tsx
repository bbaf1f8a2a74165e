import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Replay, RuleId } from '@symbolon/engine';
import { ApiError } from '../../api/call';
import { replayRequest } from '../../api/requests';
import { useTexts } from '../../i18n/i18n';
import { ErrorState } from '../../ui/states';
import { RuleLink } from './rule-link';
import './texts';

const COLOR = { pass: 'teal', fail: 'red', unknown: 'yellow' } as const;

function Rules({ title, rules }: { title: string; rules: readonly RuleId[] }) {
  return rules.length === 0 ? null : <div><Text size="sm" c="dimmed">{title}</Text><Group gap={6} mt={4}>{rules.map((rule) => <RuleLink key={rule} id={rule} />)}</Group></div>;
}

function Outcome({ replay }: { replay: Replay }) {
  const { t } = useTexts();
  return (
    <Alert color={COLOR[replay.outcome]} variant="light" title={t(`requests.replayed.${replay.outcome}`)} role="status">
      <Stack gap="sm">
        {replay.outcome === 'pass' ? <Text size="sm">{t('requests.replayedPass', { profile: replay.profile })}</Text> : null}
        {replay.outcome === 'unknown' ? <Text size="sm">{t('requests.replayedUnknown')}</Text> : null}
        <Rules title={t('requests.mended')} rules={replay.mended} />
        <Rules title={t('requests.newlyBroken')} rules={replay.broken} />
        {replay.outcome === 'fail' ? <Rules title={t('requests.stillBroken')} rules={replay.findings.map(({ rule }) => rule)} /> : null}
        <Rules title={t('requests.remembered')} rules={replay.remembered} />
      </Stack>
    </Alert>
  );
}

/** Holds the stored request against the settings of now. */
export function ReplayPanel({ serviceId, traceId }: { serviceId: string; traceId: string }) {
  const { t } = useTexts();
  const replay = useMutation({ mutationFn: () => replayRequest(serviceId, traceId) });
  const hasNothing = replay.error instanceof ApiError && (replay.error.status === 409 || replay.error.status === 404);
  return (
    <Stack gap="sm">
      <Group><Button size="sm" variant="default" leftSection={<IconRefresh size={16} aria-hidden />} loading={replay.isPending} onClick={() => replay.mutate()}>{t('requests.replay')}</Button></Group>
      {replay.data === undefined ? null : <Outcome replay={replay.data} />}
      {replay.error === null ? null : hasNothing ? <Alert color="yellow" variant="light" role="status">{t('requests.nothingToReplay')}</Alert> : <ErrorState error={replay.error} onRetry={() => replay.mutate()} />}
    </Stack>
  );
}
