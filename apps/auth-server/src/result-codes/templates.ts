/* The pages that explain result codes, in the frame of all pages. What varies is escaped by the engine of the templates. */

const resultCode = `<% layout('@layout') %>
<h1 id="code"><%= it.title %></h1>
<h2><%= it.c.meaning %></h2>
<p id="message" lang="en"><%= it.explanation.message %></p>
<% if (it.explanation.message.includes('‹')) { %><p class="small"><%= it.c.placeholders %></p><% } %>
<% if (it.turn) { %><h2><%= it.c.turn %></h2><p id="turn"><%= it.turn %></p><% } %>
<% if (it.explanation.rules.length) { %><h2><%= it.c.rules %></h2>
<ul class="list" id="rules"><% it.explanation.rules.forEach(function (rule) { %><li data-rule="<%= rule.id %>">
<p><% if (rule.url) { %><a href="<%= rule.url %>" rel="noreferrer"><%= rule.id %></a><% } else { %><strong><%= rule.id %></strong><% } %> <span class="small"><%= rule.specification %></span></p>
<p><%= rule.demands %></p>
<% if (rule.at.length) { %><p class="small"><%= it.c.checkedAt %>: <%= rule.at.join(', ') %></p><% } %>
<% if (rule.settings.length) { %><p class="small"><%= it.c.settings %>:</p>
<ul class="small"><% rule.settings.forEach(function (setting) { %><li data-setting="<%= setting.key %>"><%= setting.label %> (<code><%= setting.key %></code><% if (setting.page) { %>, <%= setting.page %><% } %>, <%= setting.of === 'client' ? it.c.ofClient : it.c.ofService %>)</li><% }) %></ul><% } %>
</li><% }) %></ul><% } %>
<p class="note"><a id="all" href="/result-codes"><%= it.c.back %></a></p>
`;

const resultCodes = `<% layout('@layout') %>
<h1><%= it.title %></h1>
<p class="lead"><%= it.c.lead %></p>
<form method="get" action="/result-codes" id="search" role="search">
<label for="q"><%= it.c.query %></label>
<input id="q" name="q" type="search" value="<%= it.query %>" maxlength="200" autocapitalize="none" spellcheck="false">
<% if (it.chosen) { %><input type="hidden" name="ui_locales" value="<%= it.chosen %>"><% } %>
<div class="actions"><button id="submit" class="primary" type="submit"><%= it.c.search %></button></div>
</form>
<p class="note" id="count" role="status"><%= it.lines.length === 0 ? it.c.none : it.c.shown(it.lines.length, it.total) %></p>
<% if (it.lines.length) { %><ul class="list" id="codes"><% it.lines.forEach(function (line) { %><li>
<p><a href="/result-codes/<%= line.code %><%= it.chosen ? '?ui_locales=' + it.chosen : '' %>"><%= line.code %></a> <span class="small"><%= line.rules.join(', ') %></span></p>
<p lang="en"><%= line.message %></p></li><% }) %></ul><% } %>
`;

export const resultCodeTemplates = { resultCode, resultCodes } as const;
