import type { WriteUnit } from '../../storage/index.ts';
import { deletePrivateFiles } from './store.ts';

/** The job that removes bytes, once the transaction that forgot them is committed. */
export const removeBytes = 'remove-file-bytes';

/** Forgets private files in the caller's own transaction; their bytes go right after it. */
export async function forgetFiles(unit: WriteUnit, fileIds: readonly string[]): Promise<void> {
  const gone = await deletePrivateFiles(unit.tx, fileIds);
  if (gone.length > 0) await unit.enqueue({ task: removeBytes, payload: { fileIds: gone } });
}
