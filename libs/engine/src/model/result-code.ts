/** `A`, three digits for the module, one for the class, two that count: A245001. */
export type ResultCode = `A${number}`;
