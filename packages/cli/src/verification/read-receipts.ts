import { CredentialError, parseReceipt, reasonCodes } from '@laurel/credential';
import { readText } from '../files/read-file.ts';
import { UsageError } from '../usage-error.ts';
import { type Source, UnreadableError } from './source.ts';

/** No receipt is longer: what is, is looked at once, when its turn comes. */
const longest = 65_536;

/**
 * The receipts of credentials that stand in other files: those that are named, and those among the sources themselves, so
 * that a folder with both is enough.
 *
 * @throws UsageError for a named file that is no receipt
 */
export async function readReceipts(files: readonly string[], sources: readonly Source[]): Promise<string[]> {
  const named = await Promise.all(files.map(async (file) => checked(file, await readText(file))));
  const beside = sources.length < 2 ? [] : await Promise.all(sources.map(receiptIn));
  return [...named, ...beside.flatMap((receipt) => receipt ?? [])];
}

function checked(file: string, text: string): string {
  try {
    parseReceipt(text);
    return text;
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    throw new UsageError(`${file} is no receipt: ${reasonCodes[error.code].sentence} (${error.detail ?? error.code})`);
  }
}

async function receiptIn({ isFile, read }: Source): Promise<string | undefined> {
  if (!isFile) return undefined;
  try {
    const bytes = await read();
    if (bytes instanceof URL || bytes.length > longest) return undefined;
    const text = new TextDecoder().decode(bytes);
    parseReceipt(text);
    return text;
  } catch (error) {
    if (error instanceof CredentialError || error instanceof UnreadableError) return undefined;
    throw error;
  }
}
