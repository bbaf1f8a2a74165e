import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { ApiResponse, Client } from '@symbolon/engine';
import { CLIENTS } from '../../platform/tokens.js';
import type { FastifyReply } from 'fastify';
import type { Call } from '../caller.js';
import { createdStatus, Endpoint } from '../endpoint.js';
import type { ClientList, ClientManagement, SecretChange } from '../management/clients.js';

/** Creating, reading, changing, locking and deleting the clients of a service. */
@Controller()
export class ClientController {
  constructor(@Inject(CLIENTS) private readonly clients: ClientManagement) {}

  @Endpoint('clientCreate')
  create(@Req() call: Call, @Res({ passthrough: true }) reply: FastifyReply): Promise<Client> {
    void reply.status(createdStatus(call));
    return this.clients.create(call);
  }

  @Endpoint('clientGet')
  get(@Req() call: Call): Promise<Client> {
    return this.clients.get(call);
  }

  @Endpoint('clientList')
  list(@Req() call: Call): Promise<ClientList> {
    return this.clients.list(call);
  }

  @Endpoint('clientUpdate')
  update(@Req() call: Call): Promise<Client> {
    return this.clients.update(call);
  }

  @Endpoint('clientDelete', 204)
  delete(@Req() call: Call): Promise<void> {
    return this.clients.remove(call);
  }

  @Endpoint('clientLock')
  setLock(@Req() call: Call): Promise<ApiResponse> {
    return this.clients.setLock(call);
  }

  @Endpoint('secretRefresh')
  refreshSecret(@Req() call: Call): Promise<SecretChange> {
    return this.clients.refreshSecret(call);
  }

  @Endpoint('secretUpdate')
  updateSecret(@Req() call: Call): Promise<SecretChange> {
    return this.clients.updateSecret(call);
  }
}
