/** One line of a document, and what became of it. */
export interface Line {
  readonly text: string;
  readonly kind: 'same' | 'added' | 'removed';
}

type Document = Readonly<Record<string, unknown>>;

/** An item that is no longer the last has changed its comma, not what it says. */
const said = (line: string): string => line.replace(/,$/, '');

/** Lengths of the longest common parts of all endings of two lists of lines. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly number[][] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let old = before.length - 1; old >= 0; old -= 1) {
    for (let now = after.length - 1; now >= 0; now -= 1) {
      const [row, next] = [lengths[old] ?? [], lengths[old + 1] ?? []];
      row[now] = said(before[old] ?? '') === said(after[now] ?? '') ? (next[now + 1] ?? 0) + 1 : Math.max(next[now] ?? 0, row[now + 1] ?? 0);
    }
  }
  return lengths;
}

/** A document line by line: what went is where it was, before what came. */
export function linesBetween(before: Document, after: Document): readonly Line[] {
  const [olds, news] = [JSON.stringify(before, undefined, 2).split('\n'), JSON.stringify(after, undefined, 2).split('\n')];
  const lengths = commonLengths(olds, news);
  const lines: Line[] = [];
  let [old, now] = [0, 0];
  while (old < olds.length || now < news.length) {
    const [was, is] = [olds[old], news[now]];
    if (was !== undefined && is !== undefined && said(was) === said(is)) {
      lines.push({ text: is, kind: 'same' });
      [old, now] = [old + 1, now + 1];
    } else if (is === undefined || (was !== undefined && (lengths[old + 1]?.[now] ?? 0) >= (lengths[old]?.[now + 1] ?? 0))) {
      lines.push({ text: was ?? '', kind: 'removed' });
      old += 1;
    } else {
      lines.push({ text: is, kind: 'added' });
      now += 1;
    }
  }
  return lines;
}
