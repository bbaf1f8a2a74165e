import { clientSettings, serviceSettings, type Settings } from '@symbolon/contract/catalogue';
import type { Entity } from '../../api/entities';

const defaultsOf = (settings: Settings): Entity =>
  Object.fromEntries(Object.entries(settings).flatMap(([key, setting]) => (setting.default === undefined || setting.readOnly === true ? [] : [[key, setting.default]])));

/** What a service or client is when nothing is set. */
export const serviceDefaults = defaultsOf(serviceSettings);
export const clientDefaults = defaultsOf(clientSettings);
