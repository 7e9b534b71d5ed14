import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isJsonObject, parseJson, type Retrieval, type Retrieve } from '@laurel/credential';
import type { Verdict } from '@laurel/sdk';
import { UsageError } from '../usage-error.ts';

type Had = Extract<Retrieval, { ok: true }>;

/** More than anybody's issuers, and the largest document that is ever fetched, as JSON in JSON. */
const most = { files: 10_000, characters: 4_194_304 };
const END = '.kept.json';

/** Documents by their addresses, each with the time when it was fetched. */
export type KeptDocuments = ReadonlyMap<string, Had>;

/**
 * Reads what `keepDocuments` wrote. What in it is damaged is passed over: nothing in it is believed before it is verified.
 *
 * @throws UsageError for a folder that cannot be read
 */
export async function readKeptDocuments(folder: string): Promise<KeptDocuments> {
  const names = await readdir(folder).catch(() => {
    throw new UsageError(`${folder} cannot be read. Give the folder that --keep wrote.`);
  });
  const kept = new Map<string, Had>();
  for (const name of names.filter((it) => it.endsWith(END)).slice(0, most.files)) {
    const read = readKept(await readFile(join(folder, name), 'utf8').catch(() => ''));
    if (read !== undefined) kept.set(read.url, read.document);
  }
  return kept;
}

function readKept(text: string): { url: string; document: Had } | undefined {
  if (text.length > most.characters) return undefined;
  try {
    const json = parseJson(text);
    if (!isJsonObject(json)) return undefined;
    const { url, fetchedAt, body } = json;
    const time = new Date(typeof fetchedAt === 'string' ? fetchedAt : Number.NaN);
    if (typeof url !== 'string' || typeof body !== 'string' || Number.isNaN(time.getTime())) return undefined;
    return { url, document: { ok: true, body, fetchedAt: time } };
  } catch {
    return undefined;
  }
}

/** Writes the documents that verdicts rest on into a folder, each under the hash of its address. */
export async function keepDocuments(
  folder: string,
  verdicts: readonly Verdict[],
  fetched: ReadonlyMap<string, Had>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const url of new Set(verdicts.flatMap(reliedOn))) {
    const document = fetched.get(url);
    if (document === undefined) continue;
    const { body, fetchedAt } = document;
    const name = createHash('sha256').update(url).digest('hex');
    await writeFile(join(folder, `${name}${END}`), `${JSON.stringify({ url, fetchedAt, body }, null, 2)}\n`);
  }
}

/** Keys, lists and receipts. Other files that a credential refers to may be anything, and are not kept. */
function reliedOn({ technical, contents, endorsements }: Verdict): string[] {
  const own = technical.documents.filter(({ kind }) => /^(?:did-|status-list$|receipt$|open-badge$)/.test(kind));
  const inside = [...contents, ...endorsements.map(({ verdict }) => verdict)];
  return [...own.map(({ url }) => url), ...inside.flatMap(reliedOn)];
}

/** Asks, and answers with what was kept where nobody does. What was had is noted, to be kept. */
export function withKept(ask: Retrieve, kept: KeptDocuments, fetched: Map<string, Had>): Retrieve {
  return async (url, kind) => {
    const answer = await ask(url, kind);
    const given = answer.ok || !AWAY.has(answer.reasonCode) ? answer : (kept.get(url) ?? answer);
    if (given.ok) fetched.set(url, given);
    return given;
  };
}

/** Nobody answered. "Not found" and a redirect are answers, and no old copy contradicts them. */
const AWAY: ReadonlySet<string> = new Set([
  'retrieval.offline',
  'retrieval.unreachable',
  'retrieval.timeout',
  'retrieval.bad-answer',
]);
