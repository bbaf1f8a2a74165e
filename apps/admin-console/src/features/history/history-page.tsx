import { Badge, Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { entryOf, type SubjectName } from '@symbolon/contract/catalogue';
import { useState } from 'react';
import { useParams } from 'react-router';
import { call, withQuery } from '../../api/call';
import { clientQuery, serviceQuery, type Entity } from '../../api/entities';
import { useMay } from '../../api/session';
import { changesBetween } from '../../catalogue/changes';
import { atTime } from '../../i18n/format';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { clientAt, serviceAt } from '../../shell/places';
import { DataTable, type Column } from '../../ui/data-table';
import { Empty, ErrorState, Loading } from '../../ui/states';
import { ChangeList } from '../settings/change-list';
import './texts';

interface Version {
  readonly version: number;
  /** ms */
  readonly changedAt: number;
  readonly actor?: { readonly kind?: string; readonly name?: string };
  readonly changed?: readonly string[];
}

interface Props {
  readonly subject: SubjectName;
  readonly path: string;
  readonly present: Entity;
  readonly mayRestore: boolean;
  readonly onRestored: (stored: Entity) => Promise<void>;
}

function Compared({ subject, path, present, mayRestore, version, onClose, onRestored }: Props & { version: number; onClose: () => void }) {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery({ queryKey: ['version', path, version], queryFn: () => call<Version & { readonly settings: Entity }>('GET', `${path}/${version}`), staleTime: Infinity });
  const restore = useMutation({
    mutationFn: () => call<Entity>('POST', `${path}/${version}/restore`, present.modifiedAt === undefined ? {} : { modifiedAt: present.modifiedAt }),
    onSuccess: async (stored) => {
      notifications.show({ color: 'teal', message: t('history.restored', { version }), closeButtonProps: { 'aria-label': t('ui.close') } });
      await onRestored(stored);
      onClose();
    },
  });
  const changes = data === undefined ? [] : changesBetween(present, data.settings);
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={<Text fw={650} size="lg" component="span">{t('history.title', { version })}</Text>} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      {data === undefined ? (error === null ? <Loading /> : <ErrorState error={error} onRetry={() => void refetch()} />) : changes.length === 0 ? <Text size="sm">{t('history.same')}</Text> : (
        <Stack>
          <Text size="sm">{t('history.restoreWould')}</Text>
          <ChangeList subject={subject} changes={changes} />
          {restore.error === null ? null : <ErrorState error={restore.error} />}
          {mayRestore ? <Group justify="flex-end"><Button onClick={() => restore.mutate()} loading={restore.isPending}>{t('history.restore')}</Button></Group> : null}
        </Stack>
      )}
    </Drawer>
  );
}

function Versions(props: Props) {
  const { t, language } = useTexts();
  const { subject, path, present } = props;
  const [opened, setOpened] = useState<number>();
  const list = useInfiniteQuery({
    queryKey: ['history', path, present.modifiedAt],
    queryFn: ({ pageParam }) => call<{ readonly items: readonly Version[]; readonly next?: string }>('GET', withQuery(path, { after: pageParam, limit: 25 })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const newest = rows[0]?.version;
  const named = (keys: readonly string[]): string => (keys.length === 0 ? t('history.nothing') : keys.map((key) => entryOf(subject, key)?.label[language] ?? key).join(', '));
  const columns: Column<Version>[] = [
    { id: 'version', title: t('history.version'), cell: ({ version }) => <Group gap={6} wrap="nowrap"><Text size="sm" fw={600}>{version}</Text>{version === newest ? <Badge size="sm" variant="default" tt="none">{t('history.present')}</Badge> : null}</Group> },
    { id: 'when', title: t('history.when'), cell: ({ changedAt }) => <Text size="sm" style={{ whiteSpace: 'nowrap' }}>{atTime(changedAt, language)}</Text> },
    { id: 'who', title: t('history.who'), cell: ({ actor }) => <Text size="sm" className="breakable">{actor?.name ?? actor?.kind ?? '–'}</Text> },
    { id: 'changed', title: t('history.changed'), cell: ({ changed }) => <Text size="sm" c={changed === undefined ? 'dimmed' : undefined} lineClamp={3}>{changed === undefined ? t('history.first') : named(changed)}</Text> },
    { id: t('ui.actions'), title: '', align: 'right', cell: ({ version }) => (version === newest ? null : <Button size="compact-xs" variant="default" onClick={() => setOpened(version)} aria-label={t('history.compareWhat', { version })}>{t('history.compare')}</Button>) },
  ];
  if (list.data === undefined) return list.error === null ? <Loading /> : <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      {rows.length === 0 ? <Empty title={t('history.empty')} /> : <DataTable caption={t('shell.history')} columns={columns} rows={rows} keyOf={({ version }) => String(version)} minWidth={760} />}
      {list.hasNextPage ? <Group justify="center" mt="md"><Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('ui.more')}</Button></Group> : null}
      {opened === undefined ? null : <Compared {...props} version={opened} onClose={() => setOpened(undefined)} />}
    </>
  );
}

/** What a service was, and the way back. */
export function ServiceHistory() {
  const { t } = useTexts();
  const { serviceId = '' } = useParams();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(serviceQuery(serviceId));
  const mayRestore = useMay('editor', serviceId);
  if (data === undefined) return error === null ? <Loading /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page title={t('shell.history')} about={t('history.about')} crumbs={[{ title: t('shell.services'), to: '/services' }, { title: data.serviceName ?? serviceId, to: serviceAt(serviceId) }]}>
      <Versions
        subject="service" path={`/api/admin/services/${encodeURIComponent(serviceId)}/history`} present={data as unknown as Entity} mayRestore={mayRestore}
        onRestored={async (stored) => { queries.setQueryData(['service', serviceId], stored); await queries.invalidateQueries({ queryKey: ['services'] }); }}
      />
    </Page>
  );
}

/** What a client was, and the way back. */
export function ClientHistory() {
  const { t } = useTexts();
  const { serviceId = '', clientId = '' } = useParams();
  const queries = useQueryClient();
  const service = useQuery(serviceQuery(serviceId)).data;
  const { data, error, refetch } = useQuery(clientQuery(serviceId, clientId));
  const mayRestore = useMay('editor', serviceId);
  if (data === undefined) return error === null ? <Loading /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <Page
      title={t('shell.history')} about={t('history.about')}
      crumbs={[{ title: t('shell.services'), to: '/services' }, { title: service?.serviceName ?? serviceId, to: serviceAt(serviceId) }, { title: t('shell.clients'), to: `${serviceAt(serviceId)}/clients` }, { title: data.clientName ?? clientId, to: clientAt(serviceId, clientId) }]}
    >
      <Versions
        subject="client" path={`/api/admin/services/${encodeURIComponent(serviceId)}/clients/${encodeURIComponent(clientId)}/history`} present={data as unknown as Entity} mayRestore={mayRestore}
        onRestored={async (stored) => { queries.setQueryData(['client', serviceId, clientId], stored); await queries.invalidateQueries({ queryKey: ['clients'] }); }}
      />
    </Page>
  );
}
