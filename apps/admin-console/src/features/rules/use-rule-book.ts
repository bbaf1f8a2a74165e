import { useQuery } from '@tanstack/react-query';

/** The rule book, once it is here. */
export const useRuleBook = () => useQuery({ queryKey: ['rule-chapters'], queryFn: () => import('./rule-book'), staleTime: Infinity, networkMode: 'always' });
