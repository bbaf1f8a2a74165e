import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { variables } from './variables.js';

const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');
const [, written] = /<!-- variables -->\n([\s\S]*?)<!-- \/variables -->/.exec(readme) ?? [];

test('the table in the README is made of the variables', () => {
  const rows = variables.map(({ name, otherwise, meaning }) => `| \`${name}\` | ${otherwise} | ${meaning} |`);
  expect(written).toBe(['| variable | default | meaning |', '| --- | --- | --- |', ...rows, ''].join('\n'));
});
