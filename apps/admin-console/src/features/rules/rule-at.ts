/** Where a clause stands in the rule book. */
export const ruleAt = (id: string): string => `/rules/${encodeURIComponent(id)}`;
