import type { Service } from '../model/service.js';
import type { Examined } from '../operations/examine.js';

/** What the request log may know of a call, written down while it is carried out. */
export interface Notes {
  examined?: Examined;
  /** The ticket or token that the call is about, where there is no request to examine. */
  record?: { readonly clientId: number; readonly profiles?: readonly string[] } | undefined;
}

/** An operation that takes notes. */
export type Noting<Operation> = Operation extends (service: Service, request: infer Request) => Promise<infer Answer>
  ? (service: Service, request: Request, notes: Notes) => Promise<Answer> : never;
