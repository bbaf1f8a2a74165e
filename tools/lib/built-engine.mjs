// The engine as tools use it.
import { builtLibrary } from './build.mjs';

export { root } from './build.mjs';

/** Profiles, documents and examples of the engine. */
export const builtEngine = async () => {
  const from = builtLibrary('engine');
  const [{ profiles }, { document, answersOf }, { specificationOf }, { profileExamples: examples }] = await Promise.all([
    from('profiles/catalogue.js'), from('document.js'), from('rules/spec.js'), from('rules/profile-examples.js'),
  ]);
  return { profiles, document, answersOf, specificationOf, examples };
};
