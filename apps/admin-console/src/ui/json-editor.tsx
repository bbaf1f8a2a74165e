import { useComputedColorScheme } from '@mantine/core';
import { json, jsonParseLinter } from '@codemirror/lang-json';
import { linter } from '@codemirror/lint';
import { EditorView } from '@codemirror/view';
import CodeMirror from '@uiw/react-codemirror';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly readOnly?: boolean;
}

// Only the brackets' own colours are changed: the theme's are too faint on its dark ground.
const readable = EditorView.theme({ '&.cm-focused .cm-matchingBracket': { color: 'inherit', backgroundColor: 'transparent', outline: '1px solid currentColor' } });
const darker = EditorView.theme({ '&.cm-editor': { backgroundColor: '#141517 !important' }, '.cm-gutters': { backgroundColor: '#141517 !important', color: '#a6adb4 !important' } }, { dark: true });

/** Text of a JSON document, checked while typing. Import it lazily: it is as heavy as everything else together. */
export function JsonEditor({ label, value, onChange, readOnly = false }: Props) {
  const scheme = useComputedColorScheme('light');
  return (
    <CodeMirror
      // Long documents scroll; the keyboard must reach what scrolls.
      onCreateEditor={({ scrollDOM }) => { scrollDOM.tabIndex = 0; }}
      value={value} onChange={onChange} readOnly={readOnly} theme={scheme} maxHeight="70vh"
      extensions={[json(), linter(jsonParseLinter()), readable, ...(scheme === 'dark' ? [darker] : []), EditorView.lineWrapping, EditorView.contentAttributes.of({ 'aria-label': label })]}
    />
  );
}
