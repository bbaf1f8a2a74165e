import { ActionIcon, Alert, Anchor, Box, Button, Drawer, Group, List, Stack, Tabs, Text } from '@mantine/core';
import { IconArrowBackUp, IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { entryOf, pageOf } from '@symbolon/contract/catalogue';
import { useFormContext } from 'react-hook-form';
import { Link } from 'react-router';
import { ApiError } from '../../api/call';
import { serviceQuery, type Entity } from '../../api/entities';
import { toBody } from '../../catalogue/changes';
import { check } from '../../catalogue/check';
import { useTexts } from '../../i18n/i18n';
import { entityAt } from '../../shell/places';
import { CodeBlock } from '../../ui/copy';
import { ErrorState } from '../../ui/states';
import { ClauseChip } from '../../ui/verdict';
import { asCurl } from './api-call';
import { ChangeList } from './change-list';
import { useEditor } from './editor';
import type { Effects } from './effects';
import { Stale } from './stale';
import { keyOf } from './use-field-problems';

interface Props {
  readonly onClose: () => void;
  readonly onSave: () => Promise<void>;
  readonly saving: boolean;
  readonly failure: unknown;
  readonly onRebase: (theirs: Entity) => void;
  readonly onTakeTheirs: (theirs: Entity) => void;
}

function useEffects(): Effects | undefined {
  const { place, stored } = useEditor();
  const { getValues } = useFormContext();
  const service = useQuery({ ...serviceQuery(place.serviceId ?? ''), enabled: place.clientId !== undefined }).data;
  const draft = toBody(getValues(), stored);
  return useQuery({
    queryKey: ['effects', place, JSON.stringify(draft)],
    enabled: place.clientId === undefined || service !== undefined,
    staleTime: Infinity, gcTime: 0,
    queryFn: async () => {
      const { effectsOf } = await import('./effects');
      if (place.clientId === undefined) return effectsOf({ service: { ...stored } }, { service: { ...stored, ...draft, ...clearedBy(stored, draft) } });
      const own = service as unknown as Entity;
      return effectsOf({ service: own, client: stored }, { service: own, client: { ...stored, ...draft, ...clearedBy(stored, draft) } });
    },
  }).data;
}

const clearedBy = (stored: Entity, draft: Entity): Entity => Object.fromEntries(Object.keys(stored).filter((key) => !(key in draft)).map((key) => [key, undefined]));

function EffectNotes({ effects }: { effects: Effects | undefined }) {
  const { t, language } = useTexts();
  if (effects === undefined) return null;
  const parts = [
    { kind: 'broken', color: 'red', Icon: IconShieldX, findings: effects.broken },
    { kind: 'fixed', color: 'teal', Icon: IconShieldCheck, findings: effects.fixed },
  ] as const;
  return parts.map(({ kind, color, Icon, findings }) => (findings.length === 0 ? null : (
    <Alert key={kind} color={color} variant="light" icon={<Icon aria-hidden />} title={t(`settings.${kind}`, { count: findings.length })}>
      <Stack gap="xs">
        {findings.map(({ rule, url, demands }) => <div key={rule}><ClauseChip id={rule} url={url} /><Text size="sm" mt={2}>{demands[language]}</Text></div>)}
      </Stack>
    </Alert>
  )));
}

/** Everything that is about to change, what it does to the profiles, and the call that would do the same. */
export function ReviewDrawer({ onClose, onSave, saving, failure, onRebase, onTakeTheirs }: Props) {
  const { t, language } = useTexts();
  const { subject, place, stored, changes, readOnly } = useEditor();
  const { getValues, setValue, formState } = useFormContext();
  // Read here whether or not there are any: only then does the form tell of those that come with a refusal.
  const { errors } = formState;
  const effects = useEffects();
  const complaints = changes.flatMap(({ key }) => {
    const entry = entryOf(subject, key);
    const complaint = entry === undefined ? undefined : check(entry.setting, getValues(key));
    return entry === undefined || complaint === undefined ? [] : [{ key, text: t(`check.${complaint.kind}`, { label: entry.label[language], value: complaint.value ?? '' }) }];
  });
  const refused = failure instanceof ApiError ? [...new Set((failure.body.problems ?? []).map(keyOf))].map((key) => ({ key, text: String(errors[key]?.message ?? key) })) : [];
  const wrong = refused.length > 0 ? refused : complaints;
  const linkTo = (key: string): string => `${entityAt(place)}/settings/${pageOf(subject, entryOf(subject, key)?.page ?? '')?.path ?? ''}?field=${key}`;
  const isStale = failure instanceof ApiError && failure.status === 409;
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={<Text fw={650} size="lg" component="span">{t('settings.reviewTitle', { count: changes.length })}</Text>} closeButtonProps={{ 'aria-label': t('ui.close') }}>
      <Stack pb={80}>
        {wrong.length === 0 ? null : (
          <Alert color="red" role="alert" title={t('settings.wrong', { count: wrong.length })}>
            <List size="sm">{wrong.map(({ key, text }) => <List.Item key={key}><Anchor component={Link} to={linkTo(key)} onClick={onClose} size="sm">{text}</Anchor></List.Item>)}</List>
          </Alert>
        )}
        {failure === undefined || isStale || refused.length > 0 ? null : <ErrorState error={failure} onRetry={() => void onSave()} />}
        {isStale ? <Stale onRebase={onRebase} onTakeTheirs={onTakeTheirs} /> : null}
        <Tabs defaultValue="changes" keepMounted={false}>
          <Tabs.List mb="md"><Tabs.Tab value="changes">{t('settings.tabChanges')}</Tabs.Tab><Tabs.Tab value="call">{t('settings.tabCall')}</Tabs.Tab></Tabs.List>
          <Tabs.Panel value="changes">
            <Stack>
              <ChangeList subject={subject} changes={changes} action={({ key }) => (
                <ActionIcon variant="subtle" color="gray" onClick={() => setValue(key, stored[key])} aria-label={t('settings.undoWhat', { label: entryOf(subject, key)?.label[language] ?? key })}><IconArrowBackUp size={16} aria-hidden /></ActionIcon>
              )} />
              <EffectNotes effects={effects} />
            </Stack>
          </Tabs.Panel>
          <Tabs.Panel value="call"><CodeBlock what={t('settings.tabCall')} value={asCurl(place, toBody(getValues(), stored))} /></Tabs.Panel>
        </Tabs>
      </Stack>
      <Box pos="sticky" bottom={0} py="md" bg="var(--mantine-color-body)" style={{ borderTop: '1px solid var(--mantine-color-default-border)' }}>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>{t('settings.goOn')}</Button>
          <Button onClick={() => void onSave()} loading={saving} disabled={readOnly || changes.length === 0 || isStale || complaints.length > 0}>{t('settings.save')}</Button>
        </Group>
      </Box>
    </Drawer>
  );
}
