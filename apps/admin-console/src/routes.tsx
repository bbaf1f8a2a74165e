import type { ComponentType } from 'react';
import { Navigate, type RouteObject } from 'react-router';
import { Crashed, NotFound } from './shell/fallback';
import { Shell } from './shell/shell';

/** A page that is loaded when somebody goes there. */
const page = <K extends string>(load: () => Promise<{ readonly [name in K]: ComponentType }>, name: K): Pick<RouteObject, 'lazy' | 'errorElement'> => ({
  lazy: async () => ({ Component: (await Promise.all([load(), import('./i18n/page-texts')]))[0][name] }),
  errorElement: <Crashed />,
});

const settings = () => import('./features/settings/settings-page');
const readiness = () => import('./features/readiness/readiness-page');
const json = () => import('./features/settings/json-page');

/** Every address of the console, below /console. */
export const routes: RouteObject[] = [
  {
    element: <Shell />,
    errorElement: <Crashed />,
    hydrateFallbackElement: <span />,
    children: [
      { index: true, element: <Navigate to="/services" replace /> },
      { path: 'services', ...page(() => import('./features/services/service-list'), 'ServiceList') },
      { path: 'services/new', ...page(() => import('./features/services/create-service'), 'CreateService') },
      { path: 'services/import', ...page(() => import('./features/transfer/transfer-page'), 'ImportService') },
      { path: 'services/compare', ...page(() => import('./features/compare/compare-page'), 'CompareServices') },
      { path: 'services/:serviceId', ...page(() => import('./features/services/overview'), 'ServiceOverview') },
      {
        path: 'services/:serviceId',
        ...page(() => import('./features/settings/service-editor'), 'ServiceEditor'),
        children: [
          { path: 'settings/*', ...page(settings, 'SettingsPage') },
          { path: 'json', ...page(json, 'JsonPage') },
          { path: 'readiness/:profile?', ...page(readiness, 'ReadinessPage') },
          { path: 'discovery', ...page(() => import('./features/discovery/discovery-page'), 'DiscoveryPage') },
        ],
      },
      { path: 'services/:serviceId/clients', ...page(() => import('./features/clients/client-list'), 'ClientList') },
      { path: 'services/:serviceId/clients/new', ...page(() => import('./features/clients/create-client'), 'CreateClient') },
      { path: 'services/:serviceId/clients/compare', ...page(() => import('./features/compare/compare-page'), 'CompareClients') },
      { path: 'services/:serviceId/clients/:clientId', ...page(() => import('./features/clients/client-overview'), 'ClientOverview') },
      { path: 'services/:serviceId/clients/:clientId/secret', ...page(() => import('./features/clients/client-secret'), 'ClientSecret') },
      { path: 'services/:serviceId/clients/:clientId/history', ...page(() => import('./features/history/history-page'), 'ClientHistory') },
      {
        path: 'services/:serviceId/clients/:clientId',
        ...page(() => import('./features/settings/client-editor'), 'ClientEditor'),
        children: [
          { path: 'settings/*', ...page(settings, 'SettingsPage') },
          { path: 'json', ...page(json, 'JsonPage') },
          { path: 'readiness/:profile?', ...page(readiness, 'ReadinessPage') },
        ],
      },
      { path: 'services/:serviceId/tokens', ...page(() => import('./features/tokens/token-list'), 'TokenList') },
      { path: 'services/:serviceId/users', ...page(() => import('./features/users/users-page'), 'UsersPage') },
      { path: 'services/:serviceId/inspect', ...page(() => import('./features/inspect/inspect-page'), 'InspectPage') },
      { path: 'services/:serviceId/history', ...page(() => import('./features/history/history-page'), 'ServiceHistory') },
      { path: 'services/:serviceId/transfer', ...page(() => import('./features/transfer/transfer-page'), 'TransferPage') },
      { path: 'services/:serviceId/playground', ...page(() => import('./features/playground/playground'), 'Playground') },
      { path: 'services/:serviceId/keys', ...page(() => import('./features/keys/keys-page'), 'KeysPage') },
      { path: 'services/:serviceId/requests', ...page(() => import('./features/requests/requests-page'), 'RequestsPage') },
      { path: 'services/:serviceId/requests/:traceId', ...page(() => import('./features/requests/request-page'), 'RequestPage') },
      { path: 'rules', ...page(() => import('./features/rules/rules-page'), 'RulesPage') },
      { path: 'rules/:ruleId', ...page(() => import('./features/rules/rule-page'), 'RulePage') },
      { path: 'services/:serviceId/access-tokens', ...page(() => import('./features/access-tokens/access-tokens'), 'AccessTokens') },
      { path: 'profile', ...page(() => import('./features/profile/profile-page'), 'ProfilePage') },
      { path: 'operators', ...page(() => import('./features/operators/operators'), 'Operators') },
      { path: 'audit-logs', ...page(() => import('./features/audit/audit-logs'), 'AuditLogs') },
      { path: '*', element: <NotFound /> },
    ],
  },
];
