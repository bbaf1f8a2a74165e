import { notifications } from '@mantine/notifications';
import { entryOf } from '@symbolon/contract/catalogue';
import { useFormContext } from 'react-hook-form';
import type { Entity } from '../../api/entities';
import { useTexts } from '../../i18n/i18n';
import { useEditor } from '../settings/editor';
import './texts';

/** Puts values into the draft, where they can be reviewed and undone like any others, and says so unless the review opens anyway. */
export function useFix(): (values: Entity, isSilent?: boolean) => void {
  const { t, language } = useTexts();
  const { subject } = useEditor();
  const { setValue } = useFormContext();
  return (values, isSilent = false) => {
    for (const [key, value] of Object.entries(values)) setValue(key, value, { shouldDirty: true, shouldTouch: true });
    if (isSilent) return;
    const labels = Object.keys(values).map((key) => entryOf(subject, key)?.label[language] ?? key).join(language === 'ja' ? '、' : ', ');
    notifications.show({ color: 'indigo', title: t('findings.fixed'), message: t('findings.fixedText', { labels }), closeButtonProps: { 'aria-label': t('ui.close') } });
  };
}
