import { ActionIcon, Anchor, Badge, Button, Group, Modal, Stack, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconBraces, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { serviceQuery } from '../../api/entities';
import { deleteKey, keysQuery, moveKey, type RingKey } from '../../api/keys';
import { useMay } from '../../api/session';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { serviceAt } from '../../shell/places';
import { ConfirmByName } from '../../ui/confirm-by-name';
import { CodeBlock } from '../../ui/copy';
import { DataTable, type Column } from '../../ui/data-table';
import { Empty, ErrorState, Loading } from '../../ui/states';
import { AddKey } from './add-key';
import { flagsOf, leastBits } from './flags';
import { Rotation } from './rotation';
import './texts';

const COLORS = { signing: 'teal', decrypting: 'teal', published: 'indigo', retired: 'gray' } as const;
const WARN_MS = 30 * 86_400_000;

const word = { styles: { label: { color: 'var(--mantine-color-text)' } }, tt: 'none', miw: 'max-content' } as const;

function Remarks({ ringKey, all }: { ringKey: RingKey; all: readonly RingKey[] }) {
  const { t, language } = useTexts();
  const { certificate, kty } = ringKey;
  const remarks = flagsOf(ringKey, all).map((flag) => ({ text: t(`keyRing.flags.${flag}`, { least: leastBits(kty) }), color: flag === 'unfit' ? 'yellow' : 'red' }));
  const left = certificate === undefined ? Infinity : certificate.notAfter - Date.now();
  const expiry = left < WARN_MS && certificate !== undefined ? [{ text: t(left < 0 ? 'keyRing.flags.expired' : 'keyRing.flags.expires', { when: new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(certificate.notAfter) }), color: left < 0 ? 'red' : 'yellow' }] : [];
  const told = [...remarks, ...expiry];
  if (told.length === 0) return <Text size="sm" c="dimmed">–</Text>;
  return <Group gap={4}>{told.map(({ text, color }) => <Badge key={text} color={color} variant="light" leftSection={<IconAlertTriangle size={12} aria-hidden />} {...word}>{text}</Badge>)}</Group>;
}

/** The keys of a service: what each does, what is wrong with it, and its rotation. */
export function KeysPage() {
  const { t } = useTexts();
  const { serviceId = '' } = useParams();
  const queries = useQueryClient();
  const mayChange = useMay('editor', serviceId);
  const service = useQuery(serviceQuery(serviceId)).data;
  const { data, error, refetch } = useQuery(keysQuery(serviceId));
  const [rotated, setRotated] = useState<string>();
  const [doomed, setDoomed] = useState<{ readonly kid: string; readonly retire: boolean }>();
  const [failure, setFailure] = useState<unknown>();
  const [shown, setShown] = useState<RingKey>();
  const items = data?.items ?? [];
  const subject = items.find(({ kid }) => kid !== undefined && kid === rotated);
  const columns: Column<RingKey>[] = [
    { id: 'kid', title: t('keyRing.kid'), cell: ({ kid }) => <Text size="sm" ff="monospace" className="breakable" maw={260}>{kid ?? '–'}</Text> },
    { id: 'alg', title: t('keyRing.alg'), cell: ({ alg, kty, crv, bits }) => <><Text size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>{alg ?? '–'}</Text><Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>{[kty, crv, bits].filter((part) => part !== undefined).join(' ')}</Text></> },
    { id: 'state', title: t('keyRing.state'), cell: ({ state }) => <Tooltip multiline w={260} label={t(`keyRing.stateHelp.${state}`)}><Badge color={COLORS[state]} variant="light" tabIndex={0} {...word}>{t(`keyRing.states.${state}`)}</Badge></Tooltip> },
    { id: 'uses', title: t('keyRing.uses'), cell: ({ signsFor }) => <Text size="sm">{signsFor.length === 0 ? '–' : signsFor.map((purpose) => t(`keyRing.purposes.${purpose}`)).join(', ')}</Text> },
    { id: 'remarks', title: t('keyRing.remarks'), cell: (ringKey) => <Remarks ringKey={ringKey} all={items} /> },
    { id: t('ui.actions'), title: '', align: 'right', cell: (ringKey) => {
      const { kid, state, use } = ringKey;
      return (
        <Group gap={4} justify="flex-end" wrap="nowrap">
          <ActionIcon variant="subtle" color="gray" onClick={() => setShown(ringKey)} aria-label={t('keyRing.showWhat', { kid })}><IconBraces size={16} aria-hidden /></ActionIcon>
          {!mayChange || kid === undefined ? null : (
            <>
              {use === 'enc' || state !== 'signing' ? null : <Button size="compact-xs" variant="default" leftSection={<IconRefresh size={14} aria-hidden />} onClick={() => setRotated(kid)} aria-label={t('keyRing.rotateWhat', { kid })}>{t('keyRing.rotate')}</Button>}
              {state !== 'published' ? null : (
                <>
                  <Button size="compact-xs" variant="default" onClick={() => void run(() => moveKey(serviceId, kid, 'switch'))} aria-label={t('keyRing.switchWhat', { kid })}>{t('keyRing.doSwitch')}</Button>
                  <Button size="compact-xs" variant="default" onClick={() => setDoomed({ kid, retire: true })} aria-label={t('keyRing.retireWhat', { kid })}>{t('keyRing.doRetire')}</Button>
                </>
              )}
              <ActionIcon variant="subtle" color="gray" onClick={() => setDoomed({ kid, retire: false })} aria-label={t('keyRing.deleteWhat', { kid })}><IconTrash size={16} aria-hidden /></ActionIcon>
            </>
          )}
        </Group>
      );
    } },
  ];
  const crumbs = [{ title: t('shell.services'), to: '/services' }, { title: service?.serviceName ?? serviceId, to: serviceAt(serviceId) }];
  const refresh = () => Promise.all([queries.invalidateQueries({ queryKey: ['keys', serviceId] }), queries.invalidateQueries({ queryKey: ['service', serviceId] })]);
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setFailure(undefined);
    try {
      await work();
      await refresh();
    } catch (problem) {
      setFailure(problem);
    }
  };
  const confirmed = async ({ kid, retire }: { readonly kid: string; readonly retire: boolean }): Promise<void> => {
    await (retire ? moveKey(serviceId, kid, 'retire') : deleteKey(serviceId, kid));
    setDoomed(undefined);
    await refresh();
  };
  return (
    <Page title={t('shell.keys')} crumbs={crumbs} about={t('keyRing.about')} actions={<Anchor component={Link} to={`${serviceAt(serviceId)}/settings/keys/jwk-set`} size="sm">{t('keyRing.elsewhere')}</Anchor>}>
      {data === undefined ? (error === null ? <Loading /> : <ErrorState error={error} onRetry={() => void refetch()} />) : (
        <Stack gap="lg">
          {failure === undefined ? null : <ErrorState error={failure} />}
          {items.length === 0 ? <Empty title={t('keyRing.empty')}>{t('keyRing.emptyText')}</Empty> : <DataTable caption={t('shell.keys')} columns={columns} rows={items} keyOf={({ kid, alg }) => `${kid ?? ''} ${alg ?? ''}`} minWidth={860} />}
          {mayChange ? <AddKey serviceId={serviceId} /> : null}
        </Stack>
      )}
      {subject === undefined ? null : <Rotation serviceId={serviceId} subject={subject} all={items} onClose={() => setRotated(undefined)} />}
      {doomed === undefined ? null : (
        <ConfirmByName
          opened onClose={() => setDoomed(undefined)} name={doomed.kid} onConfirm={() => confirmed(doomed)}
          title={doomed.retire ? t('keyRing.retireWhat', { kid: doomed.kid }) : t('keyRing.deleteTitle')} action={doomed.retire ? t('keyRing.doRetire') : t('ui.delete')}
        >
          {doomed.retire ? t('keyRing.steps.retireText') : t('keyRing.deleteText')}
        </ConfirmByName>
      )}
      {shown === undefined ? null : (
        <Modal opened onClose={() => setShown(undefined)} title={t('keyRing.publicJwk')} size="lg" closeButtonProps={{ 'aria-label': t('ui.close') }}>
          <CodeBlock value={JSON.stringify(shown.publicJwk, undefined, 2)} what={t('keyRing.publicJwk')} />
          <Group justify="flex-end" mt="md"><Button variant="default" onClick={() => setShown(undefined)}>{t('ui.close')}</Button></Group>
        </Modal>
      )}
    </Page>
  );
}
