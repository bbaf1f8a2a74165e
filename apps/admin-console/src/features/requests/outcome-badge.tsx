import { Badge } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTexts } from '../../i18n/i18n';
import './texts';

/** Icon, word and colour. */
export function OutcomeBadge({ outcome }: { outcome: 'accepted' | 'rejected' }) {
  const { t } = useTexts();
  const Icon = outcome === 'rejected' ? IconX : IconCheck;
  return <Badge color={outcome === 'rejected' ? 'red' : 'teal'} variant="light" miw="max-content" leftSection={<Icon size={12} aria-hidden />} styles={{ label: { color: 'var(--mantine-color-text)' } }}>{t(`requests.${outcome}`)}</Badge>;
}
