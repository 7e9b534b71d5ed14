import { randomBytes } from 'node:crypto';
import {
  CredentialError,
  isJsonObject,
  type JsonObject,
  parseJson,
  reasonCodes,
  signCredential,
  signVcCose,
  signVcJwt,
  signVcSdJwt,
} from '@laurel/credential';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { readText } from '../files/read-file.ts';
import { type KeyFile, readKeyFile } from '../files/signing-key-file.ts';
import { writeResult } from '../files/write-result.ts';
import { printable } from '../printable.ts';
import { UsageError } from '../usage-error.ts';
import type { World } from '../world.ts';

/** What `laurel issue --credential` takes. */
export interface IssueFileOptions {
  readonly key: string;
  readonly credential: string;
  readonly output: string | undefined;
  /** A cryptosuite, or `vc+jwt`, `vc+sd-jwt`, `vc+cose`. */
  readonly form: string | undefined;
  /** JSON pointers, by commas: what may be hidden (`vc+sd-jwt`), or must be shown (the selective cryptosuites). */
  readonly pointers: string | undefined;
}

/** Signs a credential in a file with a key in a file: no server is needed. */
export async function issueFile(options: IssueFileOptions, world: World): Promise<ExitCode> {
  const key = await readKeyFile(options.key);
  const text = await readText(options.credential);
  try {
    const json = parseJson(text);
    if (!isJsonObject(json)) throw new CredentialError('credential.not-a-credential', 'not a JSON object');
    const secured = await secure(withIssuer(json, key.did), key, options, world.now());
    await writeResult(world, options.output, secured);
    return exitCodes.done;
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    const { sentence, whatToDo } = reasonCodes[error.code];
    world.err(`${printable(sentence)} (${printable(error.message)}) ${printable(whatToDo)}\nNothing was signed.\n`);
    return exitCodes.no;
  }
}

/** Who signs is the issuer; a credential that names somebody else is refused when it is signed. */
function withIssuer(credential: JsonObject, did: string): JsonObject {
  const { issuer } = credential;
  if (issuer === undefined) return { ...credential, issuer: did };
  return isJsonObject(issuer) && issuer.id === undefined
    ? { ...credential, issuer: { id: did, ...issuer } }
    : credential;
}

async function secure(
  credential: JsonObject,
  { signingKey, keyId }: KeyFile,
  { form, pointers }: IssueFileOptions,
  now: Date,
): Promise<string | Uint8Array> {
  const random = (length: number) => new Uint8Array(randomBytes(length));
  const list = pointers === undefined ? [] : pointers.split(',');
  const token = { credential, signingKey, kid: keyId, issuedAt: now };
  if (form === 'vc+jwt') return `${await signVcJwt(token)}\n`;
  if (form === 'vc+cose') return signVcCose(token);
  if (form === 'vc+sd-jwt') return `${await signVcSdJwt({ ...token, disclosable: list, random })}\n`;
  if (form !== undefined && !/^[a-z]+-[a-z]+-\d{4}$/.test(form)) throw new UsageError(`There is no form “${form}”.`);
  const secured = await signCredential({
    credential: credential as never,
    verificationMethod: keyId,
    created: now,
    signingKey,
    cryptosuite: form,
    ...(list.length === 0 ? {} : { mandatoryPointers: list }),
    random,
  });
  return `${JSON.stringify(secured, null, 2)}\n`;
}
