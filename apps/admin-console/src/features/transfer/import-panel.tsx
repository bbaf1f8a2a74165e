import { Alert, Badge, Button, FileButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileImport } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { call, withQuery } from '../../api/call';
import type { Entity } from '../../api/entities';
import { changesBetween } from '../../catalogue/changes';
import { useTexts } from '../../i18n/i18n';
import { serviceAt } from '../../shell/places';
import { Section } from '../../ui/section';
import { ErrorState } from '../../ui/states';
import { ChangeList } from '../settings/change-list';
import './texts';

interface Step {
  readonly action: 'create' | 'update' | 'none';
  readonly id?: number;
  readonly was?: number;
  readonly before?: Entity;
  readonly after?: Entity;
}

interface ImportAnswer {
  readonly dryRun: boolean;
  readonly service: Step;
  readonly clients: readonly Step[];
  readonly untouched: readonly number[];
}

type Read = { readonly document: object } | { readonly why: string };

function read(text: string): Read {
  try {
    const document: unknown = JSON.parse(text);
    return typeof document === 'object' && document !== null && !Array.isArray(document) ? { document } : { why: '' };
  } catch (error) {
    return { why: error instanceof Error ? error.message : '' };
  }
}

const COLORS = { create: 'teal', update: 'indigo', none: 'gray' } as const;

function StepCard({ step, subject, title }: { step: Step; subject: 'service' | 'client'; title: string }) {
  const { t } = useTexts();
  const changes = changesBetween(step.before ?? {}, step.after ?? {});
  return (
    <details open={step.action === 'update'}>
      <summary style={{ cursor: 'pointer' }}>
        <Text span fw={600} className="breakable">{title}</Text>{' '}
        <Badge variant="light" color={COLORS[step.action]} tt="none" styles={{ label: { color: 'var(--mantine-color-text)' } }}>{t(`transfer.actions.${step.action}`)}</Badge>{' '}
        <Text span size="sm" c="dimmed">{t('transfer.settings', { count: changes.length })}</Text>
      </summary>
      <Stack gap="xs" mt="xs" pl="md">
        {step.was === undefined ? null : <Text size="sm">{t('transfer.was', { was: step.was })}</Text>}
        <ChangeList subject={subject} changes={changes} />
      </Stack>
    </details>
  );
}

/** Everything that an import does or would do. */
export function Outcome({ answer }: { answer: ImportAnswer }) {
  const { t } = useTexts();
  const steps = [answer.service, ...answer.clients];
  const count = (action: Step['action']): number => steps.filter((step) => step.action === action).length;
  const nameOf = ({ id, was, after }: Step): string => [after?.['clientName'], id ?? was].filter((part) => part !== undefined).join(' · ');
  return (
    <Stack>
      <Text>{t('transfer.summary', { created: count('create'), updated: count('update'), same: count('none') })}</Text>
      {answer.service.action === 'none' ? null : <StepCard step={answer.service} subject="service" title={t('transfer.service')} />}
      {answer.clients.map((step, at) => (step.action === 'none' ? null : <StepCard key={step.id ?? at} step={step} subject="client" title={t('transfer.client', { name: nameOf(step) })} />))}
      {answer.untouched.length === 0 ? null : <Text size="sm" c="dimmed">{t('transfer.untouched', { count: answer.untouched.length })}</Text>}
      {answer.clients.some(({ action, after }) => action === 'create' && String(after?.['tokenAuthMethod']).startsWith('CLIENT_SECRET')) ? <Text size="sm">{t('transfer.notSecrets')}</Text> : null}
    </Stack>
  );
}

/** Takes a document in: first what would change, then the change. Without a service it becomes a new one. */
export function ImportPanel({ serviceId, modifiedAt }: { serviceId?: string; modifiedAt?: number }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const parsed = read(text);
  const path = serviceId === undefined ? '/api/admin/services/import' : `/api/admin/services/${encodeURIComponent(serviceId)}/import`;
  const send = (dryRun: boolean) => call<ImportAnswer>('POST', withQuery(path, { dryRun: dryRun ? 'true' : undefined, modifiedAt }), 'document' in parsed ? parsed.document : {});
  const compare = useMutation({ mutationFn: () => send(true) });
  const apply = useMutation({
    mutationFn: () => send(false),
    onSuccess: async () => {
      notifications.show({ color: 'teal', message: t('transfer.done'), closeButtonProps: { 'aria-label': t('ui.close') } });
      compare.reset();
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
  const change = (next: string): void => {
    setText(next);
    compare.reset();
    apply.reset();
  };
  const take = (file: File | null | undefined): void => { if (file !== null && file !== undefined) void file.text().then(change); };
  const error = apply.error ?? compare.error;
  const isSame = compare.data !== undefined && [compare.data.service, ...compare.data.clients].every(({ action }) => action === 'none');
  return (
    <Section title={serviceId === undefined ? t('transfer.importNew') : t('transfer.import')}>
      <Stack>
        <Text size="sm" c="dimmed">{t('transfer.importText')}</Text>
        <Textarea
          label={t('transfer.document')} description={t('transfer.documentHelp')} value={text} onChange={(event) => change(event.currentTarget.value)} autosize minRows={5} maxRows={14} spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 } }} error={text === '' || 'document' in parsed ? undefined : t('transfer.broken', parsed)}
          onDragOver={(event) => event.preventDefault()} onDrop={(event) => { if (event.dataTransfer.files.length > 0) { event.preventDefault(); take(event.dataTransfer.files[0]); } }}
        />
        <Group>
          <FileButton onChange={take} accept="application/json,.json">{(props) => <Button {...props} variant="default" leftSection={<IconFileImport size={16} aria-hidden />}>{t('transfer.choose')}</Button>}</FileButton>
          <Button onClick={() => compare.mutate()} loading={compare.isPending} disabled={text === '' || !('document' in parsed)}>{t('transfer.compare')}</Button>
        </Group>
        {error === null ? null : <ErrorState error={error} />}
        {isSame ? <Alert color="teal" variant="light" role="status">{t('transfer.nothing')}</Alert> : compare.data === undefined ? null : (
          <Section title={t('transfer.wouldChange')} action={<Button onClick={() => apply.mutate()} loading={apply.isPending}>{t('transfer.apply')}</Button>}><Outcome answer={compare.data} /></Section>
        )}
        {apply.data === undefined ? null : (
          <Alert color="teal" variant="light" role="status" title={t('transfer.done')}>
            <Stack gap="xs">
              <Outcome answer={apply.data} />
              {serviceId !== undefined || apply.data.service.id === undefined ? null : <Group><Button component={Link} to={serviceAt(String(apply.data.service.id))} size="xs">{t('transfer.open')}</Button></Group>}
            </Stack>
          </Alert>
        )}
      </Stack>
    </Section>
  );
}
