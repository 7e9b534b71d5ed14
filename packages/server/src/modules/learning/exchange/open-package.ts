import type { ProgrammeFile, Question } from '@laurel/api';
import { ThreadEnded } from '../../../ports/index.ts';
import type { LearningDeps } from '../deps.ts';
import { blobName } from './blob-name.ts';
import { PackageError } from './package-error.ts';
import type { OpenedPackage, PackageAnswers, RefusedPackage } from './package-thread.ts';
import { Report } from './report.ts';
import type { ImportRow } from './store.ts';

/** A package that was read, in a thread that keeps it until it is closed. */
export interface Package extends Omit<OpenedPackage, 'report'> {
  report: Report;
  medium(path: string): Promise<Uint8Array>;
  /** The programme with each medium at its address. */
  programme(urls: ReadonlyMap<string, string>): Promise<ProgrammeFile>;
  /** The questions, in the order in which they are listed. */
  questions(urls: ReadonlyMap<string, string>): Promise<Question[]>;
}

/** The bytes of a package are not where they were kept: the disk may be away. */
export class PackageAway extends Error {}

/**
 * Reads the package of an import anew, and has something done with it. It is unpacked and read in a thread of its own, so
 * that a package which takes long holds up nobody else.
 *
 * @throws PackageError
 * @throws PackageAway
 */
export async function withPackage<T>(
  { blobs, threads }: Pick<LearningDeps, 'blobs' | 'threads'>,
  { id, target }: Pick<ImportRow, 'id' | 'target'>,
  work: (read: Package) => Promise<T>,
): Promise<T> {
  const content = await blobs.read(blobName(id));
  if (!content) throw new PackageAway(`the package of import ${id} is not there`);
  const zip = new Uint8Array(await new Response(content).arrayBuffer());
  const thread = threads.start(new URL('./package-thread.ts', import.meta.url));
  const ask: Ask = async (name, asked, given) => {
    // The thread answers each question by the type that `PackageAnswers` gives it.
    const answer = (await thread.ask({ name, asked }, given)) as ReturnType<PackageAnswers[typeof name]>;
    return answer;
  };
  try {
    const opened = await ask('open', { zip, target }, [zip.buffer]);
    if ('refused' in opened) throw refusalOf(opened);
    return await work({
      ...opened,
      report: new Report(opened.report),
      medium: (path) => ask('medium', { path }),
      // By what it was opened for.
      programme: (urls) => ask('content', { urls }) as Promise<ProgrammeFile>,
      questions: (urls) => ask('content', { urls }) as Promise<Question[]>,
    });
  } catch (cause) {
    if (cause instanceof ThreadEnded && cause.exhausted)
      throw new PackageError('too-much-work', 'it was given up', { cause });
    throw cause;
  } finally {
    // One that is down has nothing left to drop.
    await ask('close', {}).catch(() => undefined);
    await thread.end();
  }
}

type Ask = <N extends keyof PackageAnswers>(
  name: N,
  asked: Parameters<PackageAnswers[N]>[0],
  given?: readonly ArrayBuffer[],
) => Promise<ReturnType<PackageAnswers[N]>>;

function refusalOf({ refused: { code, detail, lines } }: RefusedPackage): PackageError {
  return new PackageError(code, detail, { lines });
}
