import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { requestsQuery } from '../../api/requests';
import { atTime } from '../../i18n/format';
import { useTexts } from '../../i18n/i18n';
import { serviceAt } from '../../shell/places';
import { Section } from '../../ui/section';
import { ErrorState, Loading } from '../../ui/states';
import { operationInWords } from '../requests/words';
import '../requests/texts';
import './texts';

const MOST = 5;

/** The last requests that were refused, each a step from its explanation. */
export function RecentRejections({ serviceId }: { serviceId: string }) {
  const { t, language } = useTexts();
  const { data, error, refetch } = useInfiniteQuery(requestsQuery(serviceId, { outcome: 'rejected' }));
  const all = `${serviceAt(serviceId)}/requests`;
  const items = data?.pages[0]?.items.slice(0, MOST) ?? [];
  return (
    <Section title={t('activity.recent')} action={<Anchor component={Link} to={`${all}?outcome=rejected`} size="sm">{t('activity.all')}</Anchor>}>
      {data === undefined ? (error === null ? <Loading /> : <ErrorState error={error} onRetry={() => void refetch()} />) : items.length === 0 ? <Text size="sm" c="dimmed">{t('activity.noRecent')}</Text> : (
        <Stack gap="xs">
          {items.map(({ id, time, operation, rules, resultCode }) => (
            <div key={id}>
              <Group justify="space-between" gap="xs" wrap="nowrap">
                <Anchor component={Link} to={`${all}/${id}`} size="sm">{operationInWords(operation, t)}</Anchor>
                <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>{atTime(time, language)}</Text>
              </Group>
              <Text size="xs" ff="monospace" className="breakable">{rules[0] ?? resultCode}</Text>
            </div>
          ))}
        </Stack>
      )}
    </Section>
  );
}
