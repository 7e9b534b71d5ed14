import { archivePath } from './archive-paths.ts';
import type { Surroundings } from './html/around.ts';
import type { MediaShelf } from './media-shelf.ts';
import type { Report } from './report.ts';

/** What HTML of a package refers to, from the file in which it stands; changes are told of at the place that they are in. */
export function surroundingsOf({
  file,
  place,
  report,
  shelf,
}: {
  file: string;
  place: string;
  report: Report;
  shelf: MediaShelf;
}): Surroundings {
  return {
    note: (sentence) => report.changed(place, sentence),
    picture(source) {
      // Some write it from the file in which it stands, some from the top of the package.
      const name = [file, ''].map((from) => archivePath(source, from)).find((each) => each && shelf.has(each));
      const taken = name && shelf.take(name);
      if (!taken)
        report.changed(place, 'A picture stands by its description.', 'Upload the picture by hand, where it matters.');
      return taken || undefined;
    },
    link(target) {
      if (/^(https?:\/\/|mailto:)/i.test(target)) return target;
      report.changed(place, 'A link to another part of the package is plain text.', 'Name the lesson that is meant.');
      return undefined;
    },
  };
}
