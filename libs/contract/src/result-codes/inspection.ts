import type { ResultCodeFamily } from './entry.js';

/** Readiness and the request log: nothing of the reference, so the numbers are our own. */
export const inspectionCodes = {
  A710201: { message: "{apiPath}, there is no profile '{value}'." },
  A710202: { message: "{apiPath}, '{parameter}' is not {expected}." },
  A710203: { message: '{apiPath}, there is no stored request {value}; it may have been deleted since.' },
  A710204: { message: '{apiPath}, of the stored request {value} nothing is kept that rules could read again.' },
} as const satisfies ResultCodeFamily;
