import { CredentialError, reasonCodes } from '@laurel/credential';

/** What is written to the output: an answer, and the secured document, the document in it, or why there is none. */
export interface Result {
  readonly result: 'success' | 'failure' | 'indeterminate';
  readonly data: string;
}

/** What only means that this program cannot read it. */
const INDETERMINATE: ReadonlySet<string> = new Set([
  'credential.version-unsupported',
  'credential.context-unknown',
  'jose.algorithm-unsupported',
  'jose.extension-unsupported',
  'jose.encrypted',
  'jose.envelope-unsupported',
  'key.type-unsupported',
  'sd-jwt.hash-unsupported',
]);

/** Does it, and turns a refusal into an answer. */
export async function resultOf(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    const { code, detail } = error;
    const data = `${reasonCodes[code].sentence} (${detail === undefined ? code : `${code}: ${detail}`})`;
    return { result: INDETERMINATE.has(code) ? 'indeterminate' : 'failure', data };
  }
}
