import type { JsonObject } from '../model/json.js';
import type * as Request from '../model/requests.js';
import type * as Response from '../model/responses.js';
import type { Service } from '../model/service.js';
import type { Administration } from './administration.js';

/** The operations of the Web API, one per path. They never throw for what a caller sent. */
export interface Engine extends Administration {
  pushedAuthReq(service: Service, request: Request.PushedAuthReqRequest): Promise<Response.PushedAuthReqResponse>;
  authorization(service: Service, request: Request.AuthorizationRequestCall): Promise<Response.AuthorizationResponse>;
  authorizationIssue(service: Service, request: Request.AuthorizationIssueRequest): Promise<Response.AuthorizationIssueResponse>;
  authorizationFail(service: Service, request: Request.AuthorizationFailRequest): Promise<Response.AuthorizationFailResponse>;
  ticketInfo(service: Service, request: Request.AuthorizationTicketInfoRequest): Promise<Response.AuthorizationTicketResponse>;
  ticketUpdate(service: Service, request: Request.AuthorizationTicketUpdateRequest): Promise<Response.AuthorizationTicketResponse>;
  token(service: Service, request: Request.TokenRequest): Promise<Response.TokenResponse>;
  tokenIssue(service: Service, request: Request.TokenIssueRequest): Promise<Response.TokenIssueResponse>;
  tokenFail(service: Service, request: Request.TokenFailRequest): Promise<Response.TokenFailResponse>;
  userInfo(service: Service, request: Request.UserInfoRequest): Promise<Response.UserInfoResponse>;
  userInfoIssue(service: Service, request: Request.UserInfoIssueRequest): Promise<Response.UserInfoIssueResponse>;
  revocation(service: Service, request: Request.RevocationRequest): Promise<Response.RevocationResponse>;
  /** Only whether a confidential client is who it says (RFC 7662, 2.1): for endpoints of the front end's own. */
  clientAuthentication(service: Service, request: Request.RevocationRequest): Promise<Response.ClientAuthenticationResponse>;
  introspection(service: Service, request: Request.IntrospectionRequest): Promise<Response.IntrospectionResponse>;
  standardIntrospection(service: Service, request: Request.StandardIntrospectionRequest): Promise<Response.StandardIntrospectionResponse>;
  /** The discovery document (RFC 8414, OpenID Connect Discovery) of the service's present settings. */
  configuration(service: Service): JsonObject;
  /** The service's JWK Set; private members only on demand. Undefined when it has none. */
  jwks(service: Service, includePrivateKeys: boolean): JsonObject | undefined;
}
