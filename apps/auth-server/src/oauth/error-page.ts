import type { ResultCode } from '@symbolon/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

const texts = {
  en: {
    title: 'This request cannot be continued',
    advice: 'The application that sent you here made a request that this server does not accept. Go back to the application; if this happens again, tell its operator what is written below.',
    error: 'Error', description: 'Reason', resultCode: 'Result code',
  },
  ja: {
    title: 'このリクエストは続行できません',
    advice: 'アプリケーションから送られたリクエストは、このサーバーでは受け付けられません。アプリケーションに戻ってください。繰り返し起こる場合は、下の内容をアプリケーションの運営者に伝えてください。',
    error: 'エラー', description: '理由', resultCode: '結果コード',
  },
} as const;

/** The language of the request's `ui_locales`, else of the browser. */
function languageOf({ query, headers }: FastifyRequest): keyof typeof texts {
  const { ui_locales: wanted } = (query ?? {}) as { readonly ui_locales?: unknown };
  const preferred = typeof wanted === 'string' && wanted.trim() !== '' ? wanted.split(' ') : (headers['accept-language'] ?? '').split(',');
  const first = preferred.map((tag) => tag.trim().toLowerCase().slice(0, 2)).find((tag) => tag in texts);
  return first === 'ja' ? 'ja' : 'en';
}

function errorOf(content: string): { readonly error: string; readonly description: string } {
  try {
    const { error, error_description: description } = JSON.parse(content) as { readonly error?: unknown; readonly error_description?: unknown };
    return { error: typeof error === 'string' ? error : 'server_error', description: typeof description === 'string' ? description : '' };
  } catch {
    return { error: 'server_error', description: '' };
  }
}

/** Says in the browser what could not be said to the client: its redirect URI is not proven, or contradicts itself. The status is the caller's. */
export function errorPage(request: FastifyRequest, reply: FastifyReply, resultCode: ResultCode, content: string): void {
  const language = languageOf(request);
  const { title, advice, ...labels } = texts[language];
  const { error, description } = errorOf(content);
  const row = (label: string, id: string, value: string): string =>
    value === '' ? '' : `<dt>${label}</dt><dd id="${id}">${escapeHtml(value)}</dd>`;
  void reply.type('text/html; charset=utf-8')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
    .send([
      `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
      `<meta name="robots" content="noindex"><title>${title}</title>`,
      '<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:38rem;margin:3rem auto;padding:0 1rem}dt{font-weight:600}dd{margin:0 0 .75rem;overflow-wrap:anywhere}</style>',
      `</head><body><main><h1>${title}</h1><p>${advice}</p><dl>`,
      row(labels.error, 'error', error), row(labels.description, 'error_description', description), row(labels.resultCode, 'result_code', resultCode),
      '</dl></main></body></html>',
    ].join(''));
}
