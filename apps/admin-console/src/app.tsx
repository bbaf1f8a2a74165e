import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { ApiError } from './api/call';
import { serviceQuery } from './api/entities';
import { sessionQuery } from './api/session';
import { routes } from './routes';
import { theme } from './theme';

/** What the caller did wrong does not become right by asking again. */
const worthRetrying = (count: number, error: unknown): boolean => count < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500);

/** Who is signed in, and the service of the address, are asked for while the page itself is still being loaded. */
async function readAhead(queries: QueryClient): Promise<void> {
  const serviceId = /^\/console\/services\/(\d+)/.exec(window.location.pathname)?.[1];
  const operator = await queries.fetchQuery(sessionQuery).catch(() => null);
  if (operator !== null && serviceId !== undefined) await queries.prefetchQuery(serviceQuery(serviceId));
}

function createQueries(): QueryClient {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: worthRetrying, retryDelay: 400, staleTime: 5_000, networkMode: 'always' }, mutations: { networkMode: 'always' } } });
  void readAhead(queries);
  return queries;
}

export function App() {
  const [queries] = useState(createQueries);
  const [router] = useState(() => createBrowserRouter(routes, { basename: '/console' }));
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-right" />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
