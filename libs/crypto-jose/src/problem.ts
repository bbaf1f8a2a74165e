import type { JoseProblem } from '@symbolon/engine';

export const problem = (text: string): JoseProblem => ({ problem: text });

/** Tells a problem from a result. */
export const isProblem = (result: object | string): result is JoseProblem =>
  typeof result === 'object' && 'problem' in result && typeof result.problem === 'string';
