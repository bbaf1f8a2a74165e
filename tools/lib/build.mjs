import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Compiles a library when its sources have changed since the last time, and imports files of it from dist. */
export const builtLibrary = (library) => {
  const compiler = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
  try {
    execFileSync(process.execPath, [compiler, '-b', `libs/${library}/tsconfig.lib.json`], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  } catch (error) {
    console.error(String(error.stdout ?? error));
    process.exit(1);
  }
  return (file) => import(new URL(`../../libs/${library}/dist/${file}`, import.meta.url).href);
};
