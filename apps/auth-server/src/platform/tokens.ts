/** What Nest knows the parts by that are no classes. */
export const ENGINE = Symbol('engine');
export const SERVICES = Symbol('services');
export const CLIENTS = Symbol('clients');
export const ADMINISTRATION = Symbol('administration');
export const PROBES = Symbol('probes');
export const READINESS = Symbol('readiness');
export const USERS = Symbol('users');
export const REQUESTS = Symbol('requests');
