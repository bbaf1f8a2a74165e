import { Controller, Inject, Req } from '@nestjs/common';
import type { Call } from '../../engine-api/caller.js';
import { Endpoint } from '../../engine-api/endpoint.js';
import { USERS } from '../../platform/tokens.js';
import type { NewTotp } from '../../oauth/interaction/credentials/totp.js';
import type { ConsentAnswer, UserAnswer, UserManagement } from './users.js';

/** The end users of a service, and what they allowed. */
@Controller()
export class UserController {
  constructor(@Inject(USERS) private readonly users: UserManagement) {}

  @Endpoint('users')
  list(@Req() call: Call): Promise<{ readonly items: readonly UserAnswer[]; readonly next?: string }> {
    return this.users.list(call);
  }

  @Endpoint('userCreate', 201)
  create(@Req() call: Call): Promise<UserAnswer> {
    return this.users.create(call);
  }

  @Endpoint('user')
  get(@Req() call: Call): Promise<UserAnswer> {
    return this.users.get(call);
  }

  @Endpoint('userUpdate')
  update(@Req() call: Call): Promise<UserAnswer> {
    return this.users.update(call);
  }

  @Endpoint('userDelete', 204)
  remove(@Req() call: Call): Promise<void> {
    return this.users.remove(call);
  }

  @Endpoint('userPassword')
  setPassword(@Req() call: Call): Promise<{ readonly password?: string }> {
    return this.users.setPassword(call);
  }

  @Endpoint('userTotp', 201)
  setTotp(@Req() call: Call): Promise<NewTotp> {
    return this.users.setTotp(call);
  }

  @Endpoint('userTotpDelete', 204)
  removeTotp(@Req() call: Call): Promise<void> {
    return this.users.removeTotp(call);
  }

  @Endpoint('userConsents')
  consents(@Req() call: Call): Promise<{ readonly items: readonly ConsentAnswer[] }> {
    return this.users.consents(call);
  }

  @Endpoint('userConsentDelete', 204)
  withdraw(@Req() call: Call): Promise<void> {
    return this.users.withdraw(call);
  }
}
