import { createQrReader } from '@laurel/sdk';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** Finds the QR codes in a picture. What reads them is fetched from this server, at the first picture. */
export const readQrCodes = createQrReader(async () => {
  const response = await fetch(wasm);
  if (!response.ok) throw new Error(`${wasm}: ${response.status}`);
  return response.arrayBuffer();
});
