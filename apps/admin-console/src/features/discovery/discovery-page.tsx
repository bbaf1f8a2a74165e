import { Alert, Code, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormContext } from 'react-hook-form';
import { useDebouncedValue } from '@mantine/hooks';
import { ApiError, call } from '../../api/call';
import { servicePath } from '../../api/entities';
import { toBody } from '../../catalogue/changes';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { CopyIcon } from '../../ui/copy';
import { ErrorState, Loading } from '../../ui/states';
import { useEditor } from '../settings/editor';
import { linesBetween, type Line } from './lines';
import './texts';

type Document = Readonly<Record<string, unknown>>;

const MARK = { same: ' ', added: '+', removed: '−' } as const;
const COLOR = { same: undefined, added: 'var(--mantine-color-teal-light)', removed: 'var(--mantine-color-red-light)' } as const;

function Lines({ lines, label }: { lines: readonly Line[]; label: string }) {
  const { t } = useTexts();
  return (
    <Code block tabIndex={0} aria-label={label} style={{ maxHeight: '70vh', overflow: 'auto', overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
      {lines.map(({ text, kind }, at) => (
        <div key={at} style={{ background: COLOR[kind], textDecoration: kind === 'removed' ? 'line-through' : undefined }}>
          <span aria-hidden>{MARK[kind]} </span>{kind === 'same' ? null : <span className="visually-hidden">{t(`discovery.${kind}`)}: </span>}{text}
        </div>
      ))}
    </Code>
  );
}

/** The document by which clients find everything, as it is and as the draft would make it. */
export function DiscoveryPage() {
  const { t } = useTexts();
  const { place: { serviceId = '' }, crumbs, stored, changes } = useEditor();
  const { getValues } = useFormContext();
  const now = useQuery({ queryKey: ['discovery', serviceId, stored.modifiedAt], queryFn: () => call<Document>('GET', `${servicePath(serviceId)}/service/configuration`) });
  const [draft] = useDebouncedValue(JSON.stringify(toBody(getValues(), stored)), 300);
  const then = useQuery({
    queryKey: ['discovery', serviceId, stored.modifiedAt, draft], enabled: changes.length > 0, retry: false, gcTime: 0,
    queryFn: () => call<Document>('POST', `/api/admin/services/${encodeURIComponent(serviceId)}/configuration/preview`, JSON.parse(draft)),
  });
  const lines = now.data === undefined ? [] : linesBetween(now.data, changes.length > 0 ? then.data ?? now.data : now.data);
  const changed = lines.filter(({ kind }) => kind !== 'same').length;
  const isUnsavable = then.error instanceof ApiError && then.error.status === 400;
  return (
    <Page title={t('discovery.title')} crumbs={crumbs} about={t('discovery.about')} actions={now.data === undefined ? undefined : <CopyIcon value={JSON.stringify(then.data ?? now.data, undefined, 2)} what={t('discovery.title')} />}>
      {now.data === undefined ? (now.error === null ? <Loading /> : <ErrorState error={now.error} onRetry={() => void now.refetch()} />) : (
        <Stack pb={96}>
          {changes.length === 0 ? null : isUnsavable ? <Alert color="orange" variant="light" role="status">{t('discovery.cannot')}</Alert> : then.error !== null ? <ErrorState error={then.error} /> : <Text size="sm" role="status">{changed === 0 ? t('discovery.unchanged') : t('discovery.changed', { count: changed })}</Text>}
          <Lines lines={lines} label={t('discovery.title')} />
        </Stack>
      )}
    </Page>
  );
}
