import { PackageError } from './package-error.ts';

const maxCharacters = 32 * 1024 * 1024;

/** How much was found in a package so far: a small file can name a large one over and over. */
export class ContentLimit {
  #characters = 0;

  /** @throws PackageError `too-many-parts` */
  add<T>(found: T[]): T[] {
    for (const each of found) {
      this.#characters += JSON.stringify(each).length;
      if (this.#characters > maxCharacters)
        throw new PackageError('too-many-parts', `more than ${maxCharacters} characters`);
    }
    return found;
  }
}
