import { endpointSettings } from '../../checks/endpoint-settings.js';
import { areHttps } from '../../checks/settings.js';
import type { Service } from '../../model/service.js';
import { defineRules } from '../rule.js';

// FAPI 1.0 Part 1 Baseline, 7.1 TLS and DNSSEC considerations

export const fapi1Baseline_7_1 = defineRules(
  { id: 'FAPI1-BASE-7.1', level: 'shall',
    demands: { en: 'Every endpoint is reached over TLS only.', ja: 'すべてのエンドポイントは TLS でのみ提供される。' },
    service: { settings: endpointSettings, check: areHttps<Service>(...endpointSettings) } },
  { id: 'FAPI1-BASE-7.1-1', level: 'shall',
    demands: { en: 'TLS connections are of version 1.2 or newer.', ja: 'TLS はバージョン 1.2 以降を用いる。' },
    outOfScope: 'TLS connections end in front of this server or in the listener that the operator sets up; requests do not show it.' },
  { id: 'FAPI1-BASE-7.1-2', level: 'shall',
    demands: { en: 'Whoever connects checks the certificate of the other server.', ja: '接続する側は相手サーバーの証明書を検証する。' },
    byConstruction: 'Every request that this server makes goes through one guarded client (crypto-jose), which checks certificates and host names.' },
);

// 7.5 Native apps

export const fapi1Baseline_7_5 = defineRules(
  { id: 'FAPI1-BASE-7.5-1', level: 'shall',
    demands: { en: 'No app receives answers under a scheme of its own.', ja: 'アプリ独自のスキームへのリダイレクトには対応しない。' }, byConstruction: 'FAPI1-BASE-5.2.2-20 refuses everything but https.' },
  { id: 'FAPI1-BASE-7.5-2', level: 'shall',
    demands: { en: 'No app receives answers at the loopback interface over http.', ja: 'ループバックインターフェースへのリダイレクトには対応しない。' },
    byConstruction: 'FAPI1-BASE-5.2.2-20 refuses http, and FAPI1-BASE-5.2.2-10 another port than the registered one.' },
);
