import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PROBES } from './tokens.js';
import { version } from './version.js';

/** What the health check asks. */
export interface Probes {
  /** Whether the database answers. */
  database(): Promise<boolean>;
}

const features = ['fapi', 'par', 'dpop'];

/** The APIs that ask for no credentials. */
@Controller('api')
export class PlatformController {
  constructor(@Inject(PROBES) private readonly probes: Probes) {}

  @Get('misc/echo')
  echo(@Query() query: object): object {
    return query;
  }

  @Get('info')
  info(): object {
    return { version, features };
  }

  @Get('lifecycle/healthcheck')
  async healthcheck(@Query('extended') extended: unknown, @Res() reply: FastifyReply): Promise<void> {
    const parts = extended === undefined || String(extended).toLowerCase() === 'false' ? [] : [await this.probes.database()];
    const ok = parts.every(Boolean);
    void reply.code(ok ? 200 : 503).type('text/plain; charset=utf-8').send(ok ? 'OK' : 'The database does not answer.');
  }
}
