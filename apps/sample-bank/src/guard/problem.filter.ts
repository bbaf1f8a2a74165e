import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Challenge } from './challenge.js';

/** Answers in JSON; only what the bank means to say gets out. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly report: (error: unknown) => void) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof Challenge) {
      for (const [name, value] of Object.entries(error.headers)) void reply.header(name, value);
    }
    if (error instanceof HttpException) {
      void reply.status(error.getStatus()).send(error.getResponse());
      return;
    }
    this.report(error);
    void reply.status(500).send({ error: 'server_error' });
  }
}
