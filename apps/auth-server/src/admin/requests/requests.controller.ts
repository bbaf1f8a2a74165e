import { Controller, Inject, Req } from '@nestjs/common';
import type { Call } from '../../engine-api/caller.js';
import { Endpoint } from '../../engine-api/endpoint.js';
import { REQUESTS } from '../../platform/tokens.js';
import type { Requests } from './requests.js';

/** What was asked of a service and how it was answered. */
@Controller()
export class RequestsController {
  constructor(@Inject(REQUESTS) private readonly requests: Requests) {}

  @Endpoint('requestList')
  list(@Req() call: Call): ReturnType<Requests['list']> {
    return this.requests.list(call);
  }

  @Endpoint('requestOpen')
  open(@Req() call: Call): ReturnType<Requests['open']> {
    return this.requests.open(call);
  }

  @Endpoint('requestReplay')
  replay(@Req() call: Call): ReturnType<Requests['replay']> {
    return this.requests.replay(call);
  }

  @Endpoint('requestStatistics')
  statistics(@Req() call: Call): ReturnType<Requests['statistics']> {
    return this.requests.statistics(call);
  }

  @Endpoint('requestRetention')
  retention(@Req() call: Call): ReturnType<Requests['retention']> {
    return this.requests.retention(call);
  }

  @Endpoint('requestRetentionUpdate')
  setRetention(@Req() call: Call): ReturnType<Requests['setRetention']> {
    return this.requests.setRetention(call);
  }
}
