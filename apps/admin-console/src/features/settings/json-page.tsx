import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { toBody } from '../../catalogue/changes';
import type { Entity } from '../../api/entities';
import { useTexts } from '../../i18n/i18n';
import { Page } from '../../shell/page';
import { download } from '../../ui/secret';
import { Loading } from '../../ui/states';
import { useEditor } from './editor';

const JsonEditor = lazy(() => import('../../ui/json-editor').then(({ JsonEditor: component }) => ({ default: component })));

function parse(text: string): Entity | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Entity) : undefined;
  } catch {
    return undefined;
  }
}

/** The whole service or client as one document; what is typed here becomes part of the same draft. */
export function JsonPage() {
  const { t } = useTexts();
  const { crumbs, stored, replace, readOnly, name } = useEditor();
  const { getValues } = useFormContext();
  const laidOut = (): string => JSON.stringify(toBody(getValues(), stored), undefined, 2);
  const [text, setText] = useState(laidOut);
  const parsed = parse(text);
  const change = (next: string): void => {
    setText(next);
    const entity = parse(next);
    if (entity !== undefined) replace(entity);
  };
  return (
    <Page title={t('shell.json')} crumbs={crumbs} about={t('settings.jsonAbout')} actions={<Button variant="default" onClick={() => download(`${name}.json`, `${text}\n`)}>{t('settings.download')}</Button>}>
      <Stack pb={96}>
        {parsed === undefined ? <Alert color="red" role="alert">{t('settings.jsonBroken')}</Alert> : null}
        <Suspense fallback={<Loading />}><JsonEditor label={t('settings.jsonLabel', { name })} value={text} onChange={change} readOnly={readOnly} /></Suspense>
        <Group justify="space-between"><Text size="sm" c="dimmed">{t('settings.jsonHint')}</Text><Button size="xs" variant="subtle" onClick={() => setText(laidOut())}>{t('settings.jsonReload')}</Button></Group>
      </Stack>
    </Page>
  );
}
