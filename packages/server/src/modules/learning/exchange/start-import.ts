import { maxPackageBytes } from '@laurel/api';
import { Refusal } from '../../../refusal.ts';
import type { Scope } from '../../../storage/index.ts';
import type { LearningDeps } from '../deps.ts';
import { blobName } from './blob-name.ts';
import { type ImportView, presentImport } from './present-import.ts';
import { insertImport, selectImport } from './store.ts';

interface Input {
  scope: Scope;
  organisationId: string;
  fileName?: string | undefined;
  content: AsyncIterable<Uint8Array>;
}

/** Takes in a package and has it read. Its bytes are kept before it is recorded, and removed when that fails. */
export async function startImport(
  { database, randomness, blobs }: Pick<LearningDeps, 'database' | 'randomness' | 'blobs'>,
  { scope, organisationId, fileName = 'package.zip', content }: Input,
): Promise<ImportView> {
  const id = randomness.uuid();
  const { bytes } = await blobs.write(blobName(id), limited(content));
  try {
    return await database.write(scope, async (unit) => {
      await insertImport(unit.tx, { id, organisationId, fileName, bytes, now: unit.now });
      await unit.audit({ action: 'import.started', subject: `import:${id}`, detail: { fileName, bytes } });
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

async function* limited(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of content) {
    size += chunk.byteLength;
    if (size > maxPackageBytes)
      throw new Refusal('too-large', `Nothing was kept. A package has at most ${maxPackageBytes / 1_048_576} MB.`);
    yield chunk;
  }
}
