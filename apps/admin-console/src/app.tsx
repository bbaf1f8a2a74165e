import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { ApiError } from './api/call';
import { routes } from './routes';
import { theme } from './theme';

/** What the caller did wrong does not become right by asking again. */
const worthRetrying = (count: number, error: unknown): boolean => count < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500);

export function App() {
  const [queries] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: worthRetrying, retryDelay: 400, staleTime: 5_000, networkMode: 'always' }, mutations: { networkMode: 'always' } } }));
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
