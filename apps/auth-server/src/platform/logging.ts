import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import type { LogLevel } from './variables.js';

/** What may be told about an error: neither its `detail` nor its parameters, which hold what was stored. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const code = (error as { readonly code?: unknown }).code;
  return { name, message, ...(typeof code === 'string' ? { code } : {}), stack };
}

/** The log: one JSON object a line. Nothing logs bodies, headers or query strings, so it has no secrets to hide. */
export const createLogger = (level: LogLevel): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: describeError } });

/** Sends what Nest has to say into the log; its talk of start-up is of interest to debuggers only. */
export function nestLogger(log: Logger): LoggerService {
  const say = (level: 'debug' | 'warn' | 'error' | 'fatal') => (message: unknown, ...context: readonly unknown[]) =>
    message instanceof Error
      ? log[level]({ err: message, context: context.at(-1) })
      : log[level]({ context: context.at(-1) }, String(message));
  return { log: say('debug'), debug: say('debug'), verbose: say('debug'), warn: say('warn'), error: say('error'), fatal: say('fatal') };
}
