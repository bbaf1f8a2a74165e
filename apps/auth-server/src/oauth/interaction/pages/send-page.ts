import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Brand } from './brand.js';
import type { Language } from './languages.js';
import { styleIn } from './style.js';
import { render, type PageName } from './templates.js';
import { texts } from './texts.js';

export interface Page {
  readonly page: PageName;
  readonly brand: Brand;
  readonly language: Language;
  readonly title: string;
  readonly status?: number;
  /** For lists that need room. */
  readonly wide?: boolean;
  /** Path of the page in another language is this plus `?ui_locales=`; absent where a page cannot be fetched again. */
  readonly fetchedAt?: string;
  /** Whatever else the template shows. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** URLs of images that the page shows beside the brand's. */
  readonly images?: readonly (string | undefined)[];
}

const styles = new Map<string, { readonly style: string; readonly hash: string }>();

function styleOf(primary: string): { readonly style: string; readonly hash: string } {
  const known = styles.get(primary);
  if (known !== undefined) return known;
  const style = styleIn(primary);
  const made = { style, hash: createHash('sha256').update(style).digest('base64') };
  if (styles.size > 1000) styles.clear();
  styles.set(primary, made);
  return made;
}

/** What the WHATWG lets a host name hold and a policy would read as its own punctuation: `;` ends a directive, `,` a policy. */
const ORIGIN = /^https:\/\/(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d+)?$/;

function sourceOf(url: string): readonly string[] {
  if (url.startsWith('data:')) return ['data:'];
  const { origin } = new URL(url);
  return ORIGIN.test(origin) ? [origin] : [];
}

/**
 * No `form-action`: browsers apply it to the redirect that follows a form as well, and to every redirect after that, which are the
 * client's business.
 */
function policy(hash: string, images: readonly string[]): string {
  const sources = [...new Set(images.flatMap(sourceOf))].join(' ');
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src ${sources === '' ? "'none'" : sources}; base-uri 'none'; frame-ancestors 'none'`;
}

/** Sends a page that no cache keeps, no frame shows, and that loads nothing but its pictures. */
export function sendPage(reply: FastifyReply, { page, brand, language, title, status = 200, wide = false, fetchedAt, values = {}, images = [] }: Page): void {
  const { style, hash } = styleOf(brand.primary);
  const other: Language = language === 'en' ? 'ja' : 'en';
  const html = render(page, {
    ...values, brand, language, title, wide, style, t: texts[language],
    ...(fetchedAt === undefined ? {} : { languageLink: { href: `${fetchedAt}?ui_locales=${other}`, tag: other } }),
  });
  void reply.code(status).type('text/html; charset=utf-8').headers({
    'cache-control': 'no-store',
    'pragma': 'no-cache',
    'content-security-policy': policy(hash, [brand.logo, ...images].filter((url) => url !== undefined)),
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'content-language': language,
  }).send(html);
}
