import type { AnswerOf, endpoints, PackageFault } from '@laurel/api';

type ReportLine = AnswerOf<typeof endpoints.getImportReport>['items'][number];

/** Why a package cannot be read: the one way a reader says no. `detail` names the place, for whoever made the package. */
export class PackageError extends Error {
  readonly code: PackageFault;
  readonly detail: string;
  /** What was found of its parts, where it was read so far. */
  readonly lines: ReportLine[];

  constructor(code: PackageFault, detail: string, options?: { cause?: unknown; lines?: ReportLine[] }) {
    super(`${code}: ${detail}`, options);
    this.name = 'PackageError';
    this.code = code;
    this.detail = detail.slice(0, 500);
    this.lines = options?.lines ?? [];
  }
}
