import type { Examples } from './examples/table.js';
import { examples_profileSwitching } from './activation/activation.examples.js';
import { examples_fapi1Advanced_5_2_2 } from './fapi1-advanced/5.2.2.examples.js';
import { examples_fapi1Advanced_5_2_3 } from './fapi1-advanced/5.2.3.examples.js';
import { examples_fapi1Advanced_8 } from './fapi1-advanced/8.examples.js';
import { examples_fapi1Activation } from './fapi1-baseline/activation.examples.js';
import { examples_fapi1Baseline } from './fapi1-baseline/clauses.examples.js';
import { examples_fapi2MessageSigning } from './fapi2-message-signing/clauses.examples.js';
import { fapi2Security_examples } from './fapi2-security/examples.js';

/** The examples of every profile's own clauses: the documents take the answers from them. */
export const profileExamples: Examples = {
  ...examples_profileSwitching,
  ...examples_fapi1Activation, ...examples_fapi1Baseline, ...examples_fapi1Advanced_5_2_2, ...examples_fapi1Advanced_5_2_3, ...examples_fapi1Advanced_8,
  ...fapi2Security_examples, ...examples_fapi2MessageSigning,
};
