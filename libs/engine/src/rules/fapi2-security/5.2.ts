import { endpointSettings } from '../../checks/endpoint-settings.js';
import { areHttps } from '../../checks/settings.js';
import type { Service } from '../../model/service.js';
import { defineRules } from '../rule.js';

// FAPI 2.0 Security Profile, 5.2 Network layer protections

const inFront = 'TLS connections end in front of this server or in the listener that the operator sets up; requests do not show it.';

export const fapi2Security_5_2_1 = defineRules(
  { id: 'FAPI2-SP-FINAL-5.2.1-1', level: 'shall',
    demands: { en: 'Every endpoint is reached over TLS only.', ja: 'すべてのエンドポイントは TLS でのみ提供される。' },
    service: { settings: endpointSettings, check: areHttps<Service>(...endpointSettings) } },
  { id: 'FAPI2-SP-FINAL-5.2.1-2', level: 'shall',
    demands: { en: 'TLS connections are of version 1.2 or newer.', ja: 'TLS はバージョン 1.2 以降を用いる。' }, outOfScope: inFront },
  { id: 'FAPI2-SP-FINAL-5.2.1-3', level: 'shall',
    demands: { en: 'TLS is set up as BCP 195 advises.', ja: 'TLS の設定は BCP 195 に従う。' }, outOfScope: inFront },
  { id: 'FAPI2-SP-FINAL-5.2.1-4', level: 'should',
    demands: { en: 'The host names are protected by DNSSEC.', ja: 'ホスト名は DNSSEC で保護される。' }, outOfScope: 'DNS zones belong to the operator.' },
  { id: 'FAPI2-SP-FINAL-5.2.1-5', level: 'shall',
    demands: { en: 'Whoever connects checks the certificate of the other server.', ja: '接続する側は相手サーバーの証明書を検証する。' },
    byConstruction: 'Every request that this server makes goes through one guarded client (crypto-jose), which checks certificates and host names.' },
);

export const fapi2Security_5_2_2 = defineRules(
  { id: 'FAPI2-SP-FINAL-5.2.2-1', level: 'shall',
    demands: { en: 'Between servers, TLS 1.2 runs with the cipher suites that BCP 195 recommends and no others.', ja: 'サーバー間の TLS 1.2 では BCP 195 が推奨する暗号スイートだけを許す。' }, outOfScope: inFront },
  { id: 'FAPI2-SP-FINAL-5.2.2-2', level: 'should',
    demands: { en: 'Clients, too, keep to those cipher suites under TLS 1.2.', ja: 'クライアントも TLS 1.2 では同じ暗号スイートに限る。' }, outOfScope: 'What a client would accept does not show in its requests.' },
);

export const fapi2Security_5_2_3 = defineRules(
  { id: 'FAPI2-SP-FINAL-5.2.3-1', level: 'shall',
    demands: { en: 'Browsers cannot be lured from https to http, for instance by a preloaded HSTS policy.', ja: 'ブラウザーの接続は http へ格下げされない(HSTS プリロードなど)。' },
    outOfScope: 'Response headers and the domain belong to the front end that serves the browser.' },
  { id: 'FAPI2-SP-FINAL-5.2.3-2', level: 'shall',
    demands: { en: 'Towards browsers, TLS 1.2 runs with cipher suites that BCP 195 allows.', ja: 'ブラウザー向けの TLS 1.2 では BCP 195 が許す暗号スイートだけを用いる。' }, outOfScope: inFront },
  { id: 'FAPI2-SP-FINAL-5.2.3-3', level: 'shall',
    demands: { en: 'The authorization endpoint cannot be called across origins by scripts (CORS).', ja: '認可エンドポイントは CORS に対応しない。' },
    outOfScope: 'Response headers belong to the front end that serves the browser.' },
);
