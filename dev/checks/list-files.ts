import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const derived = new Set(['node_modules', 'build', 'dist', '.react-router']);

/** Lists the files below a folder, relative to the root, derived ones aside; none when there is no such folder. */
export function listFiles(root: string, folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (derived.has(entry.name)) return [];
    const file = `${folder}/${entry.name}`;
    return entry.isDirectory() ? listFiles(root, file) : [file];
  });
}
