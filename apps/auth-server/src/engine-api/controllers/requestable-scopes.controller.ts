import { Controller, Inject, Req } from '@nestjs/common';
import type { RequestableScopesRequest } from '@symbolon/contract';
import { CLIENTS } from '../../platform/tokens.js';
import type { Call } from '../caller.js';
import { Endpoint } from '../endpoint.js';
import type { ClientManagement } from '../management/clients.js';

/** The scopes that a client may ask for. */
@Controller()
export class RequestableScopesController {
  constructor(@Inject(CLIENTS) private readonly clients: ClientManagement) {}

  @Endpoint('requestableScopes')
  get(@Req() call: Call): Promise<RequestableScopesRequest> {
    return this.clients.requestableScopes(call);
  }

  @Endpoint('requestableScopesUpdate')
  update(@Req() call: Call): Promise<RequestableScopesRequest> {
    return this.clients.setRequestableScopes(call);
  }

  @Endpoint('requestableScopesUpdateByPut')
  updateByPut(@Req() call: Call): Promise<RequestableScopesRequest> {
    return this.clients.setRequestableScopes(call);
  }

  @Endpoint('requestableScopesDelete', 204)
  delete(@Req() call: Call): Promise<void> {
    return this.clients.removeRequestableScopes(call);
  }
}
