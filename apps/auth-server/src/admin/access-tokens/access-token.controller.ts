import { Controller, Inject, Req } from '@nestjs/common';
import type { Call } from '../../engine-api/caller.js';
import { Endpoint } from '../../engine-api/endpoint.js';
import { ADMINISTRATION } from '../../platform/tokens.js';
import type { Administration } from '../administration.js';
import type { AccessTokenAnswer } from './access-tokens.js';
import type { NewCredentials } from './service-credentials.js';

/** What programs authenticate with: tokens of the 3.0 dialect, and the API secret of the 2.x dialect. */
@Controller()
export class AccessTokenController {
  constructor(@Inject(ADMINISTRATION) private readonly administration: Administration) {}

  @Endpoint('accessTokens')
  list(@Req() call: Call): Promise<{ readonly items: readonly AccessTokenAnswer[] }> {
    return this.administration.accessTokens.list(call);
  }

  @Endpoint('accessTokenCreate', 201)
  create(@Req() call: Call): Promise<AccessTokenAnswer & { readonly accessToken: string }> {
    return this.administration.accessTokens.create(call);
  }

  @Endpoint('accessTokenRevoke', 204)
  revoke(@Req() call: Call): Promise<void> {
    return this.administration.accessTokens.revoke(call);
  }

  @Endpoint('credentialsRotate')
  rotate(@Req() call: Call): Promise<NewCredentials> {
    return this.administration.rotateCredentials(call);
  }
}
