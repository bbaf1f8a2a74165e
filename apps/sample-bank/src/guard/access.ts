import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/** A resource that tokens open. */
export type Resource = 'accounts' | 'payments';

export const RESOURCE = 'resource';

/** Marks a handler with the resource that a token must be allowed to use. */
export const Opens = (resource: Resource): CustomDecorator => SetMetadata(RESOURCE, resource);

/** Who is behind a request that was let in. */
export interface Access {
  readonly subject?: string;
  readonly clientId?: number;
  readonly scopes: readonly string[];
}

/** A request that the guard has let in. */
export interface Admitted {
  readonly access: Access;
}
