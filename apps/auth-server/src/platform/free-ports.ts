import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Settings } from './settings.js';

/**
 * Fails with EADDRINUSE (or EACCES) when a port cannot be had. Asked before anything is made: a first start writes its addresses
 * into the demo service, and those of a server that never came up would stay there.
 */
export async function assertPortsAreFree({ port, tlsPort, mtlsPort, host }: Pick<Settings, 'port' | 'tlsPort' | 'mtlsPort' | 'host'>): Promise<void> {
  for (const wanted of [port, tlsPort, mtlsPort]) {
    if (wanted === undefined || wanted === 0) continue;
    const probe = createServer();
    probe.listen(wanted, host);
    await once(probe, 'listening');
    probe.close();
    await once(probe, 'close');
  }
}
