// Loaded into the profiled process: starts and stops the CPU profiler when told, so that only the load is in the profile.
import { Session } from 'node:inspector/promises';

/** µs between samples. */
const INTERVAL = 500;
const session = new Session();
session.connect();

const commands = {
  async start() {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: INTERVAL });
    await session.post('Profiler.start');
    return {};
  },
  stop: () => session.post('Profiler.stop'),
};

process.on('message', (name) => {
  commands[name]?.().then((answer) => process.send(answer), (error) => process.send({ problem: error.message }));
});
// The program must still end when it has nothing else to do.
process.channel.unref();
