import type { ResultCodeFamily } from './entry.js';

/** Tokens that administrators make, change, list and delete. */
export const tokenManagementCodes = {
  A104201: { message: "'grantType' is missing in the call of /auth/token/create." },
  A104202: { message: "'grantType' of /auth/token/create cannot be REFRESH_TOKEN." },
  A104203: { message: "'grantType' {grantType} is not among the 'supportedGrantTypes' of service {apiKey}." },
  A105201: { message: "'subject' is missing: tokens of this 'grantType' belong to a user." },
  A105202: { message: "'subject' of /auth/token/create is longer than {max} characters." },
  A105203: { message: "'subject' of /auth/token/create may hold printable ASCII characters only." },
  A106201: { message: "'scopes' names {scope}, which this service does not know." },
  A107201: { message: 'The client that the token would be issued to does not exist (client {clientId}).' },
  A107202: { message: 'The client that the token would be issued to is registered with another service (client {clientId}).' },
  A107203: { message: 'The client that the token would be issued to is locked (client {clientId}).' },
  A108201: { message: "'properties' of /auth/token/create take more than {max} bytes." },
  A108202: { message: "'refreshToken' is given, but this service has no REFRESH_TOKEN among its 'supportedGrantTypes'." },
  A108203: { message: "'refreshToken' is given, but no refresh token comes with 'grantType' IMPLICIT." },
  A108204: { message: "'refreshToken' is given, but no refresh token comes with 'grantType' CLIENT_CREDENTIALS." },
  A108205: { message: 'The token to be created could not be written as a JWT: {problem}' },
  A108206: { message: "'{parameter}' of /auth/token/create is not a SHA-256 digest in base64url." },
  A108207: { message: "'{parameter}' of /auth/token/create has not the form of a token of this server (32 bytes in base64url)." },
  A108208: { message: "'otherFields' in the 'authorizationDetails' of /auth/token/create is not a JSON object." },
  A109001: { message: 'A token is created for client {clientId} ({grantType}).' },

  A134107: { message: 'The client that holds the token is gone (client {clientId}).' },
  A134201: { message: "Say which token is to be updated: 'accessToken', 'accessTokenHash', 'refreshToken', 'refreshTokenHash' or 'tokenId'." },
  A134202: { message: 'There is no token to update by this name.' },
  A134203: { message: 'The token to be updated was issued by another service.' },
  A134204: { message: 'The service of the token to be updated is gone (service {apiKey}).' },
  A134205: { message: "'properties' of /auth/token/update take more than {max} bytes." },
  A134206: { message: "'{parameter}' of /auth/token/update is not a SHA-256 digest in base64url." },
  A134207: { message: "'otherFields' in the 'authorizationDetails' of /auth/token/update is not a JSON object." },
  A135001: { message: 'The token is updated.' },

  A144201: { message: "'accessToken' is the value of a token that exists already." },
  A144202: { message: "'refreshToken' is the value of a token that exists already." },

  A159201: { message: "'start' of a list of tokens must be an integer." },
  A159202: { message: "'start' of a list of tokens must be 0 or more." },
  A159203: { message: "'end' of a list of tokens must be an integer." },
  A159204: { message: "'end' of a list of tokens must be 0 or more." },
  A159205: { message: 'One call lists {max} tokens at most.' },

  A161001: { message: 'The token is deleted, with the one issued beside it.' },
  A161201: { message: 'Say which token is to be deleted.' },
  A161202: { message: 'There is no token to delete by this name.' },
  A161203: { message: 'The token to be deleted was issued by another service.' },

  A312001: { message: 'Access tokens revoked: {value}' },
  A312201: { message: "Say what is to be revoked: 'accessTokenIdentifier', 'refreshTokenIdentifier', 'clientIdentifier' or 'subject'.", class: 'caller' },

  // The reference has not published the codes of /idtoken/reissue; these numbers are ours.
  A390001: { message: 'A new ID token is issued.' },
  A390201: { message: "'accessToken' is missing in the call of /idtoken/reissue." },
  A390202: { message: "'refreshToken' is missing in the call of /idtoken/reissue." },
  A390203: { message: "'accessToken' of /idtoken/reissue is unknown, out of date or has no refresh token." },
  A390204: { message: "'refreshToken' of /idtoken/reissue is not the one that was issued beside the access token." },
  A390205: { message: "No ID token belongs to the tokens: they stand for no user, or 'openid' is not among their scopes." },
  A390206: { message: "'{parameter}' of /idtoken/reissue is no JSON object." },
  A390207: { message: 'The client that the new ID token would be for is gone or locked.' },
} as const satisfies ResultCodeFamily;
