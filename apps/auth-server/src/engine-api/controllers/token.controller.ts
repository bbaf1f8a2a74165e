import { Controller, Inject, Req } from '@nestjs/common';
import {
  introspectionRequest, revocationRequest, standardIntrospectionRequest, tokenFailRequest, tokenIssueRequest, tokenRequest,
} from '@symbolon/contract';
import type {
  Engine, IntrospectionResponse, RevocationResponse, StandardIntrospectionResponse, TokenFailResponse, TokenIssueResponse, TokenResponse,
} from '@symbolon/engine';
import { ENGINE } from '../../platform/tokens.js';
import type { Call } from '../caller.js';
import { Endpoint } from '../endpoint.js';
import { requestOf, serviceOf } from '../read.js';

/** Issuing and checking tokens. */
@Controller()
export class TokenController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Endpoint('token')
  token(@Req() call: Call): Promise<TokenResponse> {
    return this.engine.token(serviceOf(call), requestOf(tokenRequest, call));
  }

  @Endpoint('tokenIssue')
  tokenIssue(@Req() call: Call): Promise<TokenIssueResponse> {
    return this.engine.tokenIssue(serviceOf(call), requestOf(tokenIssueRequest, call));
  }

  @Endpoint('tokenFail')
  tokenFail(@Req() call: Call): Promise<TokenFailResponse> {
    return this.engine.tokenFail(serviceOf(call), requestOf(tokenFailRequest, call));
  }

  @Endpoint('revocation')
  revocation(@Req() call: Call): Promise<RevocationResponse> {
    return this.engine.revocation(serviceOf(call), requestOf(revocationRequest, call));
  }

  @Endpoint('introspection')
  introspection(@Req() call: Call): Promise<IntrospectionResponse> {
    return this.engine.introspection(serviceOf(call), requestOf(introspectionRequest, call));
  }

  @Endpoint('standardIntrospection')
  standardIntrospection(@Req() call: Call): Promise<StandardIntrospectionResponse> {
    return this.engine.standardIntrospection(serviceOf(call), requestOf(standardIntrospectionRequest, call));
  }
}
