import type { Archive } from './open-archive.ts';
import type { Report } from './report.ts';

/** Each file of an archive has its line; what the machine that packed it left there says so. */
export function expectFiles(report: Report, { names }: Archive): void {
  for (const name of names) {
    report.expect({ place: name, what: 'file', title: name });
    if (/(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/.test(name))
      report.notCarried(name, 'It is a note of the computer that made the package.', '');
  }
}
