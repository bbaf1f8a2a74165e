import { Controller, Inject, Req } from '@nestjs/common';
import {
  authorizationFailRequest, authorizationIssueRequest, authorizationRequest, authorizationTicketInfoRequest, authorizationTicketUpdateRequest,
  pushedAuthReqRequest,
} from '@symbolon/contract';
import type {
  AuthorizationFailResponse, AuthorizationIssueResponse, AuthorizationResponse, AuthorizationTicketResponse, Engine, PushedAuthReqResponse,
} from '@symbolon/engine';
import { ENGINE } from '../../platform/tokens.js';
import type { Call } from '../caller.js';
import { Endpoint } from '../endpoint.js';
import { requestOf, serviceOf } from '../read.js';

/** Documents type `info` as a text, the living API as an object: whoever sends a text hears a text. */
const inFormOf = ({ body }: Call, answer: AuthorizationTicketResponse): object =>
  typeof (body as { readonly info?: unknown } | undefined)?.info === 'string' ? { ...answer, ...(answer.info === undefined ? {} : { info: answer.info.context ?? '' }) } : answer;

/** From the authorization request to its answer. */
@Controller()
export class AuthorizationController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Endpoint('pushedAuthReq')
  push(@Req() call: Call): Promise<PushedAuthReqResponse> {
    return this.engine.pushedAuthReq(serviceOf(call), requestOf(pushedAuthReqRequest, call));
  }

  @Endpoint('authorization')
  authorize(@Req() call: Call): Promise<AuthorizationResponse> {
    return this.engine.authorization(serviceOf(call), requestOf(authorizationRequest, call));
  }

  @Endpoint('authorizationIssue')
  issue(@Req() call: Call): Promise<AuthorizationIssueResponse> {
    return this.engine.authorizationIssue(serviceOf(call), requestOf(authorizationIssueRequest, call));
  }

  @Endpoint('authorizationFail')
  fail(@Req() call: Call): Promise<AuthorizationFailResponse> {
    return this.engine.authorizationFail(serviceOf(call), requestOf(authorizationFailRequest, call));
  }

  @Endpoint('ticketInfo')
  ticketInfo(@Req() call: Call): Promise<AuthorizationTicketResponse> {
    return this.engine.ticketInfo(serviceOf(call), requestOf(authorizationTicketInfoRequest, call));
  }

  @Endpoint('ticketUpdate')
  async ticketUpdate(@Req() call: Call): Promise<object> {
    return inFormOf(call, await this.engine.ticketUpdate(serviceOf(call), requestOf(authorizationTicketUpdateRequest, call)));
  }
}
