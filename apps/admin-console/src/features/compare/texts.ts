import { addTexts } from '../../i18n/i18n';
import * as texts from '../../i18n/texts/compare';

addTexts(texts);
