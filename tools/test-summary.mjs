// Adds up the result files that every Jest project leaves behind and prints 'N passed, N failed' as its last line; before it,
// how many clauses of each profile are checked and how many of them lack a failing example, as the engine's specs name it.
// Fails when anything failed, when a project that has specs left no result, and when no test ran at all.
// With --clean it removes old result files instead, so that none of them can be counted twice.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const projects = ['apps', 'libs'].flatMap((group) =>
  readdirSync(join(root, group), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, group, entry.name, 'jest.config.mjs')))
    .map((entry) => ({ name: entry.name, folder: join(root, group, entry.name) })),
);

const resultsOf = (project) => join(project.folder, 'test-results');

const hasSpecs = (project) =>
  readdirSync(join(project.folder, 'src'), { recursive: true }).some((file) => /\.spec\.tsx?$/.test(file));

/** The title of the spec that looks for clauses without an example that breaks them. */
const PROVEN = /clauses, \d+ checked, \d+ without a failing example$/;

const read = (project) => {
  const file = join(resultsOf(project), 'jest.json');
  if (!existsSync(file)) return { passed: 0, failed: 0, missing: hasSpecs(project) };
  const result = JSON.parse(readFileSync(file, 'utf8'));
  // A suite that could not even be loaded counts as one failed test.
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  const clauses = result.testResults.flatMap(({ assertionResults }) => assertionResults.map(({ title }) => title)).filter((title) => PROVEN.test(title));
  return { passed: result.numPassedTests, failed, missing: false, broken: !result.success && failed === 0, clauses };
};

const summarize = () => {
  const results = projects.map((project) => ({ ...project, ...read(project) }));
  for (const { name, passed, failed, missing, broken } of results) {
    const remark = missing ? ', but its specs left no result' : broken ? ', but the run was not successful' : '';
    console.log(`${name}: ${passed} passed, ${failed} failed${remark}`);
  }
  for (const line of results.flatMap(({ clauses = [] }) => clauses).sort()) console.log(line);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const passed = sum('passed');
  const failed = sum('failed');
  console.log(`${passed} passed, ${failed} failed`);
  const sound = passed > 0 && failed === 0 && !results.some(({ missing, broken }) => missing || broken);
  return sound ? 0 : 1;
};

if (process.argv.includes('--clean')) {
  for (const project of projects) rmSync(resultsOf(project), { recursive: true, force: true });
} else {
  process.exitCode = summarize();
}
