import { switchesOn } from '../activation/activation.js';
import { defineRules } from '../rule.js';

/** How message signing comes into force. */
export const fapi2MessageSigning_activation = defineRules(
  { id: 'API-fapi2-ms-switched', level: 'shall',
    demands: { en: 'A scope attribute fapi2=ms-… or a mode of the service or client switches message signing on, part by part.', ja: 'スコープ属性 fapi2=ms-… 、またはサービスかクライアントのモードがメッセージ署名を部分ごとに有効にする。' },
    service: switchesOn('fapi2-message-signing') },
);
