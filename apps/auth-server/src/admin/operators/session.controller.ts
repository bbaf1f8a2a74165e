import { Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ADMINISTRATION } from '../../platform/tokens.js';
import type { Administration } from '../administration.js';
import type { SessionAnswer } from './sessions.js';

/** The session of the console. These routes see to their credentials themselves: they are where a caller gets them. */
@Controller('api/admin/session')
export class SessionController {
  constructor(@Inject(ADMINISTRATION) private readonly administration: Administration) {}

  @Post()
  @HttpCode(200)
  signIn(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    return this.administration.sessions.signIn(request, reply);
  }

  @Get()
  read(@Req() request: FastifyRequest): Promise<SessionAnswer> {
    return this.administration.sessions.read(request);
  }

  @Delete()
  @HttpCode(204)
  signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.administration.sessions.signOut(request, reply);
  }

  @Put('password')
  @HttpCode(204)
  changePassword(@Req() request: FastifyRequest): Promise<void> {
    return this.administration.sessions.changePassword(request);
  }
}
