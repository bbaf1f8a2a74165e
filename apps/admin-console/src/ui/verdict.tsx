import { Badge } from '@mantine/core';
import { IconCheck, IconMinus, IconQuestionMark, IconX } from '@tabler/icons-react';
import { useTexts } from '../i18n/i18n';

export type VerdictKind = 'pass' | 'fail' | 'notApplicable' | 'unknown';

const LOOK = {
  pass: { color: 'teal', Icon: IconCheck },
  fail: { color: 'red', Icon: IconX },
  notApplicable: { color: 'gray', Icon: IconMinus },
  unknown: { color: 'yellow', Icon: IconQuestionMark },
} as const;

/** Icon, word and colour, so that none of them has to be seen alone. */
export function VerdictBadge({ kind }: { kind: VerdictKind }) {
  const { t } = useTexts();
  const { color, Icon } = LOOK[kind];
  return <Badge color={color} variant="light" autoContrast leftSection={<Icon size={12} aria-hidden />} styles={{ label: { color: 'var(--mantine-color-text)' } }}>{t(`verdict.${kind}`)}</Badge>;
}

/** The id of a clause; leads to the clause in its specification. */
export function ClauseChip({ id, url }: { id: string; url?: string }) {
  const { t } = useTexts();
  const badge = <Badge variant="default" tt="none" ff="monospace" fw={500} style={{ cursor: url === undefined ? 'default' : 'pointer' }}>{id}</Badge>;
  return url === undefined ? badge : <a href={url} target="_blank" rel="noreferrer" aria-label={t('ui.openClause', { id })}>{badge}</a>;
}
