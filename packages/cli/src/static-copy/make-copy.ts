import type { Copied, Copying } from './copying.ts';
import { freezeLists } from './freeze-lists.ts';
import { type Taking, take } from './take.ts';
import { takeAssets } from './take-assets.ts';
import { takeCredentials } from './take-credentials.ts';
import { takeIssuer } from './take-issuer.ts';
import { takeLog } from './take-log.ts';
import { takePages } from './take-pages.ts';
import { writeWords } from './write-words.ts';

/** Copies everything public of an organisation, so that a server of files can stand in for Laurel at the same origin. */
export async function makeCopy(input: Copying): Promise<Copied> {
  const { origin, folder, signal, onProgress } = input;
  let files = 0;
  let doing = '';
  const taking: Taking = { origin, folder, signal, onTaken: () => onProgress(doing, ++files) };
  const begin = (what: string) => {
    doing = what;
    onProgress(doing, files);
  };
  begin('status lists');
  const statusLists = await freezeLists(input);
  begin('documents of the issuer');
  await takeIssuer(input, taking);
  begin('pages');
  const pages = await takePages(input, taking);
  begin('credentials');
  const { shown, all, pages: more } = await takeCredentials(input, taking);
  begin('scripts and styles');
  await takeAround([...pages, ...more], taking);
  // Last: what was issued a moment ago is anchored a little later.
  begin('log');
  const log = await takeLog(all, taking);
  const publicCredentials = shown.length;
  const privateCredentials = all.length - publicCredentials;
  const ofLog = { logSize: log?.size, unanchoredReceipts: log?.unanchored };
  const copied = { files, publicCredentials, privateCredentials, statusLists, ...ofLog };
  await writeWords(input, copied);
  return copied;
}

/** What pages are made of, and show. */
async function takeAround(pages: readonly string[], taking: Taking): Promise<void> {
  const worker = await take('/verify-worker.js', taking);
  for (const address of ['/favicon.svg', '/verify.webmanifest', '/licences.txt']) await take(address, taking);
  const pictures = new Set(pages.flatMap((text) => text.match(/\/files\/[0-9a-f-]{36}/g) ?? []));
  for (const address of pictures) await take(address, taking);
  await takeAssets([...pages, new TextDecoder().decode(worker)], taking);
}
