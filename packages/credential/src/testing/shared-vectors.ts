import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A folder of other people's vectors, which are never copied into this repository. */
export interface VectorFolder {
  readonly names: readonly string[];
  text(name: string): string;
  bytes(name: string): Uint8Array<ArrayBuffer>;
  json(name: string): unknown;
}

const ROOT = findRoot(new URL('./', import.meta.url));

/**
 * A folder below `../shared/vectors` (beside this repository's root or further up), or undefined after printing how many
 * vectors are skipped for want of it. `count` is what the folder should hold at least: a test that finds fewer fails.
 *
 * @example
 * const suite = sharedVectors('json-test-suite', 318);
 * test.skipIf(suite === undefined)('…', () => { suite?.text('y_array_empty.json') });
 */
export function sharedVectors(folder: string, count: number): VectorFolder | undefined {
  if (ROOT === undefined) {
    process.stdout.write(`  ${count} vectors skipped: ../shared/vectors is not there (${folder})\n`);
    return undefined;
  }
  const place = new URL(`${folder}/`, ROOT);
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' }).sort();
  if (names.length < count) throw new Error(`${folder} has ${names.length} files, not ${count}`);
  const bytes = (name: string) => Uint8Array.from(readFileSync(new URL(encodeURIComponentPath(name), place)));
  const text = (name: string) => new TextDecoder('utf-8', { fatal: true }).decode(bytes(name));
  return { names, bytes, text, json: (name) => JSON.parse(text(name)) };
}

function findRoot(from: URL): URL | undefined {
  for (let folder = from; ; folder = new URL('../', folder)) {
    const candidate = new URL('shared/vectors/', folder);
    if (existsSync(candidate)) return candidate;
    if (folder.pathname === '/' || new URL('../', folder).href === folder.href) return undefined;
  }
}

/** File names of the suites hold `#` and `+`, which mean something else in an address. */
function encodeURIComponentPath(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}
