import { Controller, Inject, Req } from '@nestjs/common';
import { userInfoIssueRequest, userInfoRequest } from '@symbolon/contract';
import type { Engine, UserInfoIssueResponse, UserInfoResponse } from '@symbolon/engine';
import { ENGINE } from '../../platform/tokens.js';
import type { Call } from '../caller.js';
import { Endpoint } from '../endpoint.js';
import { requestOf, serviceOf } from '../read.js';

/** The two steps of a UserInfo endpoint. */
@Controller()
export class UserInfoController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Endpoint('userInfo')
  userInfo(@Req() call: Call): Promise<UserInfoResponse> {
    return this.engine.userInfo(serviceOf(call), requestOf(userInfoRequest, call));
  }

  @Endpoint('userInfoIssue')
  userInfoIssue(@Req() call: Call): Promise<UserInfoIssueResponse> {
    return this.engine.userInfoIssue(serviceOf(call), requestOf(userInfoIssueRequest, call));
  }
}
