import { Controller, Inject, Req } from '@nestjs/common';
import type { JsonObject } from '@symbolon/engine';
import type { Call } from '../../engine-api/caller.js';
import { Endpoint } from '../../engine-api/endpoint.js';
import { READINESS } from '../../platform/tokens.js';
import type { Readiness, ReadinessAnswer } from './readiness.js';

/** How services and clients stand with the clauses of their profiles. */
@Controller()
export class ReadinessController {
  constructor(@Inject(READINESS) private readonly readiness: Readiness) {}

  @Endpoint('serviceReadiness')
  ofService(@Req() call: Call): Promise<ReadinessAnswer> {
    return this.readiness.ofService(call);
  }

  @Endpoint('clientReadiness')
  ofClient(@Req() call: Call): Promise<ReadinessAnswer> {
    return this.readiness.ofClient(call);
  }

  @Endpoint('readinessPreview')
  preview(@Req() call: Call): Promise<ReadinessAnswer> {
    return this.readiness.preview(call);
  }

  @Endpoint('configurationPreview')
  configuration(@Req() call: Call): Promise<JsonObject> {
    return this.readiness.configuration(call);
  }
}
