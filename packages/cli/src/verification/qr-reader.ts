import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createQrReader } from '@laurel/sdk';

/** Reads QR codes in pictures, with the WebAssembly that the package brought along. */
export const readQrCodes = createQrReader(() =>
  readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))),
);
