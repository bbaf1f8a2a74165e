import * as general from './texts/general';
import type * as keys from './texts/keys';
import * as pages from './texts/pages';
import type * as playground from './texts/playground';
import type * as readiness from './texts/readiness';
import type * as requests from './texts/requests';
import type * as rules from './texts/rules';
import * as settings from './texts/settings';

/** Texts that every page may need, by namespace: English and Japanese side by side, so that none can be missing. */
export const texts = { ...general, ...settings, ...pages } as const;

/** All texts, those included that come with the pages that show them (see `addTexts`). */
export type Texts = typeof texts & typeof keys & typeof playground & typeof readiness & typeof requests & typeof rules;
