export interface Run {
  readonly pid: number;
  readonly output: () => string;
  /** The exit code; null when a signal ended the process. */
  readonly exited: Promise<number | null>;
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>;
}

export interface ServerProcess extends Run {
  readonly baseUrl: string;
}

type Environment = Readonly<Record<string, string>>;

export function freePort(): Promise<number>;
export function run(script: string, environment: Environment, args?: readonly string[]): Run;
export function startServer(environment: Environment): Promise<ServerProcess>;
export function runServer(environment: Environment): Run;
