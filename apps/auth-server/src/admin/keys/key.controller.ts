import { Controller, Inject, Req } from '@nestjs/common';
import type { Call } from '../../engine-api/caller.js';
import { Endpoint } from '../../engine-api/endpoint.js';
import { ADMINISTRATION } from '../../platform/tokens.js';
import type { Administration } from '../administration.js';
import type { KeyAnswer, KeyList } from './keys.js';

/** The keys of a service: made here or elsewhere, and rotated without a gap. */
@Controller()
export class KeyController {
  constructor(@Inject(ADMINISTRATION) private readonly administration: Administration) {}

  @Endpoint('keys')
  list(@Req() call: Call): Promise<KeyList> {
    return this.administration.keys.list(call);
  }

  @Endpoint('keyGenerate', 201)
  generate(@Req() call: Call): Promise<KeyAnswer> {
    return this.administration.keys.generate(call);
  }

  @Endpoint('keyImport', 201)
  import(@Req() call: Call): Promise<KeyList> {
    return this.administration.keys.import(call);
  }

  @Endpoint('keyPublish')
  publish(@Req() call: Call): Promise<KeyAnswer> {
    return this.administration.keys.publish(call);
  }

  @Endpoint('keySwitch')
  switchTo(@Req() call: Call): Promise<KeyAnswer> {
    return this.administration.keys.switchTo(call);
  }

  @Endpoint('keyRetire')
  retire(@Req() call: Call): Promise<KeyAnswer> {
    return this.administration.keys.retire(call);
  }

  @Endpoint('keyDelete', 204)
  remove(@Req() call: Call): Promise<void> {
    return this.administration.keys.remove(call);
  }
}
