import { allPages, type IssuedCredential, type LaurelClient } from '@laurel/sdk';
import type { CopyFolder } from './copy-folder.ts';
import { copyScript, copyStyle, downloads, pageOfCopy } from './page-of-copy.ts';
import { type Taking, take } from './take.ts';
import { takeAssets } from './take-assets.ts';
import { takeLog } from './take-log.ts';
import { headersFile, indexPage, nginxFile, nothingToList, readme } from './words-of-copy.ts';

/** What `makeCopy` needs. */
export interface MakeCopyInput {
  readonly client: LaurelClient;
  readonly origin: string;
  readonly folder: CopyFolder;
  readonly organisation: { readonly id: string; readonly name: string; readonly slug: string };
  readonly validUntil: Date;
  readonly signal: AbortSignal;
  /** Told what is being done, and how many files of it are. */
  readonly onProgress: (doing: string, files: number) => void;
}

/** What is in a finished copy. */
export interface Copied {
  readonly files: number;
  readonly publicCredentials: number;
  readonly privateCredentials: number;
  readonly statusLists: number;
  /** Entries of the log; absent where the server keeps none. */
  readonly logSize?: number | undefined;
}

/** Copies everything public of an organisation, so that a server of files can stand in for Laurel at the same origin. */
export async function makeCopy(input: MakeCopyInput): Promise<Copied> {
  const { client, origin, folder, organisation, signal, onProgress } = input;
  const day = folder.state.startedAt.slice(0, 10);
  let files = 0;
  let doing = '';
  const taking: Taking = { origin, folder, signal, onTaken: () => onProgress(doing, ++files) };
  const begin = (what: string) => {
    doing = what;
    onProgress(doing, files);
  };

  begin('status lists');
  const statusLists = await freeze(input);
  begin('pages');
  const html: string[] = [];
  const takePage = async (address: string) => {
    const change = (text: string) => pageOfCopy(text, { origin, day });
    const bytes = await take(address, taking, { file: `${address.slice(1)}/index.html`, accept: 'text/html', change });
    if (bytes !== undefined) html.push(new TextDecoder().decode(bytes));
    return bytes !== undefined;
  };
  await takePage('/verify');
  await takePage(`/issuers/${organisation.slug}`);
  const params = { organisationId: organisation.id };
  for await (const { id } of allPages(client.listAchievements, { params, query: { limit: 100 } })) {
    await takePage(`/achievements/${id}`);
  }
  begin('documents of the issuer');
  for (const name of ['did.json', 'did.jsonl', 'did-witness.json'])
    await take(`/issuers/${organisation.slug}/${name}`, taking);
  await writeKnownIssuers(input);

  begin('credentials');
  const ids: string[] = [];
  let publicCredentials = 0;
  for await (const credential of allPages(client.listIssuedCredentials, { params, query: { limit: 100 } })) {
    ids.push(credential.url);
    if (isPublic(credential) && (await takePage(`/credentials/${credential.id}`))) {
      await takeCredential(credential.id, taking);
      publicCredentials++;
    }
  }
  begin('log');
  const logSize = await takeLog(ids, taking);
  begin('scripts and styles');
  const worker = await take('/verify-worker.js', taking);
  for (const address of ['/favicon.svg', '/verify.webmanifest', '/licences.txt']) await take(address, taking);
  for (const address of filesNamedIn(html)) await take(address, taking);
  await takeAssets([...html, new TextDecoder().decode(worker)], taking);

  const words = {
    origin,
    day,
    name: organisation.name,
    slug: organisation.slug,
    validUntil: input.validUntil.toISOString().slice(0, 10),
  };
  const copied = { files, publicCredentials, privateCredentials: ids.length - publicCredentials, statusLists, logSize };
  await folder.write('static-copy.js', copyScript);
  await folder.write('static-copy.css', copyStyle);
  await folder.write('index.html', indexPage(words));
  await folder.write('README.txt', readme(words));
  await folder.write('_headers', headersFile);
  await folder.write('nginx.conf', nginxFile);
  await folder.write('static-copy.json', `${JSON.stringify({ ...folder.state, ...copied }, null, 2)}\n`);
  await folder.finish(nothingToList);
  return copied;
}

/** Signed anew only where they are not in the folder yet: each signing is a line in the audit log. */
async function freeze({ client, origin, folder, organisation, validUntil }: MakeCopyInput): Promise<number> {
  const had = await folder.read('status-lists/frozen.json');
  if (had !== undefined) return JSON.parse(new TextDecoder().decode(had)).lists.length;
  const body = { validUntil: validUntil.toISOString() };
  const { frozenAt, items } = await client.freezeStatusLists({ params: { organisationId: organisation.id }, body });
  for (const { url, document } of items) await folder.write(pathOf(url, origin), document);
  const lists = items.map(({ url }) => url);
  await folder.write('status-lists/frozen.json', `${JSON.stringify({ frozenAt, ...body, lists }, null, 2)}\n`);
  return lists.length;
}

function pathOf(url: string, origin: string): string {
  if (!url.startsWith(`${origin}/`)) throw new Error(`${url} is no address of ${origin}`);
  return url.slice(origin.length + 1);
}

function isPublic({ visibility, state }: IssuedCredential): boolean {
  return visibility === 'public' && (state === 'issued' || state === 'revoked');
}

/** In every form, at its address; those whose address has no ending also under a name that has one. */
async function takeCredential(id: string, taking: Taking): Promise<void> {
  const api = `/api/v1/credentials/${id}`;
  for (const form of ['badge.png', 'badge.svg']) await take(`${api}/${form}`, taking);
  for (const [form, name] of downloads) {
    const bytes = await take(`${api}/${form}`, taking);
    if (bytes !== undefined) await taking.folder.write(`credentials/${id}/${name}`, bytes);
  }
}

/** Uploaded pictures. */
function filesNamedIn(html: readonly string[]): readonly string[] {
  return [...new Set(html.flatMap((text) => text.match(/\/files\/[0-9a-f-]{36}/g) ?? []))];
}

/** The list by which the verify page knows names, in one piece: a server of files reads no cursor. */
async function writeKnownIssuers({ client, folder }: MakeCopyInput): Promise<void> {
  const items: unknown[] = [];
  for await (const issuer of allPages(client.listKnownIssuers, { query: { limit: 100 } })) items.push(issuer);
  await folder.write('api/v1/known-issuers', JSON.stringify({ items, nextCursor: null }));
}
