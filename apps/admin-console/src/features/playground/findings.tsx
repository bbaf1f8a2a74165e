import { Anchor, Group, Stack, Table, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Trace } from '@symbolon/engine';
import { Link } from 'react-router';
import { ApiError, call } from '../../api/call';
import { useTexts } from '../../i18n/i18n';
import { serviceAt } from '../../shell/places';
import { Section } from '../../ui/section';
import { ClauseChip } from '../../ui/verdict';

const WAIT = 400;
const ATTEMPTS = 6;

/** Traces are written after the answer, so a new one may need a moment. */
const traceQuery = (serviceId: string, traceId: string) => queryOptions({
  queryKey: ['trace', serviceId, traceId],
  queryFn: () => call<Trace>('GET', `/api/admin/services/${encodeURIComponent(serviceId)}/requests/${encodeURIComponent(traceId)}`),
  retry: (count, error) => error instanceof ApiError && error.status === 404 && count < ATTEMPTS,
  retryDelay: WAIT,
});

/** What the server thought of a request, rule by rule. */
export function Findings({ serviceId, traceId }: { serviceId: string; traceId?: string }) {
  const { t } = useTexts();
  const trace = useQuery({ ...traceQuery(serviceId, traceId ?? ''), enabled: traceId !== undefined });
  if (traceId === undefined || trace.isError) return <Text size="sm" c="dimmed">{t('playground.findings.missing')}</Text>;
  if (trace.data === undefined) return null;
  const { findings, profile, because } = trace.data;
  return (
    <Section title={t('playground.findings.title')} action={<Anchor component={Link} to={`${serviceAt(serviceId)}/requests/${encodeURIComponent(traceId)}`} size="sm">{t('playground.findings.open')}</Anchor>}>
      <Stack gap="xs">
        {profile === undefined ? null : <Group gap="xs"><Text size="sm" fw={600}>{t('playground.findings.profile')}: {profile}</Text><Text size="sm" c="dimmed">{because}</Text></Group>}
        {findings.length === 0 ? <Text size="sm">{t('playground.findings.none')}</Text> : (
          <Table verticalSpacing="xs">
            <Table.Tbody>
              {findings.map(({ rule, why, expected, received }) => (
                <Table.Tr key={rule}>
                  <Table.Td w="18rem" valign="top"><ClauseChip id={rule} /></Table.Td>
                  <Table.Td>
                    <Text size="sm">{why}</Text>
                    {expected === undefined ? null : <Text size="sm" c="dimmed" className="breakable">{t('playground.findings.expected')}: {expected}</Text>}
                    {received === undefined ? null : <Text size="sm" c="dimmed" className="breakable">{t('playground.findings.received')}: {received}</Text>}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </Stack>
    </Section>
  );
}
