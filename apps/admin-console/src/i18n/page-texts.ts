import { addTexts } from './i18n';
import * as pages from './texts/pages';
import * as settings from './texts/settings';

/* What pages say, beside the frame around them: comes with the first page, not before it. */
addTexts(pages);
addTexts(settings);
