import type { MessageValues } from '@symbolon/contract';
import type { ResultCode } from '@symbolon/engine';

export interface ApiProblemExtras {
  readonly headers?: Readonly<Record<string, string>>;
  /** Members of the answer beside code and message. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** Why a call is not carried out at all: becomes an HTTP status and `{resultCode, resultMessage}`. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: ResultCode,
    readonly values: MessageValues = {},
    readonly extras: ApiProblemExtras = {},
  ) {
    super(code);
  }
}
