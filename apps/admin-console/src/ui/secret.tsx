import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconKey } from '@tabler/icons-react';
import { useTexts } from '../i18n/i18n';
import { Copyable } from './copy';

/** Saves a text as a file, without it leaving the browser. */
export function download(name: string, content: string, type = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

export interface SecretItem {
  readonly label: string;
  /** Name in the .env file. */
  readonly variable: string;
  readonly value: string;
}

/** Values that are shown this once. */
export function SecretOnce({ items, file }: { items: readonly SecretItem[]; file: string }) {
  const { t } = useTexts();
  return (
    <Alert color="yellow" variant="light" icon={<IconKey aria-hidden />} title={t('ui.secretOnce')} role="status">
      <Stack gap="sm">
        <Text size="sm">{t('ui.secretOnceWhy')}</Text>
        {items.map(({ label, value }) => (
          <div key={label}>
            <Text size="sm" fw={600}>{label}</Text>
            <Copyable value={value} what={label} />
          </div>
        ))}
        <Group gap="xs">
          <Button size="xs" variant="default" leftSection={<IconDownload size={14} aria-hidden />} onClick={() => download(`${file}.env`, items.map(({ variable, value }) => `${variable}=${value}`).join('\n') + '\n', 'text/plain')}>.env</Button>
          <Button size="xs" variant="default" leftSection={<IconDownload size={14} aria-hidden />} onClick={() => download(`${file}.json`, `${JSON.stringify(Object.fromEntries(items.map(({ variable, value }) => [variable, value])), undefined, 2)}\n`)}>JSON</Button>
        </Group>
      </Stack>
    </Alert>
  );
}
