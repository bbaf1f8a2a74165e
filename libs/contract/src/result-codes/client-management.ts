import type { ResultCodeFamily } from './entry.js';

/** Reading and changing clients. */
export const clientManagementCodes = {
  A026001: { message: 'Client {clientId} is deleted.' },
  A026201: { message: 'Nothing to delete: there is no client {clientId}.' },
  A026202: { message: 'Client {clientId} is registered with another service and cannot be deleted here.' },
  A026203: { message: 'Nothing to delete: client {identifier} was deleted earlier.' },
  A026204: { message: 'Client {identifier} is locked: unlock it before deleting it.' },

  A027201: { message: 'There is no client {clientId} to read.' },
  A027202: { message: 'Client {clientId} is registered with another service and cannot be read here.' },
  A027203: { message: 'Client {identifier} was deleted and cannot be read.' },
  A027204: { message: 'Client {identifier} is locked and cannot be read.' },

  A028201: { message: "'start' must be an integer." },
  A028202: { message: "'start' must be 0 or more." },
  A028203: { message: "'end' must be an integer." },
  A028204: { message: "'end' must be 0 or more." },

  A029201: { message: 'There is no client {clientId} to update.' },
  A029202: { message: 'Client {clientId} is registered with another service and cannot be updated here.' },
  A029203: { message: 'Client {identifier} was deleted and cannot be updated.' },
  A029204: { message: 'Client {identifier} is locked: unlock it before updating it.' },
  A029205: { message: '{apiPath}, the client was changed at {modifiedAt}, after the version of {sentModifiedAt} that was sent.' },

  A030201: { message: 'Client {clientId} was not there when the update was to be stored.' },
  A030202: { message: 'Client {clientId} was deleted before the update was stored.' },
  A030203: { message: 'Client {clientId} was locked before the update was stored.' },
  A030601: { message: "'clientIdAlias' is taken by another client of this service." },
  A030602: { message: "'customMetadata' is larger than {max} bytes." },

  A123601: { message: 'The developer has {max} clients, which is all that this service allows.' },
  A123602: { message: 'The service has {max} clients, which is all that it may have.' },
  A123603: { message: "'clientIdAlias' of the new client is taken by another client of this service." },
  A123604: { message: "'customMetadata' of the new client is larger than {max} bytes." },

  A148001: { message: 'Client {clientId} has a new secret.' },
  A148201: { message: 'There is no client {identifier} that could get a new secret.' },

  A149001: { message: 'The secret of client {clientId} is replaced.' },
  A149201: { message: 'There is no client {identifier} whose secret could be replaced.' },
  A149601: { message: "'clientSecret' cannot be taken: {problem}" },

  A293001: { message: 'The lock of client {identifier} is changed.' },
  A293201: { message: 'Say which client is to be locked or unlocked.' },
  A293202: { message: 'A deleted client cannot be locked or unlocked.' },
  A293203: { message: 'Nothing to do: the lock is set.' },
  A293204: { message: 'Nothing to do: the lock is not set.' },
} as const satisfies ResultCodeFamily;
