import Papa from 'papaparse';
import { printable } from '../printable.ts';
import type { RowResult } from './issue-rows.ts';

/** One line of the result, the same in CSV and JSON. */
interface ReportLine {
  row: number;
  name: string;
  email: string;
  outcome: RowResult['outcome'];
  id: string;
  url: string;
  code: string;
}

function lineOf(result: RowResult): ReportLine {
  const { row, name, email } = result.recipient;
  const id = result.outcome === 'issued' ? result.credential.id : '';
  const url = result.outcome === 'issued' ? result.credential.url : '';
  const code = result.outcome === 'refused' ? result.error.code : '';
  return { row, name, email, outcome: result.outcome, id, url, code };
}

/** The result as CSV; cells that a spreadsheet would run as formulas are made harmless. */
export function reportCsv(results: readonly RowResult[]): string {
  return `${Papa.unparse(results.map(lineOf), { escapeFormulae: true, newline: '\n' })}\n`;
}

/** The result as JSON. */
export function reportJson(results: readonly RowResult[]): string {
  return `${JSON.stringify(results.map(lineOf), null, 2)}\n`;
}

/** What a person must know at the end: how many, which not, and what to do about it. */
export function reportSummary(results: readonly RowResult[]): string {
  const count = (outcome: RowResult['outcome']) => results.filter((it) => it.outcome === outcome).length;
  const refused = results.filter((it) => it.outcome === 'refused');
  const lines = refused.map(({ recipient, error }) => {
    const reason = printable(error.detail ? `${error.title}: ${error.detail}` : error.title);
    return `Row ${recipient.row}, ${printable(recipient.name)}: ${reason} (${error.code})`;
  });
  const unsent = count('not-sent');
  const counts = [
    `${count('issued')} issued`,
    `${refused.length} refused`,
    ...(unsent > 0 ? [`${unsent} not sent`] : []),
  ];
  const again = refused.length + unsent > 0 ? ' Run the same command again for the rest: nobody is issued twice.' : '';
  return `${[...lines, `${counts.join(', ')}.${again}`].join('\n')}\n`;
}
