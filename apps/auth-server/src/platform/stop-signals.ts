/** A terminal and a process manager both pass Ctrl-C on, so one press may arrive twice. */
const SAME_PRESS = 500;

/** Calls `stop` on the first SIGINT or SIGTERM and `force` on the next, unless it is the echo of the first. */
export function onStopSignal(stop: (signal: NodeJS.Signals) => void, force: () => void, now: () => number = () => performance.now()): void {
  let asked: number | undefined;
  const listener = (signal: NodeJS.Signals): void => {
    if (asked === undefined) {
      asked = now();
      stop(signal);
    } else if (now() - asked > SAME_PRESS) {
      force();
    }
  };
  process.on('SIGINT', listener);
  process.on('SIGTERM', listener);
}
