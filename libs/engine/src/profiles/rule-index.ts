import type { Rule } from '../rules/rule.js';
import { profiles } from './catalogue.js';

/** Every rule by its id, whichever profile it is in. */
export const rulesById: ReadonlyMap<string, Rule> = new Map(profiles.flatMap(({ rules }) => rules).toReversed().map(rule => [rule.id, rule]));
