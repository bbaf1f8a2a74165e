import { Eta } from 'eta';
import { resultCodeTemplates } from '../../../result-codes/templates.js';

/** Everything is escaped unless it says `<%~`, which only other templates do. */
const eta = new Eta({ autoEscape: true, autoTrim: ['nl', false] });

const layout = `<!DOCTYPE html>
<html lang="<%= it.language %>">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title><%= it.title %> – <%= it.brand.name %></title>
<style><%~ it.style %></style>
</head>
<body<% if (it.wide) { %> class="wide"<% } %>>
<div class="bar"></div>
<header>
<p class="brand"><% if (it.brand.logo) { %><img src="<%= it.brand.logo %>" alt=""><% } %><span><%= it.brand.name %></span></p>
</header>
<main>
<div class="card"><%~ it.body %></div>
</main>
<footer>
<nav>
<% if (it.languageLink) { %><a id="language" href="<%= it.languageLink.href %>" lang="<%= it.languageLink.tag %>" hreflang="<%= it.languageLink.tag %>"><%= it.t.otherLanguage %></a><% } %>
<% if (it.brand.policy) { %><a id="policy" href="<%= it.brand.policy %>" rel="noreferrer"><%= it.t.policy %></a><% } %>
<% if (it.brand.terms) { %><a id="terms" href="<%= it.brand.terms %>" rel="noreferrer"><%= it.t.terms %></a><% } %>
</nav>
</footer>
</body>
</html>
`;

const problem = `<% if (it.problem) { %><div class="alert" id="problem" role="alert"><p><strong><%= it.t.problem %></strong></p><p id="problem-text"><%= it.problem %></p></div><% } %>`;

const client = `<% if (it.client && it.client.logo) { %><div class="client"><img src="<%= it.client.logo %>" alt=""><p><strong><%= it.client.name %></strong></p></div><% } %>`;

const hidden = `<input type="hidden" name="step" value="<%= it.step %>"><input type="hidden" name="token" value="<%= it.token %>">`;

const signIn = `<% layout('@layout') %>
<%~ include('@client', it) %>
<h1><%= it.title %></h1>
<p class="lead"><% if (it.again) { %><%= it.t.signInAgain %><% } else if (it.client) { %><%= it.t.signInTo(it.client.name) %><% } %></p>
<%~ include('@problem', it) %>
<form method="post" id="sign-in">
<%~ include('@hidden', it) %>
<label for="login"><%= it.t.login %></label>
<input id="login" name="login" type="text" value="<%= it.login %>" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="200" required<% if (it.problem) { %> aria-invalid="true" aria-describedby="problem-text"<% } %><% if (!it.login) { %> autofocus<% } %>>
<label for="password"><%= it.t.password %></label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="1024" required<% if (it.problem) { %> aria-invalid="true" aria-describedby="problem-text"<% } %><% if (it.login) { %> autofocus<% } %>>
<div class="actions">
<button id="submit" class="primary" type="submit" name="action" value="submit"><%= it.t.signIn %></button>
<% if (it.client) { %><button id="cancel" type="submit" name="action" value="cancel" formnovalidate><%= it.t.cancel %></button><% } %>
</div>
</form>
`;

const totp = `<% layout('@layout') %>
<h1><%= it.title %></h1>
<p class="lead"><%= it.t.totpAdvice %></p>
<%~ include('@problem', it) %>
<form method="post" id="totp">
<%~ include('@hidden', it) %>
<label for="code"><%= it.t.code %></label>
<input id="code" class="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="10" required autofocus<% if (it.problem) { %> aria-invalid="true" aria-describedby="problem-text"<% } %>>
<div class="actions">
<button id="submit" class="primary" type="submit" name="action" value="submit"><%= it.t.confirm %></button>
<% if (it.client) { %><button id="cancel" type="submit" name="action" value="cancel" formnovalidate><%= it.t.cancel %></button><% } %>
</div>
</form>
`;

const account = `<% layout('@layout') %>
<%~ include('@client', it) %>
<h1><%= it.title %></h1>
<p class="lead"><% if (it.client) { %><%= it.t.signInTo(it.client.name) %><% } %></p>
<form method="post" id="account">
<%~ include('@hidden', it) %>
<div class="actions">
<button id="continue" class="primary" type="submit" name="action" value="continue"><%= it.t.continueAs(it.user) %></button>
<button id="other" type="submit" name="action" value="other"><%= it.t.otherAccount %></button>
<button id="cancel" type="submit" name="action" value="cancel"><%= it.t.cancel %></button>
</div>
</form>
`;

const consent = `<% layout('@layout') %>
<%~ include('@client', it) %>
<h1><%= it.title %></h1>
<p class="lead"><%= it.t.consentLead(it.client.name, it.brand.name) %></p>
<% if (it.client.description) { %><p class="small"><%= it.client.description %></p><% } %>
<p class="small" id="user"><%= it.t.signedInAs(it.user) %></p>
<% if (it.purpose) { %><h2><%= it.t.purpose %></h2><p><%= it.purpose %></p><% } %>
<% if (it.scopes.length) { %><h2 id="scopes-title"><%= it.t.permissions %></h2>
<ul class="list" id="scopes"><% it.scopes.forEach(function (scope) { %><li data-scope="<%= scope.name %>"><%= scope.text %></li><% }) %></ul><% } %>
<% if (it.details.length) { %><h2><%= it.t.details %></h2>
<ul class="list" id="details"><% it.details.forEach(function (detail) { %><li><strong><%= detail.type %></strong><dl><% detail.members.forEach(function (member) { %><dt><%= member.name %></dt><dd><%= member.value %></dd><% }) %></dl></li><% }) %></ul><% } %>
<% if (it.claims.length) { %><h2><%= it.t.information %></h2>
<ul class="inline" id="claims"><% it.claims.forEach(function (claim) { %><li data-claim="<%= claim.name %>"><%= claim.text %></li><% }) %></ul><% } %>
<form method="post" id="consent">
<%~ include('@hidden', it) %>
<div class="actions row">
<button id="allow" class="primary" type="submit" name="action" value="allow"><%= it.t.allow %></button>
<button id="cancel" type="submit" name="action" value="cancel"><%= it.t.deny %></button>
</div>
</form>
<p class="note"><%= it.t.consentNote %> <a id="consents-link" href="consents" target="_blank" rel="noopener"><%= it.t.consentsTitle %></a></p>
<% if (it.client.policy) { %><p class="small"><a id="client-policy" href="<%= it.client.policy %>" rel="noreferrer"><%= it.t.clientPolicy(it.client.name) %></a></p><% } %>
<% if (it.client.terms) { %><p class="small"><a id="client-terms" href="<%= it.client.terms %>" rel="noreferrer"><%= it.t.clientTerms(it.client.name) %></a></p><% } %>
`;

const consents = `<% layout('@layout') %>
<h1><%= it.title %></h1>
<p class="lead"><%= it.t.consentsLead %></p>
<% if (it.done) { %><div class="alert good" id="done" role="status"><p><%= it.t.withdrawn %></p></div><% } %>
<% if (it.consents.length === 0) { %><p id="none"><%= it.t.noConsents %></p><% } else { %>
<ul class="list" id="consents"><% it.consents.forEach(function (consent) { %><li data-client="<%= consent.clientId %>"><div class="entry"><div>
<h2><%= consent.name %></h2>
<p class="small"><%= it.t.since %>: <time datetime="<%= consent.date %>"><%= consent.date %></time></p>
<ul class="inline"><% consent.texts.forEach(function (text) { %><li><%= text %></li><% }) %></ul>
</div><form method="post"><input type="hidden" name="token" value="<%= it.token %>"><input type="hidden" name="client" value="<%= consent.clientId %>"><button type="submit" aria-label="<%= it.t.withdrawFrom(consent.name) %>"><%= it.t.withdraw %></button></form></div></li><% }) %></ul><% } %>
<p class="note"><%= it.t.signedInAs(it.user) %> · <a id="sign-out-link" href="sign-out"><%= it.t.signOut %></a></p>
`;

const signOut = `<% layout('@layout') %>
<h1><%= it.title %></h1>
<p class="lead"><%= it.t.signOutAdvice %></p>
<p class="small"><%= it.t.signedInAs(it.user) %></p>
<form method="post" id="sign-out-form"><input type="hidden" name="token" value="<%= it.token %>">
<div class="actions"><button id="sign-out" class="primary" type="submit"><%= it.t.signOut %></button></div></form>
`;

const message = `<% layout('@layout') %>
<h1><%= it.title %></h1>
<p id="message"><%= it.advice %></p>
<% if (it.facts && it.facts.length) { %><dl><% it.facts.forEach(function (fact) { %><dt><%= fact.label %></dt><dd id="<%= fact.id %>"><%= fact.value %></dd><% }) %></dl><% } %>
<% if (it.link) { %><p class="note"><a id="go-on" href="<%= it.link.href %>"><%= it.link.text %></a></p><% } %>
`;

for (const [name, template] of Object.entries({ layout, problem, client, hidden, signIn, totp, account, consent, consents, signOut, message, ...resultCodeTemplates })) {
  eta.loadTemplate(`@${name}`, template);
}

export type PageName = 'signIn' | 'totp' | 'account' | 'consent' | 'consents' | 'signOut' | 'message' | keyof typeof resultCodeTemplates;

export const render = (page: PageName, values: object): string => eta.render(`@${page}`, values);
