import path from 'node:path';
import type { ProgrammeFile } from '@laurel/api';
import type { Archive } from './open-archive.ts';
import { hashOf } from './own/make-file.ts';
import type { Medium } from './package.ts';
import type { Report } from './report.ts';

const kinds: Record<
  string,
  { mediaType: string; keptAs: ProgrammeFile['media'][number]['mediaType']; ending: string }
> = {
  '.png': { mediaType: 'image/png', keptAs: 'image/png', ending: 'png' },
  '.jpg': { mediaType: 'image/jpeg', keptAs: 'image/png', ending: 'png' },
  '.jpeg': { mediaType: 'image/jpeg', keptAs: 'image/png', ending: 'png' },
  '.webp': { mediaType: 'image/webp', keptAs: 'image/png', ending: 'png' },
  '.webm': { mediaType: 'video/webm', keptAs: 'video/webm', ending: 'webm' },
  '.mp4': { mediaType: 'video/mp4', keptAs: 'video/mp4', ending: 'mp4' },
  '.vtt': { mediaType: 'text/vtt', keptAs: 'text/vtt', ending: 'vtt' },
};

/** The media of other people's packages that what is carried refers to: each once, by the hash of its bytes. */
export class MediaShelf {
  readonly #archive: Archive;
  readonly #report: Report;
  readonly #places = new Map<string, string>();
  readonly #taken = new Map<string, Medium & { place: string; keptAs: ProgrammeFile['media'][number]['mediaType'] }>();

  constructor(archive: Archive, report: Report) {
    this.#archive = archive;
    this.#report = report;
  }

  has(name: string): boolean {
    return this.#archive.has(name);
  }

  /** The place of a file of the package among the media; nothing where it is not there or of no kind that is taken in. */
  take(name: string): string | undefined {
    if (!this.#archive.has(name)) return undefined;
    const kind = kinds[path.posix.extname(name).toLowerCase()];
    if (kind === undefined) {
      this.#report.notCarried(
        name,
        'Files of this kind are not taken in.',
        'Save a picture as PNG or JPEG, and add it by hand.',
      );
      return undefined;
    }
    // A page can show one picture thousands of times; unpacked and hashed it is once.
    const known = this.#places.get(name);
    if (known) return known;
    const bytes = this.#archive.bytes(name);
    const place = `media/${hashOf(bytes)}.${kind.ending}`;
    this.#taken.set(place, {
      mediaType: kind.mediaType,
      keptAs: kind.keptAs,
      bytes: () => this.#archive.bytes(name),
      place: name,
    });
    this.#places.set(name, place);
    return place;
  }

  /** As our own file lists them: those that what is carried refers to. The others are told of. */
  listUsed(content: unknown): ProgrammeFile['media'] {
    const named = new Set(JSON.stringify(content).match(/media\/[0-9a-f]{64}\.(?:png|webm|mp4|vtt)/g));
    const used = [...this.#taken].filter(([at]) => named.has(at));
    for (const [, { place }] of used) this.#report.carried(place);
    for (const [at, { place }] of this.#taken)
      if (!named.has(at) && !this.#report.isSettled(place))
        this.#report.notCarried(place, 'What it belongs to was not carried.', 'Upload it where you add that by hand.');
    return used.map(([at, { keptAs, place }]) => ({ path: at, mediaType: keptAs, bytes: this.#archive.sizeOf(place) }));
  }

  medium(at: string): Medium {
    const found = this.#taken.get(at);
    if (!found) throw new Error(`${at} was never taken`);
    return found;
  }

  /** Where each stands in the report. */
  places(): ReadonlyMap<string, string> {
    return new Map([...this.#taken].map(([at, { place }]) => [at, place]));
  }
}
