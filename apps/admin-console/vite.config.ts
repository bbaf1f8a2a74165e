import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const sources = (path: string): string => fileURLToPath(new URL(`../../libs/${path}`, import.meta.url));

const BUDGET_KB = 250;

/** What everybody waits for before the first page shows; anything that makes it heavier belongs behind a lazy import. */
const budget: Plugin = {
  name: 'budget',
  apply: 'build',
  writeBundle({ dir }, bundle) {
    const entry = Object.values(bundle).find((part) => part.type === 'chunk' && part.isEntry);
    if (entry?.type !== 'chunk' || dir === undefined) throw new Error('The bundle has no entry.');
    const first = new Set([entry.fileName]);
    // A set takes in what is added while it is walked: so imports of imports count as well.
    for (const file of first) {
      const part = bundle[file];
      if (part?.type === 'chunk') for (const imported of part.imports) first.add(imported);
    }
    const size = [...first].reduce((sum, file) => sum + gzipSync(readFileSync(`${dir}/${file}`)).length, 0) / 1000;
    if (size > BUDGET_KB) throw new Error(`The console's first load has ${size.toFixed(0)} kB gzip, ${BUDGET_KB} are allowed: ${[...first].join(', ')}`);
    this.info(`first load: ${size.toFixed(0)} kB gzip of ${BUDGET_KB}`);
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [react(), budget],
  resolve: {
    alias: [
      { find: '@symbolon/contract/catalogue', replacement: sources('contract/src/catalogue/index.ts') },
      { find: '@symbolon/contract', replacement: sources('contract/src/index.ts') },
      { find: '@symbolon/engine', replacement: sources('engine/src/index.ts') },
    ],
  },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 1_000, reportCompressedSize: false },
  server: { proxy: { '/api': process.env['CONSOLE_API'] ?? 'http://localhost:3000' } },
});
