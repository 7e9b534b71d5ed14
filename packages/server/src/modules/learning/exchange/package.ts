import type { ProgrammeFile } from '@laurel/api';
import type { Report } from './report.ts';

/** A medium of a package, of the kind that its maker says. */
export interface Medium {
  mediaType: string;
  bytes(): Uint8Array;
}

/** A package as it was read: the programme that it makes, and what became of everything in it. */
export interface ReadPackage {
  kind: 'laurel-programme' | 'common-cartridge' | 'qti';
  /** Media are named by their hash, as in our own file. */
  file: ProgrammeFile;
  /** A medium that `file.media` lists. */
  medium(path: string): Medium;
  /** Where each medium stands in the report, where it stands there by another name. */
  mediaPlaces?: ReadonlyMap<string, string>;
  report: Report;
}
