import type { SubjectName } from '@symbolon/contract/catalogue';
import { createContext, use } from 'react';
import type { Entity } from '../../api/entities';
import type { Change } from '../../catalogue/changes';
import type { Crumb } from '../../shell/page';
import type { Place } from '../../shell/places';

/** What the pages of one service or client share while somebody edits it. */
export interface EditorState {
  readonly subject: SubjectName;
  readonly place: Place;
  /** Its display name. */
  readonly name: string;
  /** Down to the entity itself. */
  readonly crumbs: readonly Crumb[];
  /** As it was read. */
  readonly stored: Entity;
  readonly readOnly: boolean;
  readonly changes: readonly Change[];
  /** Replaces everything at once, as the JSON view does. */
  readonly replace: (entity: Entity) => void;
  /** Opens the review of the changes. */
  readonly review: () => void;
}

const EditorContext = createContext<EditorState | undefined>(undefined);
export const EditorProvider = EditorContext.Provider;

export function useEditor(): EditorState {
  const editor = use(EditorContext);
  if (editor === undefined) throw new Error('There is nothing to edit here.');
  return editor;
}
