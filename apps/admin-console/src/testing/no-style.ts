/** Stands for every style sheet. */
export const nothing = '';
