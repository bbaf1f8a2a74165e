import { Controller, Inject, Req } from '@nestjs/common';
import type { Client, Service } from '@symbolon/engine';
import type { Call } from '../../engine-api/caller.js';
import { Endpoint } from '../../engine-api/endpoint.js';
import { ADMINISTRATION } from '../../platform/tokens.js';
import type { Administration } from '../administration.js';
import type { Page } from '../cursor.js';
import type { ChangeAnswer, VersionAnswer } from './history.js';

/** What services and clients were, and how they become that again. */
@Controller()
export class HistoryController {
  constructor(@Inject(ADMINISTRATION) private readonly administration: Administration) {}

  @Endpoint('serviceHistory')
  ofService(@Req() call: Call): Promise<Page<ChangeAnswer>> {
    return this.administration.serviceHistory.list(call);
  }

  @Endpoint('serviceVersion')
  service(@Req() call: Call): Promise<VersionAnswer<Service>> {
    return this.administration.serviceHistory.get(call);
  }

  @Endpoint('serviceRestore')
  restoreService(@Req() call: Call): Promise<Service> {
    return this.administration.serviceHistory.restore(call);
  }

  @Endpoint('clientHistory')
  ofClient(@Req() call: Call): Promise<Page<ChangeAnswer>> {
    return this.administration.clientHistory.list(call);
  }

  @Endpoint('clientVersion')
  client(@Req() call: Call): Promise<VersionAnswer<Client>> {
    return this.administration.clientHistory.get(call);
  }

  @Endpoint('clientRestore')
  restoreClient(@Req() call: Call): Promise<Client> {
    return this.administration.clientHistory.restore(call);
  }
}
