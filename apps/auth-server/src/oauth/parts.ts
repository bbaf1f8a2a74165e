import type { Engine } from '@symbolon/engine';
import type { Logger } from 'pino';
import type { HostedUrls } from './hosting.js';
import type { Interaction } from './interaction.js';
import type { Services } from './place.js';

/** What the hosted endpoints are put together from. */
export interface HostedParts {
  readonly engine: Engine;
  readonly services: Services;
  readonly interaction: Interaction;
  readonly urls: HostedUrls;
  readonly log: Logger;
}
