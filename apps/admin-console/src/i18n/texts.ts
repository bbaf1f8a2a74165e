import * as general from './texts/general';
import * as pages from './texts/pages';
import * as playground from './texts/playground';
import * as settings from './texts/settings';

/** Every text of the console by namespace: English and Japanese side by side, so that none can be missing. */
export const texts = { ...general, ...settings, ...pages, ...playground } as const;
export type Texts = typeof texts;
