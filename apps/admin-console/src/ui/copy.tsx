import { ActionIcon, Code, CopyButton, Group, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTexts } from '../i18n/i18n';

/** Puts a text on the clipboard. */
export function CopyIcon({ value, what }: { value: string; what: string }) {
  const { t } = useTexts();
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('ui.copied') : t('ui.copy')}>
          <ActionIcon variant="subtle" color={copied ? 'teal' : 'gray'} onClick={copy} aria-label={copied ? t('ui.copied') : t('ui.copyWhat', { what })}>
            {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

/** An identifier or URL with the button that copies it; `whole` keeps a short one in one line. */
export function Copyable({ value, what, whole = false }: { value: string; what: string; whole?: boolean }) {
  return (
    <Group gap={4} wrap="nowrap" align="center">
      <Code className={whole ? undefined : 'breakable'} style={whole ? { whiteSpace: 'nowrap' } : undefined}>{value}</Code>
      <CopyIcon value={value} what={what} />
    </Group>
  );
}

/** Several lines to be copied at once. */
export function CodeBlock({ value, what }: { value: string; what: string }) {
  return (
    <div style={{ position: 'relative' }}>
      <Code block tabIndex={0} aria-label={what} style={{ maxHeight: '24rem', overflow: 'auto', paddingRight: '3rem', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{value}</Code>
      <div style={{ position: 'absolute', top: 6, right: 6 }}><CopyIcon value={value} what={what} /></div>
    </div>
  );
}
