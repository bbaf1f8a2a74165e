import type { SubjectName } from '@symbolon/contract/catalogue';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { Outlet } from 'react-router';
import type { Entity } from '../../api/entities';
import { useMay } from '../../api/session';
import { changesBetween } from '../../catalogue/changes';
import type { Crumb } from '../../shell/page';
import { entityAt, type Place } from '../../shell/places';
import { LiveReadiness } from '../readiness/live-readiness';
import { EditorProvider, type EditorState } from './editor';
import { LeaveGuard } from './leave-guard';
import { SaveBar } from './save-bar';

interface Props {
  readonly subject: SubjectName;
  readonly place: Place;
  readonly name: string;
  readonly crumbs: readonly Crumb[];
  /** The newest state that was read. */
  readonly entity: Entity;
}

/** One draft for all pages of a service or client: it is reviewed and saved as a whole. */
export function EntityEditor({ subject, place, name, crumbs, entity }: Props) {
  const readOnly = !useMay('editor', place.serviceId);
  const [stored, setStored] = useState(entity);
  const [isReviewing, setReviewing] = useState(false);
  const review = useCallback(() => setReviewing(true), []);
  const form = useForm<Record<string, unknown>>({ defaultValues: { ...stored } });
  const values = useWatch({ control: form.control });
  const changes = useMemo(() => changesBetween(stored, values), [stored, values]);
  const { reset } = form;
  const replace = useCallback((next: Entity) => {
    for (const key of new Set([...Object.keys(form.getValues()), ...Object.keys(next)])) form.setValue(key, next[key]);
  }, [form]);
  const restart = useCallback((next: Entity, draft: Entity = next) => {
    setStored(next);
    reset({ ...Object.fromEntries(Object.keys(next).map((key) => [key, undefined])), ...draft });
  }, [reset]);
  const isClean = changes.length === 0;
  useEffect(() => {
    // A newer state replaces an untouched one at once; over a draft it is told when saving.
    if (isClean && entity.modifiedAt !== stored.modifiedAt) restart(entity);
  }, [entity, stored.modifiedAt, isClean, restart]);
  const editor: EditorState = { subject, place, name, crumbs, stored, readOnly, changes, replace, review };
  return (
    <EditorProvider value={editor}>
      <FormProvider {...form}>
        <LiveReadiness><Outlet /></LiveReadiness>
        <SaveBar onStored={restart} isReviewing={isReviewing} onReviewing={setReviewing} />
        <LeaveGuard isDirty={!isClean} inside={[`${entityAt(place)}/settings`, `${entityAt(place)}/json`, `${entityAt(place)}/readiness`, `${entityAt(place)}/discovery`]} />
      </FormProvider>
    </EditorProvider>
  );
}
