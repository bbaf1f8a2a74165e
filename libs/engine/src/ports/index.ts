import type { ResultCode } from '../model/result-code.js';
import type { Traces } from '../trace/trace.js';
import type { MaybePromise } from '../model/json.js';
import type { Certificates, Crypto, Jose, JoseProblem } from './jose.js';
import type { ClientDirectory, Store } from './store.js';
import type { TokenDirectory } from './tokens.js';

export type * from './jose.js';
export type * from './store.js';
export type * from './tokens.js';

/** Time, ms since 1970. */
export interface Clock {
  now(): number;
}

/** The sentences behind result codes; `contract` holds the catalogue. */
export interface Messages {
  /** Our sentence for a code, `{name}` placeholders filled from `values`. */
  message(code: ResultCode, values?: Readonly<Record<string, string>>): string;
  /** URL of the page that explains a code. */
  uri(code: ResultCode): string;
}

/** Documents that clients keep for us at URLs of their own. */
export interface Documents {
  /** Fetches text through the guarded client; whatever goes wrong is a problem, it never rejects. */
  fetch(uri: string): MaybePromise<{ readonly text: string; readonly contentType: string } | JoseProblem>;
}

/** Everything that the engine needs from outside. */
export interface Ports {
  readonly clock: Clock;
  readonly crypto: Crypto;
  readonly jose: Jose;
  readonly certificates: Certificates;
  readonly store: Store;
  readonly clients: ClientDirectory;
  readonly tokens: TokenDirectory;
  readonly messages: Messages;
  /** Absent where nothing may be fetched: then no request object comes by reference. */
  readonly documents?: Documents;
  /** Absent where nobody keeps a request log. */
  readonly traces?: Traces;
}
