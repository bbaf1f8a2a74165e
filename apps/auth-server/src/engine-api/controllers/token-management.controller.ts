import { Controller, Inject, Req } from '@nestjs/common';
import { idTokenReissueRequest, readListQuery, tokenCreateRequest, tokenRevokeRequest, tokenUpdateRequest } from '@symbolon/contract';
import type {
  Engine, IdTokenReissueResponse, TokenCreateResponse, TokenListResponse, TokenRevokeResponse, TokenUpdateResponse,
} from '@symbolon/engine';
import { ENGINE } from '../../platform/tokens.js';
import type { Call } from '../caller.js';
import { Endpoint } from '../endpoint.js';
import { granted } from '../granted.js';
import { membersOf, queryOf } from '../query.js';
import { accept, requestOf, serviceOf } from '../read.js';

/** Making, changing, listing and deleting tokens; and ID tokens after a refresh. */
@Controller()
export class TokenManagementController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Endpoint('tokenCreate')
  create(@Req() call: Call): Promise<TokenCreateResponse> {
    return this.engine.tokenCreate(serviceOf(call), requestOf(tokenCreateRequest, call));
  }

  @Endpoint('tokenUpdate')
  update(@Req() call: Call): Promise<TokenUpdateResponse> {
    return this.engine.tokenUpdate(serviceOf(call), requestOf(tokenUpdateRequest, call));
  }

  @Endpoint('tokenList')
  list(@Req() call: Call): Promise<TokenListResponse> {
    const query = queryOf(call);
    const wanted = membersOf(query, ['clientIdentifier', 'subject', 'tokenStatus']);
    return granted(this.engine.tokenList(serviceOf(call), { ...wanted, ...accept(readListQuery('token', query)) }));
  }

  @Endpoint('tokenDelete', 204)
  async delete(@Req() call: Call): Promise<void> {
    const { token } = call.params as { readonly token: string };
    await granted(this.engine.tokenDelete(serviceOf(call), token));
  }

  @Endpoint('tokenRevoke')
  revoke(@Req() call: Call): Promise<TokenRevokeResponse> {
    return granted(this.engine.tokenRevoke(serviceOf(call), requestOf(tokenRevokeRequest, call)));
  }

  @Endpoint('idTokenReissue')
  reissue(@Req() call: Call): Promise<IdTokenReissueResponse> {
    return this.engine.idTokenReissue(serviceOf(call), requestOf(idTokenReissueRequest, call));
  }
}
