import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ownBrand } from '../oauth/interaction/pages/brand.js';
import { acceptedLanguages, chooseLanguage, type Language } from '../oauth/interaction/pages/languages.js';
import { sendPage } from '../oauth/interaction/pages/send-page.js';
import { explain, search } from './explain.js';
import { resultCodeTexts } from './texts.js';

const PATH = '/result-codes';
/** Lines that one page shows. */
const MOST = 200;

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

const textOf = (query: Query, name: string): string => {
  const value = query[name];
  return (typeof value === 'object' ? value.at(-1) : value) ?? '';
};

/** The language that the address asks for goes before that of the browser. */
function languageOf({ headers }: FastifyRequest, query: Query): Language {
  const asked = textOf(query, 'ui_locales');
  return chooseLanguage(asked === '' ? undefined : asked.slice(0, 200).split(' '), acceptedLanguages(headers['accept-language']));
}

function sendCode(request: FastifyRequest, reply: FastifyReply): void {
  const language = languageOf(request, request.query as Query);
  const { code } = request.params as { readonly code: string };
  const explanation = explain(code, language);
  if (explanation === undefined) return sendList(request, reply, 404);
  const c = resultCodeTexts[language];
  sendPage(reply, {
    page: 'resultCode', brand: ownBrand, language, wide: true, title: explanation.code, fetchedAt: `${PATH}/${explanation.code}`,
    values: { c, explanation, turn: explanation.kind === undefined ? '' : c.kinds[explanation.kind] },
  });
}

function sendList(request: FastifyRequest, reply: FastifyReply, status = 200): void {
  const query = request.query as Query;
  const language = languageOf(request, query);
  const c = resultCodeTexts[language];
  const wanted = textOf(query, 'q');
  const found = search(wanted);
  sendPage(reply, {
    page: 'resultCodes', status, brand: ownBrand, language, wide: true, title: status === 404 ? c.unknownTitle : c.allCodes, fetchedAt: PATH,
    values: { c, query: wanted.slice(0, 200), chosen: textOf(query, 'ui_locales') === '' ? '' : language, lines: found.slice(0, MOST), total: found.length },
  });
}

/** Puts the pages to which `error_uri` leads on a server. They are for everybody, and say nothing of anybody's request. */
export function mountResultCodes(http: FastifyInstance): void {
  void http.register((own, _options, done) => {
    own.route({ method: 'GET', url: PATH, handler: (request, reply) => void sendList(request, reply) });
    own.route({ method: 'GET', url: `${PATH}/:code`, handler: (request, reply) => void sendCode(request, reply) });
    done();
  });
}
