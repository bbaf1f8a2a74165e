import type { ReadinessReport } from '@symbolon/engine';
import type { Language } from '../../i18n/i18n';

const COLUMNS = ['profile', 'subject', 'clause', 'level', 'verdict', 'demand', 'settings', 'why', 'link'] as const;

/** A cell that no spreadsheet takes for a formula. */
const cell = (value: string): string => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

/** A report as a table for auditors; lines end as RFC 4180 has it. */
export function toCsv(report: ReadinessReport, language: Language): string {
  const rows = report.profiles.flatMap(({ title, findings }) => findings.map(({ rule, level, demands, url, clientId, verdict, settings }) => [
    title, clientId === undefined ? 'service' : `client ${clientId}`, rule, level, verdict.kind, demands[language],
    settings.map(({ key, value }) => `${key}=${JSON.stringify(value) ?? ''}`).join('; '), verdict.kind === 'pass' ? '' : verdict.why, url,
  ]));
  return `\uFEFF${[COLUMNS, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
