import { Badge, Box, Divider, Group, NavLink, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { pageTree, type PageNode, type SubjectName } from '@symbolon/contract/catalogue';
import { useState, type ComponentType } from 'react';
import { Link, useLocation } from 'react-router';
import { clientQuery, serviceQuery } from '../api/entities';
import { failuresKey } from '../features/readiness/failures-key';
import { useTexts } from '../i18n/i18n';
import { menu } from './menu';
import { entityAt, serviceAt, usePlace } from './places';

interface ItemProps {
  readonly label: string;
  readonly to: string;
  readonly Icon?: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  readonly exact?: boolean;
  /** Clauses that fail on the page. */
  readonly failing?: number;
}

const Failing = ({ count, label }: { count: number; label: string }) => <Badge size="sm" circle={count < 10} color="red" variant="light" title={label} styles={{ label: { color: 'var(--mantine-color-text)' } }}>{count}<span className="visually-hidden">{label}</span></Badge>;

function Item({ label, to, Icon, exact = false, failing = 0 }: ItemProps) {
  const { t } = useTexts();
  const { pathname } = useLocation();
  const isHere = pathname === to || (!exact && pathname.startsWith(`${to}/`));
  return (
    <NavLink
      component={Link} to={to} label={label} active={isHere} aria-current={isHere ? 'page' : undefined} py={6} style={{ borderRadius: 'var(--mantine-radius-md)' }}
      leftSection={Icon === undefined ? undefined : <Icon size={16} aria-hidden />} variant="light" styles={{ label: { overflowWrap: 'anywhere' } }}
      rightSection={failing === 0 ? undefined : <Failing count={failing} label={t('shell.failing', { count: failing })} />}
    />
  );
}

interface NodeProps {
  readonly node: PageNode;
  readonly base: string;
  /** Failing clauses by page. */
  readonly counts: Readonly<Record<string, number>>;
}

const failingBelow = (node: PageNode, counts: NodeProps['counts']): number =>
  (counts[node.id] ?? 0) + node.children.reduce((sum, child) => sum + failingBelow(child, counts), 0);

function Section({ node, base, counts }: NodeProps) {
  const { t, language } = useTexts();
  const failing = failingBelow(node, counts);
  const { pathname } = useLocation();
  const isInside = pathname.startsWith(`${base}/settings/${node.id.replaceAll('.', '/')}/`);
  const [isOpen, setOpen] = useState(isInside);
  const [wasInside, setWasInside] = useState(isInside);
  if (isInside !== wasInside) {
    setWasInside(isInside);
    if (isInside) setOpen(true);
  }
  return (
    <NavLink
      component="button" opened={isOpen} onChange={setOpen} aria-expanded={isOpen} childrenOffset="md" py={6} style={{ borderRadius: 'var(--mantine-radius-md)' }} styles={{ label: { textAlign: 'start' } }}
      label={failing === 0 ? node.title[language] : <Group gap="xs" wrap="nowrap">{node.title[language]}<Failing count={failing} label={t('shell.failing', { count: failing })} /></Group>}
    >
      {node.children.map((child) => <SettingsNode key={child.id} node={child} base={base} counts={counts} />)}
    </NavLink>
  );
}

function SettingsNode({ node, base, counts }: NodeProps) {
  const { language } = useTexts();
  return node.path === undefined ? <Section node={node} base={base} counts={counts} /> : <Item label={node.title[language]} to={`${base}/settings/${node.path}`} failing={counts[node.id] ?? 0} />;
}

const Caption = ({ children }: { children: string }) => <Box px="sm" pt="sm" pb={4}><Text size="xs" fw={700} c="dimmed" className="breakable" lineClamp={2} title={children}>{children}</Text></Box>;

function Level({ level, base, subject, name }: { level: 'service' | 'client'; base: string; subject: SubjectName; name: string }) {
  const { t } = useTexts();
  // Whoever edits the service or client puts it there; nothing is fetched.
  const counts = useQuery<Readonly<Record<string, number>>>({ queryKey: failuresKey(usePlace()), queryFn: skipToken }).data ?? {};
  return (
    <>
      <Caption>{name}</Caption>
      {menu[level].map(({ key, to, Icon }) => <Item key={key} label={t(`shell.${key}`)} to={`${base}${to}`} Icon={Icon} exact={to === ''} />)}
      <Divider my="xs" />
      <Caption>{t(level === 'service' ? 'shell.serviceSettings' : 'shell.clientSettings')}</Caption>
      {pageTree[subject].map((node) => <SettingsNode key={node.id} node={node} base={base} counts={counts} />)}
    </>
  );
}

function ServiceLevel({ serviceId }: { serviceId: string }) {
  const { t } = useTexts();
  const service = useQuery(serviceQuery(serviceId)).data;
  return (
    <>
      <Item label={t('shell.services')} to="/services" Icon={IconArrowLeft} exact />
      <Level level="service" base={serviceAt(serviceId)} subject="service" name={service?.serviceName ?? serviceId} />
    </>
  );
}

function ClientLevel({ serviceId, clientId }: { serviceId: string; clientId: string }) {
  const service = useQuery(serviceQuery(serviceId)).data;
  const client = useQuery(clientQuery(serviceId, clientId)).data;
  return (
    <>
      <Item label={service?.serviceName ?? serviceId} to={`${serviceAt(serviceId)}/clients`} Icon={IconArrowLeft} exact />
      <Level level="client" base={entityAt({ serviceId, clientId })} subject="client" name={client?.clientName ?? clientId} />
    </>
  );
}

/** The menu of the level that the operator is on: organization, service or client. */
export function Navigation() {
  const { t } = useTexts();
  const { serviceId, clientId } = usePlace();
  if (serviceId === undefined) return menu.organization.map(({ key, to, Icon }) => <Item key={key} label={t(`shell.${key}`)} to={to} Icon={Icon} />);
  return clientId === undefined ? <ServiceLevel serviceId={serviceId} /> : <ClientLevel serviceId={serviceId} clientId={clientId} />;
}
