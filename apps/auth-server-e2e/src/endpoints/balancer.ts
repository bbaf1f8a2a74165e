import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

/** A balancer that knows nothing but TCP: connections go to the backends in turn, past those that do not answer. */
export interface Balancer {
  readonly port: number;
  /** Ports of the backends; may change at any time. */
  backends: readonly number[];
  stop(): Promise<void>;
}

export async function startBalancer(): Promise<Balancer> {
  const open = new Set<Socket>();
  let turn = 0;

  const forward = (client: Socket, ports: readonly number[]): void => {
    const [port, ...others] = ports;
    if (port === undefined) return void client.destroy();
    const backend = connect(port, 'localhost');
    open.add(backend);
    backend.once('connect', () => {
      client.pipe(backend).pipe(client);
      backend.once('close', () => client.destroy());
      client.once('close', () => backend.destroy());
    });
    backend.on('error', () => (backend.connecting || backend.bytesWritten === 0 ? forward(client, others) : client.destroy()));
    backend.once('close', () => open.delete(backend));
  };

  const server = createServer({ pauseOnConnect: true }, (client) => {
    open.add(client);
    client.on('error', () => client.destroy()).once('close', () => open.delete(client));
    turn += 1;
    const at = turn % Math.max(balancer.backends.length, 1);
    forward(client, [...balancer.backends.slice(at), ...balancer.backends.slice(0, at)]);
  });
  const balancer: Balancer & { port: number } = {
    port: 0, backends: [],
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  server.listen(0, 'localhost');
  await once(server, 'listening');
  balancer.port = (server.address() as AddressInfo).port;
  return balancer;
}
