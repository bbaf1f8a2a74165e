import { Controller, Inject, Req } from '@nestjs/common';
import type { ApiResponse, AuthorizedClientsResponse, Engine, GrantedScopesResponse } from '@symbolon/engine';
import { ENGINE } from '../../platform/tokens.js';
import type { Call } from '../caller.js';
import { authorizationOf, authorizedClientsOf, consentOf } from '../consent.js';
import { Endpoint } from '../endpoint.js';
import { granted } from '../granted.js';
import { identifierOf } from '../management/client-identity.js';
import { serviceOf } from '../read.js';

/** What users allowed clients; each API in every form in which somebody calls it. */
@Controller()
export class ConsentController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Endpoint('authorizedClients')
  clients(@Req() call: Call): Promise<AuthorizedClientsResponse> {
    return granted(this.engine.authorizedClients(serviceOf(call), authorizedClientsOf(call)));
  }

  @Endpoint('authorizedClientsByPost')
  clientsByPost(@Req() call: Call): Promise<AuthorizedClientsResponse> {
    return this.clients(call);
  }

  @Endpoint('authorizedClientsOf')
  clientsOf(@Req() call: Call): Promise<AuthorizedClientsResponse> {
    return this.clients(call);
  }

  @Endpoint('authorizationUpdate')
  update(@Req() call: Call): Promise<ApiResponse> {
    return granted(this.engine.clientAuthorizationUpdate(serviceOf(call), identifierOf(call), authorizationOf(call)));
  }

  @Endpoint('authorizationDelete')
  delete(@Req() call: Call): Promise<ApiResponse> {
    return granted(this.engine.clientAuthorizationDelete(serviceOf(call), identifierOf(call), consentOf(call)));
  }

  @Endpoint('authorizationDeleteByPost')
  deleteByPost(@Req() call: Call): Promise<ApiResponse> {
    return this.delete(call);
  }

  @Endpoint('authorizationDeleteOf')
  deleteOf(@Req() call: Call): Promise<ApiResponse> {
    return this.delete(call);
  }

  @Endpoint('grantedScopes')
  scopes(@Req() call: Call): Promise<GrantedScopesResponse> {
    return granted(this.engine.grantedScopes(serviceOf(call), identifierOf(call), consentOf(call)));
  }

  @Endpoint('grantedScopesByPost')
  scopesByPost(@Req() call: Call): Promise<GrantedScopesResponse> {
    return this.scopes(call);
  }

  @Endpoint('grantedScopesOf')
  scopesOf(@Req() call: Call): Promise<GrantedScopesResponse> {
    return this.scopes(call);
  }

  @Endpoint('grantedScopesDelete')
  forget(@Req() call: Call): Promise<ApiResponse> {
    return granted(this.engine.grantedScopesDelete(serviceOf(call), identifierOf(call), consentOf(call)));
  }

  @Endpoint('grantedScopesDeleteByPost')
  forgetByPost(@Req() call: Call): Promise<ApiResponse> {
    return this.forget(call);
  }

  @Endpoint('grantedScopesDeleteOf')
  forgetOf(@Req() call: Call): Promise<ApiResponse> {
    return this.forget(call);
  }
}
