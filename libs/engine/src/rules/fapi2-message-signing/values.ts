import type { Lifetime } from '../../checks/request-object-lifetime.js';

/** From `nbf` to `exp`, and from `nbf` to now, s. Unlike FAPI 1.0 no text of this specification allows more. */
export const lifetime: Lifetime = { most: 3600, unlimited: () => false };
