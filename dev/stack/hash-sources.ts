import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const derived = new Set(['node_modules', 'build', 'dist', '.react-router']);

/** Makes one digest of every file in the folders and of the files named, tests and derived files aside. */
export function hashSources(root: string, places: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of places.flatMap((place) => filesIn(root, place)).sort()) {
    const bytes = readFileSync(path.join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

function filesIn(root: string, place: string): string[] {
  const entries = readEntries(path.join(root, place));
  if (!entries) return [place];
  return entries.flatMap((entry) => {
    if (derived.has(entry.name) || /[.]test[.]tsx?$/.test(entry.name)) return [];
    return filesIn(root, `${place}/${entry.name}`);
  });
}

function readEntries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}
