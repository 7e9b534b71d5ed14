import { faultsOf } from '@laurel/sdk';
import Papa from 'papaparse';
import type { Recipient, RowFault } from './recipient.ts';

const columns = ['name', 'email', 'completedOn'] as const;
type Column = (typeof columns)[number];

/** The rows of a recipients file, or everything that is wrong with it: either all rows are right, or none counts. */
export type Recipients = { recipients: readonly Recipient[]; faults: readonly RowFault[] };

/**
 * Reads a CSV file of recipients: UTF-8, with a header of `name`, `email` and, if wanted, `completedOn`, in any order.
 * Every row is checked against what the server accepts, and no two may go to the same address.
 */
export function readRecipients(bytes: Uint8Array, achievementId: string): Recipients {
  const text = decode(bytes);
  if (text === undefined) return refuse('The file is not UTF-8 text. Save it as “CSV UTF-8” and try again.');
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text) });
  const header = readHeader(data[0]);
  if (typeof header === 'string') return refuse(header);

  const quoting = errors
    .filter(({ type }) => type === 'Quotes')
    .map(({ row, message }) => fault((row ?? 0) + 1, `${message}.`));
  const rows = data.map((cells, index) => ({ cells, row: index + 1 })).slice(1);
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const recipients = filled.map(({ cells, row }) => recipientOf(cells, header, row));
  const faults = [
    ...quoting,
    ...filled.flatMap(({ cells, row }) => tooWide(cells, header, row)),
    ...recipients.flatMap((recipient) => faultsOfRow(recipient, achievementId)),
    ...duplicates(recipients),
  ];
  if (filled.length === 0) faults.push(fault(2, 'There are no recipients under the header.'));
  return { recipients, faults: faults.sort((a, b) => a.row - b.row) };
}

/** The address as it is compared: who writes it in capitals is the same person. */
export function normalisedEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

const fault = (row: number, sentence: string): RowFault => ({ row, sentence });
const refuse = (sentence: string): Recipients => ({ recipients: [], faults: [fault(1, sentence)] });

/** UTF-8 with or without a byte order mark; anything else is refused, as guessing would misspell people's names. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** What parts the header's words parts all cells: guessing from the rows fails where names have commas in them. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  return [',', ';', '\t'].find((delimiter) => header.includes(delimiter)) ?? ',';
}

function readHeader(cells: readonly string[] | undefined): readonly Column[] | string {
  const names = (cells ?? []).map((cell) => cell.trim().toLowerCase());
  const found = names.map((name) => columns.find((column) => column.toLowerCase() === name));
  const strange = names.filter((_, index) => found[index] === undefined);
  const known = found.filter((column) => column !== undefined);
  const missing = (['name', 'email'] as const).filter((column) => !known.includes(column));
  if (missing.length > 0) return `The header needs the columns name and email; ${missing.join(' and ')} is missing.`;
  if (strange.length > 0) return `The header has a column “${strange[0]}”. Only name, email and completedOn are known.`;
  if (new Set(known).size < known.length) return 'The header has the same column twice.';
  return known;
}

function recipientOf(cells: readonly string[], header: readonly Column[], row: number): Recipient {
  const cell = (column: Column) => cells[header.indexOf(column)]?.trim() ?? '';
  return { row, name: cell('name'), email: cell('email'), completedOn: cell('completedOn') || undefined };
}

function tooWide(cells: readonly string[], header: readonly Column[], row: number): RowFault[] {
  const rest = cells.slice(header.length).filter((cell) => cell.trim() !== '');
  return rest.length === 0 ? [] : [fault(row, `There are more cells than columns. Put text with commas in quotes.`)];
}

function faultsOfRow({ row, name, email, completedOn }: Recipient, achievementId: string): RowFault[] {
  const body = { achievementId, recipient: { name, email }, ...(completedOn ? { completedOn } : {}) };
  return faultsOf('issueCredential', body).map(({ pointer, message }) => fault(row, sentenceOf(pointer, message)));
}

function sentenceOf(pointer: string, message: string): string {
  if (pointer === '/recipient/email') return 'The e-mail address is missing or not one.';
  if (pointer === '/recipient/name') return `The name is missing or cannot be accepted: ${message}.`;
  if (pointer === '/completedOn') return 'completedOn is no date. Write it as 2026-11-30.';
  return `${pointer}: ${message}.`;
}

function duplicates(recipients: readonly Recipient[]): RowFault[] {
  const first = new Map<string, number>();
  return recipients.flatMap(({ row, email }) => {
    const address = normalisedEmail(email);
    const earlier = first.get(address);
    if (address === '') return [];
    if (earlier === undefined) first.set(address, row);
    return earlier === undefined ? [] : [fault(row, `${email} is already in row ${earlier}.`)];
  });
}
