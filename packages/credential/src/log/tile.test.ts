import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { fuzzRuns } from '../testing/fuzz-runs.ts';
import { memoryLog, sampleEntries } from '../testing/memory-log.ts';
import { entryBundle, parseEntryBundle } from './entry-bundle.ts';
import { parseTilePath, tilePath } from './tile.ts';
import { partialTilesOf, tilesOf } from './tiles-of.ts';

describe('tiles of tlog-tiles', () => {
  test.each([
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 0, index: 0, width: 1 }, 'tile/0/000.p/1'],
    [{ level: 1, index: 1_000, width: 255 }, 'tile/1/x001/000.p/255'],
    [{ level: 63, index: 999, width: 256 }, 'tile/63/999'],
    [{ level: 'entries', index: 273, width: 112 }, 'tile/entries/273.p/112'],
  ] as const)('%j lies at %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  test.each([
    'tile/0/0',
    'tile/0/00',
    'tile/0/0000',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/x000/001',
    'tile/0/001/067',
    'tile/0/x001/x067',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p/',
    'tile/0/000/',
    'tile/0/000\n',
    '/tile/0/000',
    'tile/data/000',
    'tile/0/x999/x999/x999/x999/x999/999',
    'tile/0/../checkpoint',
    '',
  ])('%j is no path of a tile', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });

  test('any text is a path that is written so again, or none', () => {
    const part = fc.constantFrom('tile', '/', '0', '1', '00', '000', '063', 'x', 'x001', 'entries', '.p/', '256', '9');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part, { maxLength: 9 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const tile = parseTilePath(text);
          if (tile !== undefined) expect(tilePath(tile)).toBe(text);
        },
      ),
      fuzzRuns(5_000, 'tile paths'),
    );
  });

  test('a tree of 70,000 entries has the tiles that the specification counts', () => {
    const tiles = tilesOf(0, 70_000);
    const of = (level: number) => tiles.filter((tile) => tile.level === level).map(({ width }) => width);
    expect(of(0)).toEqual([...Array<number>(273).fill(256), 112]);
    expect(of(1)).toEqual([256, 17]);
    expect(of(2)).toEqual([1]);
    expect(tiles).toHaveLength(277);
    expect(partialTilesOf(70_000).map(({ width }) => width)).toEqual([112, 17, 1]);
    expect(tilesOf(0, 256)).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ]);
    expect(tilesOf(70_000, 70_000)).toEqual([]);
    expect(codeOf(() => tilesOf(2, 1))).toBe('log.out-of-range');
  });

  test('a log that is written in any steps, and opened anew between them, has the same files as one written at once', async () => {
    const whole = await memoryLog();
    const entries = sampleEntries(1_500);
    whole.append(entries);
    const full = [...whole.files].filter(([path]) => !path.includes('.p/'));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 8 }), async (steps) => {
        let log = await memoryLog();
        for (const step of [...steps, entries.length]) {
          const from = log.size;
          const before = new Set(log.files.keys());
          log = await memoryLog(log);
          log.append(entries.slice(from, from + step));
          const written = [...log.files.keys()].filter((path) => !before.has(path) && !path.includes('entries'));
          expect(written.sort()).toEqual(tilesOf(from, log.size).map(tilePath).sort());
        }
        expect(log.root()).toEqual(whole.root());
        for (const [path, bytes] of full) expect(log.files.get(path)).toEqual(bytes);
      }),
      fuzzRuns(25, 'steps of a log'),
    );
  });
});

describe('bundles of entries', () => {
  test('are read as they were written', () => {
    const entries = [new Uint8Array(), Uint8Array.of(1), new Uint8Array(65_535).fill(3)];
    expect(parseEntryBundle(entryBundle(entries))).toEqual(entries);
    expect([...entryBundle([Uint8Array.of(9, 8)])]).toEqual([0, 2, 9, 8]);
  });

  test('that are too long, or cut off, are refused', () => {
    expect(codeOf(() => entryBundle([new Uint8Array(65_536)]))).toBe('log.entry-too-large');
    expect(codeOf(() => entryBundle(sampleEntries(257)))).toBe('log.tile-malformed');
    expect(codeOf(() => parseEntryBundle(new Uint8Array(2 * 257)))).toBe('log.tile-malformed');
    const bundle = entryBundle(sampleEntries(2));
    for (const length of [1, 2, 33, 35, 67]) {
      expect(codeOf(() => parseEntryBundle(bundle.subarray(0, length)))).toBe('log.tile-malformed');
    }
  });

  test('any bytes are a bundle that is written so again, or none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        let entries: Uint8Array[] = [];
        if (codeOf(() => (entries = parseEntryBundle(bytes))) === 'accepted') {
          expect(entryBundle(entries)).toEqual(bytes);
        }
      }),
      fuzzRuns(3_000, 'bundles'),
    );
  });
});
