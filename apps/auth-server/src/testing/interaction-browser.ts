import type { FastifyInstance } from 'fastify';

/** An answer, as a browser without scripts sees it. */
export interface Seen {
  readonly status: number;
  readonly url: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  /** Where it sends the browser, if it does. */
  readonly location?: string;
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** The hidden members of the (first) form of a page. */
export const hiddenMembers = (html: string): Record<string, string> =>
  Object.fromEntries([...html.matchAll(/<input type="hidden"[^>]*>/g)].map(([tag]) => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '']));

/** What a field holds when the page comes. */
export const valueOf = (html: string, id: string): string | undefined => attribute(new RegExp(`<input id="${id}"[^>]*>`).exec(html)?.[0] ?? '', 'value');

/** A browser's cookies and steps; it follows redirects within the server, and may be moved from instance to instance. */
export class Browser {
  readonly cookies = new Map<string, string>();
  private page: Seen | undefined;

  constructor(private server: FastifyInstance, private readonly headers: Readonly<Record<string, string>> = {}, private readonly address = '192.0.2.1') {}

  moveTo(server: FastifyInstance): void {
    this.server = server;
  }

  get seen(): Seen {
    if (this.page === undefined) throw new Error('Nothing was opened yet.');
    return this.page;
  }

  async send(method: 'GET' | 'POST', url: string, form?: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): Promise<Seen> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.server.inject({
      method, url,
      headers: {
        ...this.headers, 'x-forwarded-for': this.address, ...(cookie === '' ? {} : { cookie }), ...headers,
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === undefined ? {} : { payload: new URLSearchParams(form).toString() }),
    });
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const location = answer.headers.location;
    this.page = { status: answer.statusCode, url, html: answer.body, headers: answer.headers, ...(location === undefined ? {} : { location: new URL(String(location), `https://as.example.com${url}`).href }) };
    return this.page;
  }

  private async follow(): Promise<Seen> {
    while (this.seen.location?.startsWith('https://as.example.com') === true) await this.send('GET', this.seen.location.slice('https://as.example.com'.length));
    return this.seen;
  }

  async open(url: string): Promise<Seen> {
    await this.send('GET', url);
    return this.follow();
  }

  /** Sends the form of the page that is open, as its button would. */
  async submit(form: Readonly<Record<string, string>>): Promise<Seen> {
    const { url, html } = this.seen;
    await this.send('POST', url, { ...hiddenMembers(html), ...form });
    return this.follow();
  }

  signIn(login: string, password: string): Promise<Seen> {
    return this.submit({ login, password, action: 'submit' });
  }

  allow(): Promise<Seen> {
    return this.submit({ action: 'allow' });
  }
}

/** What the client hears at its redirect URI. */
export const heard = ({ location }: Seen): Record<string, string> => Object.fromEntries(new URL(location ?? 'about:blank').searchParams);
