import { Button, Group, Select, Stack, Table, Text } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { entryOf, type SubjectName } from '@symbolon/contract/catalogue';
import { useParams, useSearchParams } from 'react-router';
import { clientQuery, clientsQuery, serviceQuery, servicesQuery, type Entity } from '../../api/entities';
import { changesBetween } from '../../catalogue/changes';
import { shownValue } from '../../catalogue/shown';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { serviceAt } from '../../shell/places';
import { ErrorState, Loading } from '../../ui/states';
import './texts';

const MOST = 1_000;
/** What tells one from another and says nothing about how it is set. */
const IDENTITY = new Set(['number', 'serviceNumber', 'serviceName', 'apiKey', 'apiSecret', 'clientId', 'clientName', 'clientSecret', 'clientIdAlias', 'serviceOwnerNumber']);

interface Named {
  readonly value: string;
  readonly label: string;
}

function Differences({ subject, left, right, names }: { subject: SubjectName; left: Entity; right: Entity; names: readonly [string, string] }) {
  const { t, language } = useTexts();
  const differences = changesBetween(left, right).filter(({ key }) => !IDENTITY.has(key));
  const show = (key: string, value: unknown): string => { const entry = entryOf(subject, key); return entry === undefined ? JSON.stringify(value) ?? t('settings.notSet') : shownValue(entry, value, t, language); };
  if (differences.length === 0) return <Text role="status">{t('compare.same')}</Text>;
  return (
    <>
      <Text size="sm" c="dimmed" role="status">{t('compare.differs', { count: differences.length })}</Text>
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing="sm" layout="fixed">
          <Table.Thead><Table.Tr><Table.Th scope="col">{t('compare.setting')}</Table.Th>{names.map((name, at) => <Table.Th key={at} scope="col"><Text fw={700} size="sm" className="breakable" lineClamp={2} title={name}>{name}</Text></Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {differences.map(({ key, before, after }) => (
              <Table.Tr key={key}>
                <Table.Th scope="row" fw={500} className="breakable"><Text size="sm" fw={600}>{entryOf(subject, key)?.label[language] ?? key}</Text><Text size="xs" c="dimmed" ff="monospace">{key}</Text></Table.Th>
                {[before, after].map((value, at) => <Table.Td key={at} valign="top"><Text size="sm" className="breakable" lineClamp={10}>{show(key, value)}</Text></Table.Td>)}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

function Choice({ named, children }: { named: readonly Named[]; children: (left: string, right: string) => React.ReactNode }) {
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const [left, right] = [params.get('left'), params.get('right')];
  const set = (part: { readonly left?: string | null; readonly right?: string | null }): void =>
    setParams(Object.fromEntries(Object.entries({ left, right, ...part }).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== undefined)), { replace: true });
  return (
    <Stack>
      <Group align="flex-end">
        <Select label={t('compare.left')} searchable value={left} data={[...named]} onChange={(value) => set({ left: value })} style={{ flex: '1 1 14rem' }} />
        <Button variant="default" onClick={() => set({ left: right, right: left })} leftSection={<IconArrowsExchange size={16} aria-hidden />}>{t('compare.swap')}</Button>
        <Select label={t('compare.right')} searchable value={right} data={[...named]} onChange={(value) => set({ right: value })} style={{ flex: '1 1 14rem' }} />
      </Group>
      {left === null || right === null ? <Text c="dimmed">{t('compare.choose')}</Text> : children(left, right)}
    </Stack>
  );
}

const nameIn = (named: readonly Named[], value: string): string => named.find((each) => each.value === value)?.label ?? value;

function TwoServices({ left, right, named }: { left: string; right: string; named: readonly Named[] }) {
  const [one, other] = [useQuery(serviceQuery(left)), useQuery(serviceQuery(right))];
  const error = one.error ?? other.error;
  if (error !== null) return <ErrorState error={error} />;
  return one.data === undefined || other.data === undefined ? <Loading /> : <Differences subject="service" left={one.data as unknown as Entity} right={other.data as unknown as Entity} names={[nameIn(named, left), nameIn(named, right)]} />;
}

function TwoClients({ serviceId, left, right, named }: { serviceId: string; left: string; right: string; named: readonly Named[] }) {
  const [one, other] = [useQuery(clientQuery(serviceId, left)), useQuery(clientQuery(serviceId, right))];
  const error = one.error ?? other.error;
  if (error !== null) return <ErrorState error={error} />;
  return one.data === undefined || other.data === undefined ? <Loading /> : <Differences subject="client" left={one.data as unknown as Entity} right={other.data as unknown as Entity} names={[nameIn(named, left), nameIn(named, right)]} />;
}

/** Two services, side by side. */
export function CompareServices() {
  const { t } = useTexts();
  const named = (useQuery(servicesQuery(0, MOST)).data?.services ?? []).map(({ apiKey, serviceName }) => ({ value: String(apiKey), label: serviceName === undefined ? String(apiKey) : `${serviceName} (${apiKey})` }));
  return <Page title={t('compare.services')} about={t('compare.about')} crumbs={[{ title: t('shell.services'), to: '/services' }]}><Choice named={named}>{(left, right) => <TwoServices left={left} right={right} named={named} />}</Choice></Page>;
}

/** Two clients of a service, side by side. */
export function CompareClients() {
  const { t } = useTexts();
  const { serviceId = '' } = useParams();
  const service = useQuery(serviceQuery(serviceId)).data;
  const named = (useQuery(clientsQuery(serviceId, 0, MOST)).data?.clients ?? []).map(({ clientId, clientName }) => ({ value: String(clientId), label: clientName === undefined ? String(clientId) : `${clientName} (${clientId})` }));
  return (
    <Page title={t('compare.clients')} about={t('compare.about')} crumbs={[{ title: t('shell.services'), to: '/services' }, { title: service?.serviceName ?? serviceId, to: serviceAt(serviceId) }, { title: t('shell.clients'), to: `${serviceAt(serviceId)}/clients` }]}>
      <Choice named={named}>{(left, right) => <TwoClients serviceId={serviceId} left={left} right={right} named={named} />}</Choice>
    </Page>
  );
}
