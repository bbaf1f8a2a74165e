import type { ComponentType } from 'react';
import { Navigate, type RouteObject } from 'react-router';
import { Crashed, NotFound } from './shell/fallback';
import { Shell } from './shell/shell';

/** A page that is loaded when somebody goes there. */
const page = <K extends string>(load: () => Promise<{ readonly [name in K]: ComponentType }>, name: K): Pick<RouteObject, 'lazy' | 'errorElement'> => ({
  lazy: async () => ({ Component: (await load())[name] }),
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
      { path: 'services/:serviceId', ...page(() => import('./features/services/overview'), 'ServiceOverview') },
      {
        path: 'services/:serviceId',
        ...page(() => import('./features/settings/service-editor'), 'ServiceEditor'),
        children: [
          { path: 'settings/*', ...page(settings, 'SettingsPage') },
          { path: 'json', ...page(json, 'JsonPage') },
          { path: 'readiness/:profile?', ...page(readiness, 'ReadinessPage') },
        ],
      },
      { path: 'services/:serviceId/clients', ...page(() => import('./features/clients/client-list'), 'ClientList') },
      { path: 'services/:serviceId/clients/new', ...page(() => import('./features/clients/create-client'), 'CreateClient') },
      { path: 'services/:serviceId/clients/:clientId', ...page(() => import('./features/clients/client-overview'), 'ClientOverview') },
      { path: 'services/:serviceId/clients/:clientId/secret', ...page(() => import('./features/clients/client-secret'), 'ClientSecret') },
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
      { path: 'services/:serviceId/playground', ...page(() => import('./features/playground/playground'), 'Playground') },
      { path: 'services/:serviceId/keys', ...page(() => import('./features/keys/keys-page'), 'KeysPage') },
      { path: 'services/:serviceId/requests', ...page(() => import('./features/requests/requests-page'), 'RequestsPage') },
      { path: 'services/:serviceId/requests/:traceId', ...page(() => import('./features/requests/request-page'), 'RequestPage') },
      { path: 'rules', ...page(() => import('./features/rules/rules-page'), 'RulesPage') },
      { path: 'rules/:ruleId', ...page(() => import('./features/rules/rule-page'), 'RulePage') },
      { path: 'services/:serviceId/access-tokens', ...page(() => import('./features/access-tokens/access-tokens'), 'AccessTokens') },
      { path: 'operators', ...page(() => import('./features/operators/operators'), 'Operators') },
      { path: 'audit-logs', ...page(() => import('./features/audit/audit-logs'), 'AuditLogs') },
      { path: '*', element: <NotFound /> },
    ],
  },
];
