import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** The most codes that are looked for in one picture: a sheet of badges, not a wall of noise. */
const MAX_CODES = 32;

/**
 * A reader of QR codes in pictures (PNG, JPEG, WebP and the like), for `verifyAll`. The WebAssembly that it runs is handed
 * in, so that nothing is ever fetched from a server that is not one's own.
 *
 * `loadWasm` gives the file `zxing-wasm/reader/zxing_reader.wasm` of the package `zxing-wasm`: read from the disk in Node,
 * fetched from one's own server in a page.
 */
export function createQrReader(
  loadWasm: () => Promise<ArrayBuffer | Uint8Array>,
): (image: Uint8Array) => Promise<readonly string[]> {
  let ready: Promise<unknown> | undefined;
  return async (image) => {
    ready ??= loadWasm().then((wasm) =>
      prepareZXingModule({
        overrides: { wasmBinary: Uint8Array.from(new Uint8Array(wasm)).buffer },
        fireImmediately: true,
      }),
    );
    await ready;
    const codes = await readBarcodes(Uint8Array.from(image), {
      formats: ['QRCode'],
      maxNumberOfSymbols: MAX_CODES,
      tryHarder: true,
    }).catch(() => []);
    return codes.filter(({ isValid }) => isValid).map(({ text }) => text);
  };
}
