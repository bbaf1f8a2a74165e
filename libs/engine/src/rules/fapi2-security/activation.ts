import { serviceHolds } from '../../checks/settings.js';
import { switchesOn } from '../activation/activation.js';
import { defineRules } from '../rule.js';

/** How this profile comes into force; no clause of its own, but without it no clause is enforced. */
export const fapi2Security_activation = defineRules(
  { id: 'API-fapi2-listed', level: 'shall',
    demands: { en: 'The service lists FAPI among its profiles; without that nothing switches the profile on.', ja: 'サービスは対応プロファイルに FAPI を挙げる。挙げない限りプロファイルは有効にならない。' },
    service: serviceHolds('supportedServiceProfiles', 'FAPI') },
  { id: 'API-fapi2-switched', level: 'shall',
    demands: { en: 'A scope attribute or a mode of the service or client switches the profile on.', ja: 'スコープ属性、またはサービスかクライアントのモードがプロファイルを有効にする。' },
    service: switchesOn('fapi2-security', 'fapi2-message-signing') },
);
