import { Affix, Button, Group, Paper, Text, Transition } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { ApiError } from '../../api/call';
import { useUpdate, type Entity } from '../../api/entities';
import { changesBetween, toBody, withChanges } from '../../catalogue/changes';
import { useTexts } from '../../i18n/i18n';
import { useEditor } from './editor';
import { ReviewDrawer } from './review-drawer';
import { useFieldProblems } from './use-field-problems';

interface Props {
  readonly onStored: (stored: Entity, draft?: Entity) => void;
  readonly isReviewing: boolean;
  readonly onReviewing: (isReviewing: boolean) => void;
}

/** How many changes wait, and the way to review, save or discard them. */
export function SaveBar({ onStored, isReviewing, onReviewing: setReviewing }: Props) {
  const { t } = useTexts();
  const { place, stored, changes } = useEditor();
  const { getValues } = useFormContext();
  const [failure, setFailure] = useState<unknown>();
  const update = useUpdate(place.serviceId ?? '', place.clientId);
  const showProblems = useFieldProblems();

  const finish = (saved: Entity, before: Entity): void => {
    onStored(saved);
    setReviewing(false);
    setFailure(undefined);
    const id = notifications.show({
      color: 'teal', title: t('settings.saved'), autoClose: 12_000,
      message: <Group justify="space-between"><Text size="sm">{t('settings.savedCount', { count: changes.length })}</Text><Button size="compact-xs" variant="default" onClick={() => { notifications.hide(id); void undo(before, saved); }}>{t('settings.undoSave')}</Button></Group>,
      closeButtonProps: { 'aria-label': t('ui.close') },
    });
  };
  const undo = async (before: Entity, saved: Entity): Promise<void> => {
    try {
      onStored(await update.mutateAsync(toBody(before, saved)));
      notifications.show({ color: 'teal', message: t('settings.undone'), closeButtonProps: { 'aria-label': t('ui.close') } });
    } catch (error) {
      notifications.show({ color: 'red', message: error instanceof Error ? error.message : '', title: t('error.other.title'), closeButtonProps: { 'aria-label': t('ui.close') } });
    }
  };
  const save = async (): Promise<void> => {
    setFailure(undefined);
    try {
      finish(await update.mutateAsync(toBody(getValues(), stored)), stored);
    } catch (error) {
      setFailure(error);
      if (error instanceof ApiError) showProblems(error.body.problems ?? []);
    }
  };
  /** Puts the own changes on top of what somebody else saved. */
  const rebase = (theirs: Entity): void => {
    onStored(theirs, withChanges(theirs, changesBetween(stored, getValues())));
    setFailure(undefined);
  };
  return (
    <>
      <Transition mounted={changes.length > 0} transition="slide-up" duration={150}>
        {(style) => (
          <Affix position={{ bottom: 16, left: 16, right: 16 }} zIndex={150} style={{ pointerEvents: 'none' }}>
            <Paper withBorder shadow="lg" p="sm" radius="md" role="region" aria-label={t('settings.bar')} style={{ ...style, maxWidth: 720, margin: '0 auto', pointerEvents: 'auto' }}>
              <Group justify="space-between">
                <Text fw={600} aria-live="polite">{t('settings.changes', { count: changes.length })}</Text>
                <Group gap="xs">
                  <Button variant="default" onClick={() => onStored(stored)}>{t('settings.discard')}</Button>
                  <Button onClick={() => setReviewing(true)}>{t('settings.review')}</Button>
                </Group>
              </Group>
            </Paper>
          </Affix>
        )}
      </Transition>
      {isReviewing ? (
        <ReviewDrawer
          onClose={() => { setReviewing(false); setFailure(undefined); }} onSave={save} saving={update.isPending} failure={failure} onRebase={rebase}
          onTakeTheirs={(theirs) => { onStored(theirs); setReviewing(false); setFailure(undefined); }}
        />
      ) : null}
    </>
  );
}
