import { spawn } from 'node:child_process';
import { readPostmaster } from './postmaster.js';

/**
 * A tiny shell that ends a server when this process is gone, however it went: the pipe to it closes even after SIGKILL.
 * Where there is no shell, an orphan is found and ended at the next start instead.
 */
export function watch(folder: string, signal: 'INT' | 'QUIT', removeFolder?: string): { readonly end: () => void } {
  const pid = readPostmaster(folder)?.pid;
  if (pid === undefined || process.platform === 'win32') return { end: () => undefined };
  const wait = 'while kill -0 "$0" 2>/dev/null; do sleep 0.1; done';
  const script = `cat >/dev/null; kill -${signal} "$0" 2>/dev/null; ${removeFolder === undefined ? ':' : `${wait}; rm -rf "$1"`}`;
  const shell = spawn('/bin/sh', ['-c', script, String(pid), removeFolder ?? ''], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' });
  shell.once('error', () => undefined);
  shell.stdin.on('error', () => undefined);
  shell.unref();
  (shell.stdin as unknown as { unref?: () => void }).unref?.();
  return { end: () => void shell.kill('SIGKILL') };
}
