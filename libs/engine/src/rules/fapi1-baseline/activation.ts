import { serviceHolds } from '../../checks/settings.js';
import { switchesOn } from '../activation/activation.js';
import { defineRules } from '../rule.js';

const listed = defineRules(
  { id: 'API-fapi1-listed', level: 'shall',
    demands: { en: 'The service lists FAPI among its profiles; without that nothing switches FAPI 1.0 on.', ja: 'サービスは対応プロファイルに FAPI を挙げる。挙げない限り FAPI 1.0 は有効にならない。' },
    service: serviceHolds('supportedServiceProfiles', 'FAPI') },
);

/** How Part 1 comes into force. */
export const fapi1Baseline_activation = defineRules(
  ...listed,
  { id: 'API-fapi1-baseline-switched', level: 'shall',
    demands: { en: 'A scope with fapi=r, or a mode of the service or client, switches the profile on.', ja: 'fapi=r のスコープ、またはサービスかクライアントのモードがプロファイルを有効にする。' },
    service: switchesOn('fapi1-baseline') },
);

/** How Part 2 comes into force. */
export const fapi1Advanced_activation = defineRules(
  ...listed,
  { id: 'API-fapi1-advanced-switched', level: 'shall',
    demands: { en: 'A scope with fapi=rw, or a mode of the service or client, switches the profile on.', ja: 'fapi=rw のスコープ、またはサービスかクライアントのモードがプロファイルを有効にする。' },
    service: switchesOn('fapi1-advanced') },
);
