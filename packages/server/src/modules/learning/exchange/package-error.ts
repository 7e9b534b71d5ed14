import type { PackageFault } from '@laurel/api';

/** Why a package cannot be read: the one way a reader says no. `detail` names the place, for whoever made the package. */
export class PackageError extends Error {
  readonly code: PackageFault;
  readonly detail: string;

  constructor(code: PackageFault, detail: string, options?: { cause?: unknown }) {
    super(`${code}: ${detail}`, options);
    this.name = 'PackageError';
    this.code = code;
    this.detail = detail.slice(0, 500);
  }
}
