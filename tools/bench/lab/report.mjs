// The table.
export function median(values) {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  return sorted.length === 0 ? undefined : (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

const whole = (value) => (value === undefined ? '-' : Math.round(value).toLocaleString('en'));
const ratioOf = (value, to) => (value === undefined || to === undefined ? undefined : value / to);
const times = (ratio) => (ratio === undefined ? '-' : `${ratio.toFixed(2)} x`);

/** At most so many times the floor, for those whose absolute figures are not to be compared with ours. */
const MOST = 1.5;

export const budgetOf = ({ budget, isBaseLine }) => (isBaseLine ? '-' : budget === undefined ? `${MOST} x` : `${whole(budget)} µs or ${MOST} x`);

export function verdictOf({ budget, isBaseLine }, cpu, ratio) {
  if (isBaseLine) return '';
  if (cpu === undefined || ratio === undefined) return 'not measured here';
  if (cpu <= (budget ?? 0) || ratio <= MOST) return 'within the budget';
  return `over by ${whole((Math.min(ratio / MOST, budget === undefined ? Infinity : cpu / budget) - 1) * 100)} %`;
}

function print(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ').trimEnd();
  const [head, ...body] = rows.map(line);
  console.log([head, '-'.repeat(Math.max(...rows.map((row) => line(row).length))), ...body].join('\n'));
}

const HEAD = ['µs of CPU per operation', 'floor, bare', 'floor, Nest', 'server', 'server / floor', 'budget', 'floor /s', 'server /s', 'PG floor', 'PG server', 'verdict'];

/** `results`: for each scenario the medians of each target. */
export function printTable(results) {
  print([HEAD, ...results.map(({ scenario, bare, nest, server }) => {
    const ratio = ratioOf(server?.cpu, nest?.cpu);
    return [
      scenario.name, whole(bare?.cpu), whole(nest?.cpu), whole(server?.cpu), times(ratio), budgetOf(scenario),
      whole(nest?.perSecond), whole(server?.perSecond), whole(nest?.database), whole(server?.database), server ? verdictOf(scenario, server.cpu, ratio) : '',
    ];
  })]);
}
