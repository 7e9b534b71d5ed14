import { allPages, type IssuedCredential } from '@laurel/sdk';
import type { Copying } from './copying.ts';
import { downloads } from './page-of-copy.ts';
import { type Taking, take } from './take.ts';
import { takePage } from './take-pages.ts';

/** What was found among what an organisation has issued. */
interface TakenCredentials {
  /** The addresses of all, private ones among them. */
  readonly all: readonly string[];
  /** The ids of the public ones. */
  readonly shown: readonly string[];
  readonly pages: readonly string[];
}

/** Copies the credentials that their holders made public, in every form, and nothing of the others. */
export async function takeCredentials(
  { client, folder, organisation }: Pick<Copying, 'client' | 'folder' | 'organisation'>,
  taking: Taking,
): Promise<TakenCredentials> {
  const [all, shown, pages]: [string[], string[], string[]] = [[], [], []];
  const params = { organisationId: organisation.id };
  for await (const credential of allPages(client.listIssuedCredentials, { params, query: { limit: 100 } })) {
    const { id, url } = credential;
    all.push(url);
    const page = isPublic(credential) ? await takePage(`/credentials/${id}`, taking) : undefined;
    if (page === undefined) continue;
    await takeForms(id, taking);
    shown.push(id);
    pages.push(page);
  }
  for (const place of ['credentials', 'api/v1/credentials']) await folder.keepOnly(place, new Set(shown));
  return { all, shown, pages };
}

function isPublic({ visibility, state }: IssuedCredential): boolean {
  return visibility === 'public' && (state === 'issued' || state === 'revoked');
}

/** Each at its address; those whose address has no ending also under a name that has one. */
async function takeForms(id: string, taking: Taking): Promise<void> {
  const api = `/api/v1/credentials/${id}`;
  const named = [...downloads].map(async ([form, name]) => {
    const bytes = await take(`${api}/${form}`, taking);
    if (bytes !== undefined) await taking.folder.write(`credentials/${id}/${name}`, bytes);
  });
  await Promise.all([...named, ...['badge.png', 'badge.svg'].map((form) => take(`${api}/${form}`, taking))]);
}
