import type { Place } from '../../shell/places';

/** Where the menu finds how many clauses of the draft fail on each page of settings. */
export const failuresKey = ({ serviceId, clientId }: Place): readonly unknown[] => ['failures-by-page', serviceId, clientId];
