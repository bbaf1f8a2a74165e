import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { Service } from '@symbolon/engine';
import { SERVICES } from '../../platform/tokens.js';
import type { FastifyReply } from 'fastify';
import type { Call } from '../caller.js';
import { createdStatus, Endpoint } from '../endpoint.js';
import type { ServiceList, ServiceManagement } from '../management/services.js';

/** Creating, reading, changing and deleting services. */
@Controller()
export class ServiceController {
  constructor(@Inject(SERVICES) private readonly services: ServiceManagement) {}

  @Endpoint('serviceCreate')
  create(@Req() call: Call, @Res({ passthrough: true }) reply: FastifyReply): Promise<Service> {
    void reply.status(createdStatus(call));
    return this.services.create(call);
  }

  @Endpoint('serviceGet')
  get(@Req() call: Call): Promise<Service> {
    return this.services.get(call);
  }

  @Endpoint('serviceList')
  list(@Req() call: Call): Promise<ServiceList> {
    return this.services.list(call);
  }

  @Endpoint('serviceUpdate')
  update(@Req() call: Call): Promise<Service> {
    return this.services.update(call);
  }

  @Endpoint('serviceDelete', 204)
  delete(@Req() call: Call): Promise<void> {
    return this.services.remove(call);
  }
}
