import { join } from 'node:path';
import { Controller, Get, Header, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuthorizationResponseError } from 'openid-client';
import type { BankSettings } from '../settings.js';
import { PUBLIC_URL, RELYING_PARTY, REPORT, SETTINGS } from '../tokens.js';
import { JourneyProblem, type RelyingParty } from './app.js';
import { accountsPage, homePage, problemPage } from './pages.js';
import { localeOf } from './words.js';

const HTML = 'text/html; charset=utf-8';
const COOKIE = '__Host-journey';
const cookie = (value: string, seconds: number): string => `${COOKIE}=${value}; Path=/; Max-Age=${seconds}; Secure; HttpOnly; SameSite=Lax`;

const journeyOf = ({ headers }: FastifyRequest): string =>
  (headers.cookie ?? '').split('; ').find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? '';

/** The pages of the relying party. */
@Controller()
export class AppController {
  constructor(
    @Inject(RELYING_PARTY) private readonly relyingParty: RelyingParty,
    @Inject(PUBLIC_URL) private readonly publicUrl: () => string,
    @Inject(SETTINGS) private readonly settings: BankSettings,
    @Inject(REPORT) private readonly report: (error: unknown) => void,
  ) {}

  @Get()
  @Header('content-type', HTML)
  home(@Req() request: FastifyRequest): string {
    return homePage(localeOf(request.headers['accept-language']), join(this.settings.dataDir, 'credentials.json'));
  }

  @Post('start')
  async start(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const locale = localeOf(request.headers['accept-language']);
    try {
      const { url, journey } = await this.relyingParty.begin(locale);
      await reply.header('set-cookie', cookie(journey, 900)).redirect(url, 303);
    } catch (error) {
      this.report(error);
      await reply.status(502).type(HTML).send(problemPage(locale, (error as Error).message));
    }
  }

  @Get('callback')
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const locale = localeOf(request.headers['accept-language']);
    try {
      const { claims, accounts, exchanges } = await this.relyingParty.arrive(journeyOf(request), new URL(request.url, this.publicUrl()));
      await reply.header('set-cookie', cookie('', 0)).type(HTML).send(accountsPage(locale, { accounts, exchanges, subject: String(claims['sub'] ?? '') }));
    } catch (error) {
      const isExpected = error instanceof JourneyProblem || error instanceof AuthorizationResponseError;
      if (!isExpected) this.report(error);
      const problem = error instanceof AuthorizationResponseError ? `${error.error}: ${error.error_description ?? ''}` : (error as Error).message;
      await reply.status(isExpected ? 400 : 502).type(HTML).send(problemPage(locale, problem));
    }
  }
}
