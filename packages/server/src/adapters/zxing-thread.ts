/** The thread that looks for codes: a picture may keep it busy, or bring it down, and not the server. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Pixels } from './decode-picture.ts';

/** What became of a picture. After a fault the thread is no longer to be relied on. */
export type Searched = { texts: readonly string[] } | { fault: string };

/** The most codes that are looked for in one picture: a sheet of badges, not a wall of noise. */
const maxCodes = 32;

// From the disk: nothing is fetched.
const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
await prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer }, fireImmediately: true });

async function search(picture: Pixels): Promise<Searched> {
  try {
    const codes = await readBarcodes(
      { ...picture, colorSpace: 'srgb' },
      { formats: ['QRCode'], maxNumberOfSymbols: maxCodes, tryHarder: true },
    );
    return { texts: codes.filter(({ isValid }) => isValid).map(({ text }) => text) };
  } catch (error) {
    return { fault: String(error) };
  }
}

parentPort?.on('message', async (picture: Pixels) => parentPort?.postMessage(await search(picture)));
