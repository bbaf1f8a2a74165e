import {
  IconActivity, IconApi, IconApps, IconArrowsExchange, IconBook, IconBraces, IconChecklist, IconFileText, IconHistory, IconKey, IconLayoutDashboard, IconLock, IconPlayerPlay, IconServer, IconTicket, IconUsers,
  IconUserShield, IconWorldSearch, IconZoomCode,
} from '@tabler/icons-react';

/** What the menu offers at each level; `to` is below the level's own address. */
export const menu = {
  organization: [
    { key: 'services', to: '/services', Icon: IconServer },
    { key: 'rules', to: '/rules', Icon: IconBook },
    { key: 'operators', to: '/operators', Icon: IconUserShield },
    { key: 'auditLogs', to: '/audit-logs', Icon: IconFileText },
  ],
  service: [
    { key: 'overview', to: '', Icon: IconLayoutDashboard },
    { key: 'readiness', to: '/readiness', Icon: IconChecklist },
    { key: 'clients', to: '/clients', Icon: IconApps },
    { key: 'users', to: '/users', Icon: IconUsers },
    { key: 'playground', to: '/playground', Icon: IconPlayerPlay },
    { key: 'requests', to: '/requests', Icon: IconActivity },
    { key: 'keys', to: '/keys', Icon: IconKey },
    { key: 'tokens', to: '/tokens', Icon: IconTicket },
    { key: 'inspect', to: '/inspect', Icon: IconZoomCode },
    { key: 'accessTokens', to: '/access-tokens', Icon: IconApi },
    { key: 'discovery', to: '/discovery', Icon: IconWorldSearch },
    { key: 'history', to: '/history', Icon: IconHistory },
    { key: 'json', to: '/json', Icon: IconBraces },
    { key: 'transfer', to: '/transfer', Icon: IconArrowsExchange },
  ],
  client: [
    { key: 'overview', to: '', Icon: IconLayoutDashboard },
    { key: 'readiness', to: '/readiness', Icon: IconChecklist },
    { key: 'secret', to: '/secret', Icon: IconLock },
    { key: 'history', to: '/history', Icon: IconHistory },
    { key: 'json', to: '/json', Icon: IconBraces },
  ],
} as const;
