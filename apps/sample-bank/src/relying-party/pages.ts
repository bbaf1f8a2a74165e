import { createHash } from 'node:crypto';
import { Eta } from 'eta';
import type { Account } from '../resource/ledger.js';
import type { Exchange } from './exchange.js';
import { words, type Locale } from './words.js';

const style = `
:root { color-scheme: light dark; --ink: #16202c; --soft: #4a5a6c; --paper: #fff; --ground: #eef2f6; --line: #d5dde6; --accent: #1d4ed8; --on-accent: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf3; --soft: #a9b7c6; --paper: #18212c; --ground: #0f151d; --line: #2c3947; --accent: #8ab4ff; --on-accent: #0b1526; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.55 system-ui, "Noto Sans CJK JP", sans-serif; color: var(--ink); background: var(--ground); }
main { max-width: 46rem; margin: 8vh auto; padding: 2.5rem; background: var(--paper); border: 1px solid var(--line); border-radius: 14px; }
h1 { margin: 0 0 .5rem; font-size: 1.7rem; line-height: 1.2; } h2 { margin: 2.5rem 0 .5rem; font-size: 1.1rem; }
p { color: var(--soft); } ol { padding-left: 1.3rem; color: var(--soft); } ol li { margin: .35rem 0; }
button, a.button { display: inline-block; padding: .8rem 1.5rem; font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 0; border-radius: 9px; cursor: pointer; text-decoration: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
table { width: 100%; border-collapse: collapse; } th, td { padding: .7rem .3rem; text-align: left; border-bottom: 1px solid var(--line); } td.sum, th.sum { text-align: right; font-variant-numeric: tabular-nums; }
details { border: 1px solid var(--line); border-radius: 9px; margin: .5rem 0; } summary { padding: .7rem 1rem; cursor: pointer; }
pre { margin: 0; padding: 1rem; overflow-x: auto; font: 13px/1.5 ui-monospace, monospace; border-top: 1px solid var(--line); white-space: pre-wrap; overflow-wrap: anywhere; }
small { color: var(--soft); }
@media (max-width: 40rem) { main { margin: 0; border-radius: 0; border-width: 0; padding: 1.5rem; min-height: 100vh; } }`;

const eta = new Eta({ autoEscape: true });

eta.loadTemplate('@frame', `<!doctype html>
<html lang="<%= it.locale %>"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title><%= it.words.title %></title><style>${style}</style></head>
<body><main><%~ it.body %></main></body></html>`);

eta.loadTemplate('@home', `<% layout('@frame') %>
<h1><%= it.words.title %></h1><p><%= it.words.lead %></p>
<form method="post" action="/start"><button id="start" type="submit"><%= it.words.button %></button></form>
<p><small><%= it.words.hint(it.file) %></small></p>
<ol><% for (const step of it.words.steps) { %><li><%= step %></li><% } %></ol>`);

eta.loadTemplate('@accounts', `<% layout('@frame') %>
<h1><%= it.words.welcome %></h1>
<p><code><%= it.subject %></code></p>
<table><thead><tr><th scope="col"><%= it.words.account %></th><th scope="col" class="sum"><%= it.words.balance %></th></tr></thead><tbody>
<% for (const account of it.accounts) { %><tr><td><%= account.name %> <small><%= account.accountId %></small></td><td class="sum"><%= account.shown %></td></tr><% } %>
</tbody></table>
<h2><%= it.words.behind %></h2>
<% for (const exchange of it.exchanges) { %><details><summary><%= it.words.exchanges[exchange.kind] %></summary><pre tabindex="0"><%= exchange.request %></pre><pre tabindex="0"><%= exchange.response %></pre></details><% } %>
<p><a class="button" href="/"><%= it.words.again %></a></p>`);

eta.loadTemplate('@problem', `<% layout('@frame') %>
<h1><%= it.words.refused %></h1><p role="alert"><%= it.problem %></p><p><a class="button" href="/"><%= it.words.again %></a></p>`);

/** Allows the one style sheet above and nothing else; the form ends at the authorization server. */
export const contentSecurityPolicy = (issuerOrigin: string): string =>
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; form-action 'self' ${issuerOrigin}; frame-ancestors 'none'; base-uri 'none'`;

const page = (name: string, locale: Locale, data: object = {}): string => eta.render(name, { locale, words: words[locale], ...data });

/** `file`: where the credentials are. */
export const homePage = (locale: Locale, file: string): string => page('@home', locale, { file });

export const problemPage = (locale: Locale, problem: string): string => page('@problem', locale, { problem });

const digits = { EUR: 2, JPY: 0 } as const;

const amount = ({ balance, currency }: Account, locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(balance / 10 ** digits[currency]);

export const accountsPage = (locale: Locale, { accounts, subject, exchanges }: { accounts: readonly Account[]; subject: string; exchanges: readonly Exchange[] }): string =>
  page('@accounts', locale, { subject, exchanges, accounts: accounts.map((account) => ({ ...account, shown: amount(account, locale) })) });
