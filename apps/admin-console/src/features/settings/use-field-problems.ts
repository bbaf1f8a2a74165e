import { entryOf } from '@symbolon/contract/catalogue';
import { useFormContext } from 'react-hook-form';
import type { FieldProblem } from '../../api/call';
import { useTexts } from '../../i18n/i18n';
import { useEditor } from './editor';

/** `supportedScopes[2].name` → `supportedScopes`. */
export const keyOf = ({ property }: FieldProblem): string => property.split(/[.[]/, 1)[0] ?? property;

/** Puts what the server refused beside the fields that it speaks of, under their labels. */
export function useFieldProblems(): (problems: readonly FieldProblem[]) => void {
  const { t, language } = useTexts();
  const { subject } = useEditor();
  const { setError } = useFormContext();
  return (problems) => {
    for (const problem of problems) {
      const key = keyOf(problem);
      const label = entryOf(subject, key)?.label[language] ?? key;
      setError(key, { type: 'server', message: t('check.server', { label, expected: problem.expected, received: problem.received }) });
    }
  };
}
