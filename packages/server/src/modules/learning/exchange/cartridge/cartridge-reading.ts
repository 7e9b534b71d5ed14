import type { ContentLimit } from '../content-limit.ts';
import type { Wanted } from '../found-package.ts';
import type { MediaShelf } from '../media-shelf.ts';
import type { Archive } from '../open-archive.ts';
import type { Report } from '../report.ts';

/** A cartridge that is being read. */
export interface CartridgeReading {
  archive: Archive;
  report: Report;
  shelf: MediaShelf;
  limit: ContentLimit;
  /** The files that were read: each is read once, however often it is named. */
  read: Set<string>;
  /** The language tag of the whole. */
  language: string;
  wanted: Wanted;
}

/** A resource of the manifest. */
export interface CartridgeResource {
  identifier: string;
  type: string;
  /** The file that it begins with; empty where it names none. */
  href: string;
  /** All its files, and those of what it depends on are theirs. */
  files: string[];
  /** Where it stands in the report. */
  place: string;
  /** Whether it says that it is for others than learners. */
  isForStaff: boolean;
}
