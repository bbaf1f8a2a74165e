// npm run docs:compatibility: writes docs/compatibility.md from the contract.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtLibrary, root } from './lib/build.mjs';

const { compatibilityPage } = await builtLibrary('contract')('compatibility/page.js');
const page = join('docs', 'compatibility.md');
writeFileSync(join(root, page), compatibilityPage());
console.log(page);
