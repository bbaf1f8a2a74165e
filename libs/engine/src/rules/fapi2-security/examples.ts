import type { Examples } from '../examples/table.js';
import { examples_5_2 } from './5.2.examples.js';
import { examples_5_3_2_1 } from './5.3.2.1.examples.js';
import { examples_5_3_2_2 } from './5.3.2.2.examples.js';
import { examples_5_3_3 } from './5.3.3.examples.js';
import { examples_5_3_4 } from './5.3.4.examples.js';
import { examples_5_4 } from './5.4.examples.js';
import { examples_activation } from './activation.examples.js';

/** The examples of every section: specs run them, the documents take the answers from them. */
export const fapi2Security_examples: Examples = {
  ...examples_activation, ...examples_5_2, ...examples_5_3_2_1, ...examples_5_3_2_2, ...examples_5_3_3, ...examples_5_3_4, ...examples_5_4,
};
