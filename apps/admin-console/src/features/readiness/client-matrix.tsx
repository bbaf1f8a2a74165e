import { Anchor, ScrollArea, Table, Text, Title } from '@mantine/core';
import { IconCheck, IconMinus, IconQuestionMark, IconX } from '@tabler/icons-react';
import type { ReadinessFinding, Verdict } from '@symbolon/engine';
import { Link } from 'react-router';
import { useTexts } from '../../i18n/i18n';
import { clientAt, type Place } from '../../shell/places';
import { ruleAt } from '../rules/rule-at';
import './texts';

export interface NamedClient {
  readonly clientId: number;
  readonly name: string;
}

const LOOK = { pass: { Icon: IconCheck, color: 'teal' }, fail: { Icon: IconX, color: 'red' }, notApplicable: { Icon: IconMinus, color: 'gray' }, unknown: { Icon: IconQuestionMark, color: 'yellow' } } as const;

function Mark({ kind }: { kind: Verdict['kind'] }) {
  const { t } = useTexts();
  const { Icon, color } = LOOK[kind];
  return <Icon size={16} role="img" aria-label={t(`verdict.${kind}`)} color={`var(--mantine-color-${color}-filled)`} />;
}

/** Only what not everybody passes is worth a column, and only who does not pass it all a row. */
export function troubled(findings: readonly ReadinessFinding[]): { readonly rules: readonly ReadinessFinding[]; readonly clientIds: readonly number[] } {
  const troubles = findings.filter(({ clientId, verdict }) => clientId !== undefined && (verdict.kind === 'fail' || verdict.kind === 'unknown'));
  return { rules: [...new Map(troubles.map((finding) => [finding.rule, finding])).values()], clientIds: [...new Set(troubles.flatMap(({ clientId }) => clientId ?? []))] };
}

/** Clients by clause, for a service. */
export function ClientMatrix({ title, findings, clients, place: { serviceId = '' } }: { title: string; findings: readonly ReadinessFinding[]; clients: readonly NamedClient[]; place: Place }) {
  const { t, language } = useTexts();
  const concerned = findings.some(({ clientId }) => clientId !== undefined);
  if (!concerned) return null;
  const { rules, clientIds } = troubled(findings);
  const kinds = new Map(findings.map(({ rule, clientId, verdict }) => [`${rule} ${clientId ?? ''}`, verdict.kind]));
  const nameOf = (clientId: number): string => clients.find((client) => client.clientId === clientId)?.name ?? String(clientId);
  const caption = t('findings.matrix', { title });
  return (
    <>
      <Title order={3} mt="lg" mb={4}>{t('findings.ofClients')}</Title>
      {rules.length === 0 ? <Text size="sm" c="dimmed">{t('findings.matrixAll')}</Text> : (
        <ScrollArea type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': caption }}>
          <Table fz="sm" withTableBorder={false}>
            <caption className="visually-hidden">{caption}</caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col" miw={180}>{t('findings.clientName')}</Table.Th>
                {rules.map(({ rule, demands }) => (
                  <Table.Th key={rule} scope="col" title={demands[language]} miw={110} style={{ verticalAlign: 'bottom' }}>
                    <Anchor component={Link} to={ruleAt(rule)} size="xs" ff="monospace" fw={500}>{rule}</Anchor>
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {clientIds.map((clientId) => (
                <Table.Tr key={clientId}>
                  <Table.Th scope="row" fw={500}><Anchor component={Link} to={`${clientAt(serviceId, String(clientId))}/readiness`} size="sm" className="breakable">{nameOf(clientId)}</Anchor></Table.Th>
                  {rules.map(({ rule }) => <Table.Td key={rule}><Mark kind={kinds.get(`${rule} ${clientId}`) ?? 'notApplicable'} /></Table.Td>)}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea>
      )}
    </>
  );
}
