import type { Rule } from './rule.js';
import type { RuleId } from './spec.js';

/** A number of a list that the specification keeps, but that demands nothing (any more). */
export const vacant = <const Id extends RuleId>(id: Id, movedTo?: string): Rule & { readonly id: Id } => ({
  id, level: 'may',
  demands: movedTo === undefined
    ? { en: 'Nothing: the item was withdrawn.', ja: '撤回された項目であり、求めるものはない。' }
    : { en: `Nothing here: the item moved to ${movedTo}.`, ja: `${movedTo} へ移された項目であり、ここでは求めるものはない。` },
  outOfScope: movedTo === undefined ? 'The specification withdrew the item and kept its number.' : `The demand stands in section ${movedTo}, under its number there.`,
});
