/** Control characters, and those that change the order of what is shown: they make an amount or a name read as another. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const DECEIVING = /[\u0000-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g;
/** Letters of scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const SPACES = /[\t\n\r]+/g;

/**
 * Text of somebody else as a page shows it: where it hides something, that shows (U+FFFD), and it cannot reorder the words around
 * it (Unicode Bidirectional Algorithm, isolates).
 */
export function shown(text: string): string {
  const plain = text.replace(SPACES, ' ').replace(DECEIVING, '\uFFFD');
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}
