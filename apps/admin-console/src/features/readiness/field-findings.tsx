import { Anchor, Box, Group, Text } from '@mantine/core';
import { IconShieldX, IconTool } from '@tabler/icons-react';
import type { Entity } from '../../api/entities';
import { useTexts } from '../../i18n/i18n';
import { ClauseChip } from '../../ui/verdict';
import { useEditor } from '../settings/editor';
import { useFailures } from './live-readiness';
import { useFix } from './use-fix';
import './texts';

/** What the value of this setting breaks, beside the field, and the way to mend it. */
export function FieldFindings({ name }: { name: string }) {
  const { t, language } = useTexts();
  const { readOnly } = useEditor();
  const fix = useFix();
  const failures = useFailures(name);
  if (failures.length === 0) return null;
  return (
    <Box component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {failures.map(({ rule, url, demands, fix: values }) => (
        <Group key={rule} component="li" gap="xs" align="center" mb={4}>
          <IconShieldX size={16} color="var(--mantine-color-red-filled)" role="img" aria-label={t('findings.inField')} />
          <ClauseChip id={rule} url={url === '' ? undefined : url} />
          <Text size="sm" style={{ flex: '1 1 12rem' }}>{demands[language]}</Text>
          {readOnly || values === undefined ? null : (
            <Anchor component="button" type="button" size="sm" onClick={() => fix(values as unknown as Entity)} aria-label={t('findings.fixWhat', { id: rule })}>
              <Group gap={4} wrap="nowrap"><IconTool size={14} aria-hidden />{t('findings.fix')}</Group>
            </Anchor>
          )}
        </Group>
      ))}
    </Box>
  );
}
