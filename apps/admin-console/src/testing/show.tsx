import { afterEach } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render, type RenderResult } from '@testing-library/react';
import i18next from 'i18next';
import { createMemoryRouter, RouterProvider, type RouteObject } from 'react-router';
import { startI18n, type Language } from '../i18n/i18n';
import '../i18n/page-texts';
import { theme } from '../theme';

// Whether something is hidden by a style is not what these tests are about, and costs more than all the rest.
configure({ defaultHidden: true, asyncUtilTimeout: 20_000 });
afterEach(cleanup);

/** What the server would answer, by method and path without query; anything else is not found. */
export type Answers = Readonly<Record<string, unknown>>;

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** Answers the calls of the page under test, and remembers them. */
export function answerWith(answers: Answers): readonly Call[] {
  const calls: Call[] = [];
  globalThis.fetch = ((path: string, { method = 'GET', body }: RequestInit = {}) => {
    calls.push({ method, path, body: typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined });
    const key = `${method} ${path.split('?')[0] ?? path}`;
    const found = Object.hasOwn(answers, key);
    return Promise.resolve({ ok: found, status: found ? 200 : 404, text: () => Promise.resolve(found ? JSON.stringify(answers[key]) : '{"resultMessage":"There is nothing."}') });
  }) as unknown as typeof fetch;
  return calls;
}

/** Shows routes as the console does, at an address. */
export async function show(routes: RouteObject[], at: string, language: Language = 'en'): Promise<RenderResult> {
  startI18n(language);
  await i18next.changeLanguage(language);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  const router = createMemoryRouter(routes, { initialEntries: [at] });
  return render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={queries}>
        <Notifications />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  );
}
