import { readFileSync, statSync } from 'node:fs';
import { CredentialError, type KnownIssuer, MAX_JSON_BYTES, parseKnownIssuers, reasonCodes } from '@laurel/credential';

/** The operator's list of known issuers, or what is wrong with its file in one sentence without its full stop. */
export type KnownIssuersFile =
  | { issuers: readonly KnownIssuer[]; fault?: undefined }
  | { issuers: readonly []; fault: string };

/** Reads the file that the environment names. What else may stand in the variable by mistake is not repeated. */
export function readKnownIssuersFile(file: string | undefined): KnownIssuersFile {
  if (file === undefined) return { issuers: [] };
  try {
    if (statSync(file).size > MAX_JSON_BYTES)
      return refused(`the file has more than ${MAX_JSON_BYTES} bytes; shorten it`);
    return { issuers: parseKnownIssuers(readFileSync(file)) };
  } catch (error) {
    if (error instanceof CredentialError) return refused(inWords(error));
    const { code = '' } = error as NodeJS.ErrnoException;
    return refused(`name a JSON file that this process may read, or unset it (${code})`);
  }
}

const refused = (fault: string): KnownIssuersFile => ({ issuers: [], fault });

function inWords({ code, detail }: CredentialError): string {
  const reason = detail === undefined ? reasonCodes[code].sentence.replace(/\.$/, '') : detail;
  return `give a JSON array of {id, name, listedBy}, each id a DID or an https address (${reason})`;
}
