import { sandboxNotice } from './sandbox-proctor/start-sandbox-proctor.ts';
import { isOfThisMachine } from './server-environment.ts';
import type { Stack } from './start-stack.ts';
import { developmentChainNotice } from './supervise-anvil.ts';

/** What to tell when everything runs: where it is, and who can sign in. */
export function summary(stack: Stack, dataDirectory: string): string {
  const local = isOfThisMachine(stack.origin);
  const addresses: [string, string][] = [
    ['Web', stack.origin],
    ['API reference', `${stack.origin}/api`],
    ...(stack.mailDirectory && local ? [['Mailbox', `${stack.origin}/dev/mail`] satisfies [string, string]] : []),
    ...(stack.demo?.links ?? []).map(({ name, url }): [string, string] => [name, url]),
    ...(stack.demo?.proctor ? [['Proctor', sandboxNotice] satisfies [string, string]] : []),
    ...(stack.chainUrl ? [['Chain', developmentChainNotice] satisfies [string, string]] : []),
    ['Data', dataDirectory],
  ];
  const accounts = (stack.demo?.accounts ?? []).map(({ role, name, email, password }) => [role, name, email, password]);
  const blocks = [table(addresses), ...(accounts.length > 0 ? [`Demo accounts\n${table(accounts)}`] : [])];
  return `\n${blocks.join('\n\n')}\n`;
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
