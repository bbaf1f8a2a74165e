import type { FapiMode } from '@symbolon/engine';
import { type Problem, problem } from './problem.js';

const implies = (mode: FapiMode): boolean => mode.startsWith('FAPI2_MESSAGE_SIGNING_');

/** Each message signing mode includes the security profile, so naming both says the same thing twice. */
export function fapiModeProblems(modes: readonly FapiMode[] = []): readonly Problem[] {
  const at = modes.indexOf('FAPI2_SECURITY');
  const signing = modes.find(implies);
  if (at < 0 || signing === undefined) return [];
  const values = { value: `FAPI2_SECURITY, ${signing}` };
  return [problem({ path: ['fapiModes', at], code: 'A039250', expected: `absent beside ${signing}`, value: 'FAPI2_SECURITY', values })];
}
