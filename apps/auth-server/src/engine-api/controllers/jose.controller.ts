import { Controller, Inject, Req } from '@nestjs/common';
import { joseVerifyRequest } from '@symbolon/contract';
import type { Engine, JoseVerifyResponse } from '@symbolon/engine';
import { CLIENTS, ENGINE } from '../../platform/tokens.js';
import type { Call } from '../caller.js';
import { Endpoint } from '../endpoint.js';
import { granted } from '../granted.js';
import type { ClientManagement } from '../management/clients.js';
import { requestOf } from '../read.js';

/** Checking JOSE objects for others. */
@Controller()
export class JoseController {
  constructor(@Inject(ENGINE) private readonly engine: Engine, @Inject(CLIENTS) private readonly clients: ClientManagement) {}

  @Endpoint('joseVerify')
  async verify(@Req() call: Call): Promise<JoseVerifyResponse> {
    const request = requestOf(joseVerifyRequest, call);
    return granted(this.engine.joseVerify(await this.clients.serviceFor(call, request.clientIdentifier), request));
  }
}
