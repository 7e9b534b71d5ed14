/** What this project reads of an entry of `package-lock.json`. */
export interface LockEntry {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** `package-lock.json`, version 3. */
export interface Lockfile {
  lockfileVersion: number;
  packages: Record<string, LockEntry>;
}
