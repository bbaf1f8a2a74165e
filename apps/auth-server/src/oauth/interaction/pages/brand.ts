import type { Service } from '@symbolon/engine';
import { settingsOf } from '../service-settings.js';
import { shown } from './shown.js';

/** How a service shows itself. */
export interface Brand {
  readonly name: string;
  readonly logo?: string;
  readonly policy?: string;
  readonly terms?: string;
  /** `#rrggbb` */
  readonly primary: string;
}

/** Whatever a link leads to must be a page of the web: a registration may hold any URI. */
export const webLink = (uri: string | undefined): string | undefined =>
  uri !== undefined && URL.canParse(uri) && /^https?:$/.test(new URL(uri).protocol) ? uri : undefined;

export function brandOf(service: Service): Brand {
  const { logo, primary } = settingsOf(service);
  const [policy, terms] = [webLink(service.policyUri), webLink(service.tosUri)];
  return {
    primary, name: shown(service.serviceName ?? 'Symbolon'),
    ...(logo === undefined ? {} : { logo }), ...(policy === undefined ? {} : { policy }), ...(terms === undefined ? {} : { terms }),
  };
}

/** What a page looks like that belongs to no service. */
export const ownBrand: Brand = { name: 'Symbolon', primary: '#1d3f72' };
