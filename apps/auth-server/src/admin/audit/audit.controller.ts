import { Controller, Inject, Req } from '@nestjs/common';
import type { AuditEntry } from '@symbolon/persistence';
import type { Call } from '../../engine-api/caller.js';
import { Endpoint } from '../../engine-api/endpoint.js';
import { ADMINISTRATION } from '../../platform/tokens.js';
import type { Administration } from '../administration.js';
import type { Page } from '../cursor.js';

@Controller()
export class AuditController {
  constructor(@Inject(ADMINISTRATION) private readonly administration: Administration) {}

  @Endpoint('audit')
  list(@Req() call: Call): Promise<Page<AuditEntry>> {
    return this.administration.audit.list(call);
  }
}
