// npm run docs:rules: writes docs/rules/<profile>.md from the rules themselves, removes pages of profiles that are gone, and writes
// down which rules answer a result code, for the pages that explain one.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtLibrary } from './lib/build.mjs';
import { builtEngine, root } from './lib/built-engine.mjs';

const { profiles, document, examples } = await builtEngine();
const folder = join(root, 'docs', 'rules');
mkdirSync(folder, { recursive: true });

const pages = new Map(profiles.map((profile) => [`${profile.id}.md`, document(profile, profiles, examples)]));
for (const file of readdirSync(folder)) if (file.endsWith('.md') && !pages.has(file)) rmSync(join(folder, file));
for (const [file, page] of pages) {
  writeFileSync(join(folder, file), page);
  console.log(join('docs', 'rules', file));
}

const { rulesOfCodesFile } = await builtLibrary('contract')('result-codes/testing/codes-of-rules.js');
const index = join('libs', 'contract', 'src', 'result-codes', 'rules-of-codes.ts');
writeFileSync(join(root, index), rulesOfCodesFile());
console.log(index);
