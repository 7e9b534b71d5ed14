import { maxPackageBytes } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { blobName } from './blob-name.ts';
import { type ImportView, presentImport } from './present-import.ts';
import { countWaitingImports, type ImportRow, insertImport, lockImports, selectImport } from './store.ts';

interface Input {
  scope: Scope;
  organisationId: string;
  fileName?: string | undefined;
  target: ImportRow['target'];
  content: AsyncIterable<Uint8Array>;
}

/** So many packages of an organisation lie here at once, and wait to be read, looked at or written. */
const mostWaiting = 10;

/**
 * Takes in a package and has it read. Its bytes are kept before it is recorded, and removed when that fails.
 *
 * @throws Refusal `too-many-imports`, before the bytes are read where that is known, `too-large`
 */
export async function startImport(
  { database, randomness, blobs }: Pick<LearningDeps, 'database' | 'randomness' | 'blobs'>,
  { scope, organisationId, fileName = 'package.zip', target, content }: Input,
): Promise<ImportView> {
  requireRoom(await database.read(scope, (tx) => countWaitingImports(tx, organisationId)));
  const id = randomness.uuid();
  const { bytes } = await blobs.write(blobName(id), limited(content));
  try {
    return await database.write(scope, async (unit) => {
      await lockImports(unit.tx, organisationId);
      requireRoom(await countWaitingImports(unit.tx, organisationId));
      await insertImport(unit.tx, { id, organisationId, fileName, bytes, target, now: unit.now });
      await unit.audit({ action: 'import.started', subject: `import:${id}`, detail: { fileName, bytes, target } });
      await unit.enqueue({ task: 'read-import', payload: { organisationId, importId: id }, key: `read-import:${id}` });
      const row = await selectImport(unit.tx, { id, organisationId });
      if (!row) throw new Error(`import ${id} was made and is not there`);
      return presentImport(row);
    });
  } catch (error) {
    await blobs.remove(blobName(id));
    throw error;
  }
}

function requireRoom(waiting: number): void {
  if (waiting < mostWaiting) return;
  throw new Refusal(
    'too-many-imports',
    `Nothing was kept. ${waiting} packages wait here already: make programmes of them, or discard them, and then hand this one in.`,
  );
}

async function* limited(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of content) {
    size += chunk.byteLength;
    if (size > maxPackageBytes)
      throw new Refusal('too-large', `Nothing was kept. A package has at most ${maxPackageBytes / 1_048_576} MB.`);
    yield chunk;
  }
}
