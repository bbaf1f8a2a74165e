import { profiles, specificationOf } from '@symbolon/engine';

/** Every rule once, with its link. As heavy as the engine: import it lazily. */
export const ruleBook = [...new Map(profiles.flatMap(({ rules }) => rules).map((rule) => [rule.id, rule])).values()]
  .map(({ id, demands }) => ({ id, demands, url: specificationOf(id).url }));
