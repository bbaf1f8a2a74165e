import type { EnumValue } from '../settings/enums.js';
import { list, oneOf, required, text } from '../settings/kinds.js';
import { many, whole } from '../settings/shapes.js';
import { requestSpec } from './spec.js';

/** A Bearer token of the 3.0 dialect that is to be made. */
export interface AccessTokenCreateRequest {
  readonly name?: string;
  readonly rights: readonly EnumValue<'ApiRight'>[];
  /** API keys; absent: all of the owner. */
  readonly services?: readonly number[];
  /** ms; absent: it does not expire. */
  readonly expiresAt?: number;
}

export const accessTokenCreateRequest = requestSpec<AccessTokenCreateRequest>({
  name: text(100),
  rights: required(list(oneOf('ApiRight'))),
  services: many({ ...whole, min: 1 }, { maxItems: 1_000 }),
  expiresAt: { ...whole, min: 1 },
});
