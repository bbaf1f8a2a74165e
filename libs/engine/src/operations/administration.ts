import type * as Model from '../model/administration.js';
import type { ApiResponse } from '../model/responses.js';
import type { Service } from '../model/service.js';
import type { Ports } from '../ports/index.js';
import { authorizedClients, clientAuthorizationDelete, clientAuthorizationUpdate } from './client-authorization.js';
import { grantedScopes, grantedScopesDelete } from './granted-scopes.js';
import { idTokenReissue } from './id-token-reissue.js';
import { joseVerify } from './jose-verify.js';
import { tokenCreate } from './token-create.js';
import { tokenDelete, tokenRevoke } from './token-delete.js';
import { tokenList } from './token-list.js';
import { tokenUpdate } from './token-update.js';

/** An answer, or why there is none. */
export type Answered<T> = Promise<T | Model.CallRefusal>;

/** Tokens and consents as an administrator handles them. `client`: a client id in decimal, or an alias. */
export interface Administration {
  tokenCreate(service: Service, request: Model.TokenCreateRequest): Promise<Model.TokenCreateResponse>;
  tokenUpdate(service: Service, request: Model.TokenUpdateRequest): Promise<Model.TokenUpdateResponse>;
  tokenList(service: Service, request: Model.TokenListRequest): Answered<Model.TokenListResponse>;
  tokenRevoke(service: Service, request: Model.TokenRevokeRequest): Answered<Model.TokenRevokeResponse>;
  /** `token`: an access token, its `jti`-bearing JWT, or its hash. */
  tokenDelete(service: Service, token: string): Answered<ApiResponse>;
  authorizedClients(service: Service, request: Model.AuthorizedClientsRequest): Answered<Model.AuthorizedClientsResponse>;
  clientAuthorizationUpdate(service: Service, client: string, request: Model.ClientAuthorizationUpdateRequest): Answered<ApiResponse>;
  clientAuthorizationDelete(service: Service, client: string, request: Model.ConsentRequest): Answered<ApiResponse>;
  grantedScopes(service: Service, client: string, request: Model.ConsentRequest): Answered<Model.GrantedScopesResponse>;
  grantedScopesDelete(service: Service, client: string, request: Model.ConsentRequest): Answered<ApiResponse>;
  joseVerify(service: Service, request: Model.JoseVerifyRequest): Answered<Model.JoseVerifyResponse>;
  idTokenReissue(service: Service, request: Model.IdTokenReissueRequest): Promise<Model.IdTokenReissueResponse>;
}

export const administration = (ports: Ports): Administration => ({
  tokenCreate: tokenCreate(ports),
  tokenUpdate: tokenUpdate(ports),
  tokenList: tokenList(ports),
  tokenRevoke: tokenRevoke(ports),
  tokenDelete: tokenDelete(ports),
  authorizedClients: authorizedClients(ports),
  clientAuthorizationUpdate: clientAuthorizationUpdate(ports),
  clientAuthorizationDelete: clientAuthorizationDelete(ports),
  grantedScopes: grantedScopes(ports),
  grantedScopesDelete: grantedScopesDelete(ports),
  joseVerify: joseVerify(ports),
  idTokenReissue: idTokenReissue(ports),
});
