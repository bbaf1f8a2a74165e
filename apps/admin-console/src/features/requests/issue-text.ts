import type { Trace } from '@symbolon/engine';
import { specificationOf } from '@symbolon/engine';

/* Import this file lazily: it brings the engine. */

/** A request as a colleague can read it in an issue, in Markdown. Everything in it is masked already. */
export function issueText(trace: Trace, link: string): string {
  const { time, operation, action, resultCode, resultMessage, profile, because, clientId, findings, error } = trace;
  const facts = [
    `- Time: ${new Date(time).toISOString()}`, `- Operation: ${operation}`, `- Client: ${clientId ?? 'unknown'}`, `- Action: ${action}`,
    `- Result: ${resultMessage ?? resultCode}`, ...(error === undefined ? [] : [`- OAuth error: ${error}`]), ...(profile === undefined ? [] : [`- Profile: ${profile} (${because ?? ''})`]), `- Link: ${link}`,
  ];
  const broken = findings.map(({ rule, why, expected, received }) => {
    const { url } = specificationOf(rule);
    return `- ${url === '' ? rule : `[${rule}](${url})`}: ${why}${expected === undefined ? '' : ` Expected ${expected}.`}${received === undefined ? '' : ` Received ${received}.`}`;
  });
  return [`## ${trace.outcome === 'rejected' ? 'Rejected' : 'Accepted'}: ${findings[0]?.why ?? action}`, '', ...facts, ...(broken.length === 0 ? [] : ['', '### Broken clauses', '', ...broken]), ''].join('\n');
}
