import { requestTypes } from './request-types.js';
import type { ObjectTypeName, Settings } from './setting.js';
import { settingTypes } from './types.js';

/** The table behind each `ref`. */
export const objectTypes: Readonly<Record<ObjectTypeName, Settings>> = { ...settingTypes, ...requestTypes };
