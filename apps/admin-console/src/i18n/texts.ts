import type * as activity from './texts/activity';
import type * as certificates from './texts/certificates';
import type * as compare from './texts/compare';
import * as general from './texts/general';
import type * as history from './texts/history';
import type * as inspect from './texts/inspect';
import type * as keys from './texts/keys';
import type * as pages from './texts/pages';
import type * as playground from './texts/playground';
import type * as profile from './texts/profile';
import type * as readiness from './texts/readiness';
import type * as requests from './texts/requests';
import type * as rules from './texts/rules';
import type * as settings from './texts/settings';
import type * as transfer from './texts/transfer';
import type * as users from './texts/users';

/** Texts of the frame around every page, by namespace: English and Japanese side by side, so that none can be missing. */
export const texts = general;

/** All texts, those included that come with the pages that show them (see `addTexts`). */
export type Texts = typeof texts & typeof pages & typeof settings & typeof activity & typeof certificates & typeof compare & typeof history & typeof inspect & typeof profile & typeof transfer & typeof users & typeof keys & typeof playground & typeof readiness & typeof requests & typeof rules;
