import * as general from './texts/general';
import * as pages from './texts/pages';
import * as settings from './texts/settings';

/** Texts that every page may need, by namespace: English and Japanese side by side, so that none can be missing. */
export const texts = { ...general, ...settings, ...pages } as const;

/** All texts, those included that come with the pages that show them (see `addTexts`). */
export type Texts = typeof texts
  & typeof import('./texts/playground')
  & typeof import('./texts/readiness')
  & typeof import('./texts/rules');
