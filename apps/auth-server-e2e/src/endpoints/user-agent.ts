import type { Fetch } from './hosted.js';

/* A browser of the simplest kind: cookies, redirects, forms. What it cannot do, no page may need. */

export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
}

/** The form of a page, filled in and sent by one of its buttons. */
export type Fill = Readonly<Record<string, string>>;

export interface UserAgent {
  /** Goes there and on along redirects of the server, up to the first that leads elsewhere: then the page is that address, and empty. */
  visit(url: URL): Promise<Page>;
  submit(page: Page, button: string, fields?: Fill): Promise<Page>;
}

const unescape = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : unescape(value);
};

/** Every request may go over another connection: `connect` makes one. */
export function newUserAgent(connect: () => Fetch): UserAgent {
  const cookies = new Map<string, string>();

  async function go(url: URL, body?: URLSearchParams): Promise<Page> {
    const response = await connect()(url.href, {
      method: body === undefined ? 'GET' : 'POST', body, redirect: 'manual',
      headers: {
        ...(cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
        ...(body === undefined ? {} : { origin: url.origin, 'sec-fetch-site': 'same-origin' }),
      },
    } as unknown as Parameters<Fetch>[1]);
    for (const text of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const html = await response.text();
    const location = response.headers.get('location');
    if (location === null) return { url, status: response.status, html, headers: response.headers };
    const next = new URL(location, url);
    return next.origin === url.origin ? go(next) : { url: next, status: response.status, html: '', headers: response.headers };
  }

  return {
    visit: (url) => go(url),
    submit({ url, html }, button, fields = {}) {
      const form = /<form[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
      const pressed = new RegExp(`<button[^>]* id="${button}"[^>]*>`).exec(form)?.[0];
      if (pressed === undefined) throw new Error(`There is no button '${button}' at ${url.pathname}: ${html.replace(/<[^>]+>/g, ' ').slice(0, 400)}`);
      const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([tag]) => tag).filter((tag) => attribute(tag, 'type') !== 'checkbox' || / checked/.test(tag));
      const values = inputs.map((tag): [string, string] => [attribute(tag, 'name') ?? '', fields[attribute(tag, 'name') ?? ''] ?? attribute(tag, 'value') ?? '']);
      const action = attribute(/<form[^>]*>/.exec(form)?.[0] ?? '', 'action');
      const clicked: [string, string][] = attribute(pressed, 'name') === undefined ? [] : [[attribute(pressed, 'name') ?? '', attribute(pressed, 'value') ?? '']];
      return go(action === undefined ? url : new URL(action, url), new URLSearchParams([...values, ...clicked]));
    },
  };
}
