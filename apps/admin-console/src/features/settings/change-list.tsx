import { Box, Card, Group, Stack, Text } from '@mantine/core';
import { entryOf, type SubjectName } from '@symbolon/contract/catalogue';
import type { ReactNode } from 'react';
import type { Change } from '../../catalogue/changes';
import { shownValue } from '../../catalogue/shown';
import { useTexts } from '../../i18n/i18n';

function Side({ word, value, color }: { word: string; value: string; color: string }) {
  return (
    <Group gap="xs" align="baseline" wrap="nowrap">
      <Text size="xs" c="dimmed" w={64} style={{ flexShrink: 0 }}>{word}</Text>
      <Box style={{ borderInlineStart: `3px solid var(--mantine-color-${color}-6)`, paddingInlineStart: 8 }}><Text size="sm" className="breakable" lineClamp={8}>{value}</Text></Box>
    </Group>
  );
}

/** Changes by the labels that operators know: before and after. */
export function ChangeList({ subject, changes, action }: { subject: SubjectName; changes: readonly Change[]; action?: (change: Change) => ReactNode }) {
  const { t, language } = useTexts();
  return (
    <Stack gap="xs" component="ul" style={{ listStyle: 'none', padding: 0, margin: 0 }}>
      {changes.map((change) => {
        const entry = entryOf(subject, change.key);
        const show = (value: unknown): string => (entry === undefined ? JSON.stringify(value) ?? t('settings.notSet') : shownValue(entry, value, t, language));
        return (
          <Card key={change.key} withBorder p="sm" component="li">
            <Group justify="space-between" wrap="nowrap" mb={4}>
              <Text fw={600} size="sm">{entry?.label[language] ?? change.key}</Text>
              {action?.(change)}
            </Group>
            <Stack gap={4}><Side word={t('settings.before')} value={show(change.before)} color="gray" /><Side word={t('settings.after')} value={show(change.after)} color="indigo" /></Stack>
          </Card>
        );
      })}
    </Stack>
  );
}
