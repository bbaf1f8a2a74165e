import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBank, usualScopes, type RunningBank } from '@symbolon/sample-bank';
import { localServer, newAuthority, type Identity } from '../clients/pki.js';
import { context } from '../support/context.js';
import { resourceRequest, type ResourceAnswer, type ResourceRequest } from './resource-request.js';

/** A sample bank in front of one service of the running instances. */
export interface BankScene {
  readonly bank: RunningBank;
  readonly send: (request: ResourceRequest) => Promise<ResourceAnswer>;
  readonly stop: () => Promise<void>;
}

export async function newBank(serviceId: number, identity?: Identity): Promise<BankScene> {
  const authority = newAuthority('Authority of the bank');
  const { cert, key } = identity ?? localServer(authority);
  const dataDir = mkdtempSync(join(tmpdir(), 'bank-'));
  const bank = await startBank({
    port: 0, host: 'localhost', tls: { cert, key, ca: authority.cert }, dataDir, scopes: usualScopes,
    engine: { baseUrl: context.instances[0], serviceId, accessToken: context.credentials.accessToken },
  });
  return {
    bank,
    send: (request) => resourceRequest(bank.url, authority.cert, request),
    async stop() {
      await bank.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}
