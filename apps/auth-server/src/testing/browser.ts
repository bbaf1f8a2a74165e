import type { Answer, Running } from './running.js';

export interface BrowserAnswer extends Answer {
  readonly headers: Headers;
  readonly cookie: string;
}

/** What the console's browser does: keeps the cookie, repeats the CSRF token. */
export interface Browser {
  signIn(name: string, password: string): Promise<BrowserAnswer>;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>, withToken?: boolean): Promise<BrowserAnswer>;
  session(): string;
  csrfToken(): string;
}

/** A browser at a running instance; it may begin with a session that another one has. */
export function browserAt({ server }: Running, session?: string): Browser {
  let cookie = session === undefined ? undefined : `symbolon_session=${session}`;
  let token = '';

  const call: Browser['call'] = async (method, path, body, headers = {}, withToken = true) => {
    const response = await fetch(`http://127.0.0.1:${new URL(server.baseUrl).port}/api${path}`, {
      method,
      headers: {
        'sec-fetch-mode': 'cors', ...(cookie === undefined ? {} : { cookie }), ...(withToken && token !== '' ? { 'x-csrf-token': token } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const set = response.headers.get('set-cookie') ?? '';
    if (set !== '') cookie = set.split(';')[0];
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>), headers: response.headers, cookie: set };
  };

  return {
    call,
    async signIn(name, password) {
      const answer = await call('POST', '/admin/session', { name, password });
      token = typeof answer.body['csrfToken'] === 'string' ? answer.body['csrfToken'] : token;
      return answer;
    },
    session: () => cookie?.slice('symbolon_session='.length) ?? '',
    csrfToken: () => token,
  };
}
