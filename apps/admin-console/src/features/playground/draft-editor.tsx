import { Button, Group, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../../i18n/i18n';
import { Loading } from '../../ui/states';
import type { Draft } from './drafts';

const JsonEditor = lazy(async () => ({ default: (await import('../../ui/json-editor')).JsonEditor }));

/** The request before it is signed, to be changed by hand. A text that is no JSON changes nothing. */
export function DraftEditor({ draft, onChange, onReset }: { draft: Draft; onChange: (draft: Draft) => void; onReset: () => void }) {
  const { t } = useTexts();
  const [text, setText] = useState(() => JSON.stringify(draft, undefined, 2));
  const [isWrong, setIsWrong] = useState(false);
  const change = (changed: string) => {
    setText(changed);
    try {
      onChange(JSON.parse(changed) as Draft);
      setIsWrong(false);
    } catch {
      setIsWrong(true);
    }
  };
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">{t('playground.request.editHint')}</Text>
      <Suspense fallback={<Loading />}><JsonEditor label={t('playground.request.edit')} value={text} onChange={change} /></Suspense>
      {isWrong ? <Text size="sm" c="red" role="alert">{t('playground.request.editWrong')}</Text> : null}
      <Group><Button size="xs" variant="default" onClick={onReset}>{t('playground.request.reset')}</Button></Group>
    </Stack>
  );
}
