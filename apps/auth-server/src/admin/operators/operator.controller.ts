import { Controller, Inject, Req } from '@nestjs/common';
import type { Call } from '../../engine-api/caller.js';
import { Endpoint } from '../../engine-api/endpoint.js';
import { ADMINISTRATION } from '../../platform/tokens.js';
import type { Administration } from '../administration.js';
import type { OperatorAnswer } from './operators.js';

/** Who signs in to the console, and what they may do there. */
@Controller()
export class OperatorController {
  constructor(@Inject(ADMINISTRATION) private readonly administration: Administration) {}

  @Endpoint('operators')
  list(@Req() call: Call): Promise<{ readonly items: readonly OperatorAnswer[] }> {
    return this.administration.operators.list(call);
  }

  @Endpoint('operatorCreate', 201)
  create(@Req() call: Call): Promise<OperatorAnswer> {
    return this.administration.operators.create(call);
  }

  @Endpoint('operator')
  get(@Req() call: Call): Promise<OperatorAnswer> {
    return this.administration.operators.get(call);
  }

  @Endpoint('operatorUpdate')
  update(@Req() call: Call): Promise<OperatorAnswer> {
    return this.administration.operators.update(call);
  }

  @Endpoint('operatorDelete', 204)
  remove(@Req() call: Call): Promise<void> {
    return this.administration.operators.remove(call);
  }

  @Endpoint('operatorPassword', 204)
  setPassword(@Req() call: Call): Promise<void> {
    return this.administration.operators.setPassword(call);
  }
}
