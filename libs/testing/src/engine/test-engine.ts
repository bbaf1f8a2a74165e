import { resultMessage, resultUri } from '@symbolon/contract';
import { createCertificates, createCrypto, createJose } from '@symbolon/crypto-jose';
import { createEngine, type Client, type Engine, type Messages, type Ports, type Service, type Store, type Trace } from '@symbolon/engine';
import { watchTraces } from './watched-traces.js';
import { createMemoryClients, createMemoryStore, type MemoryClients } from '../store/memory-store.js';

/** An engine over real cryptography and storage in memory; time stands still until it is set. */
export interface TestEngine {
  readonly engine: Engine;
  readonly store: Store;
  readonly clients: MemoryClients;
  /** What the request log would keep, oldest first. */
  readonly traces: readonly Trace[];
  /** Sets the time, ms since 1970. */
  readonly setTime: (now: number) => void;
}

/** The engine writes the code in front itself. */
const message: Messages['message'] = (code, values) => resultMessage(code, values).slice(`[${code}] `.length);

export function createTestEngine(service: Service, clients: readonly Client[], change: Partial<Ports> = {}): TestEngine {
  let time = Date.UTC(2026, 10, 21, 12);
  const now = (): number => time;
  const directory = createMemoryClients();
  const store = createMemoryStore(now, directory);
  const traces = watchTraces();
  for (const client of clients) directory.put(service.apiKey, client);
  const engine = createEngine({
    clock: { now }, crypto: createCrypto({ macKey: new Uint8Array(32).fill(7) }), jose: createJose(), certificates: createCertificates(), store, tokens: store.tokens, clients: directory,
    messages: { message, uri: (code) => resultUri(code, 'https://as.example.com/result-codes') },
    traces, ...change,
  });
  return { engine, store, clients: directory, traces: traces.traces, setTime: (ms) => void (time = ms) };
}
