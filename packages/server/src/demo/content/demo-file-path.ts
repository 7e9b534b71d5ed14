import { join } from 'node:path';

/** The absolute path of a reading, image or video that the demo names. */
export function demoFilePath(file: string): string {
  return join(import.meta.dirname, file);
}
