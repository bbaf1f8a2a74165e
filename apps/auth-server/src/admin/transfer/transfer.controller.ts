import { Controller, Inject, Req } from '@nestjs/common';
import type { Call } from '../../engine-api/caller.js';
import { Endpoint } from '../../engine-api/endpoint.js';
import { ADMINISTRATION } from '../../platform/tokens.js';
import type { Administration } from '../administration.js';
import type { ServiceDocument } from './document.js';
import type { ImportAnswer } from './transfer.js';

/** Services as documents: out of one server and into another. */
@Controller()
export class TransferController {
  constructor(@Inject(ADMINISTRATION) private readonly administration: Administration) {}

  @Endpoint('serviceExport')
  export(@Req() call: Call): Promise<ServiceDocument> {
    return this.administration.transfer.export(call);
  }

  @Endpoint('serviceImportNew')
  importNew(@Req() call: Call): Promise<ImportAnswer> {
    return this.administration.transfer.importNew(call);
  }

  @Endpoint('serviceImport')
  importInto(@Req() call: Call): Promise<ImportAnswer> {
    return this.administration.transfer.importInto(call);
  }
}
