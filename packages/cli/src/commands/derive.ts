import { randomBytes } from 'node:crypto';
import {
  CredentialError,
  deriveCredential,
  isJsonObject,
  parseJson,
  presentSdJwt,
  reasonCodes,
} from '@laurel/credential';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { readText } from '../files/read-file.ts';
import { writeResult } from '../files/write-result.ts';
import { printable } from '../printable.ts';
import { readArguments } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';

/** `laurel derive` */
export const derive: Command = {
  name: 'derive',
  summary: 'Make a copy of a credential that shows only a part of it',
  help: `
Usage: laurel derive FILE --reveal POINTER[,POINTER...] [--output FILE]

  FILE      a credential that was signed so that parts can be hidden: with ecdsa-sd-2023
            or bbs-2023, or an SD-JWT
  --reveal  JSON pointers to what is shown: /credentialSubject/achievement/name
            What the issuer made mandatory is always shown.

The copy holds nothing of what is not shown. Look at it before you send it, and keep the
original: more can be shown from it later.`,
  async run(args, world) {
    const options = { reveal: { type: 'string', default: '' }, output: { type: 'string' } } as const;
    const { values, positionals } = readArguments(args, options, 1);
    const [file] = positionals;
    if (file === undefined) throw new UsageError('Say which credential: a file.');
    const pointers = values.reveal === '' ? [] : values.reveal.split(',');
    const text = (await readText(file)).trim();
    try {
      await writeResult(world, values.output, await derived(text, pointers));
      return exitCodes.done;
    } catch (error) {
      if (!(error instanceof CredentialError)) throw error;
      const { sentence, whatToDo } = reasonCodes[error.code];
      world.err(`${printable(sentence)} (${printable(error.message)}) ${printable(whatToDo)}\nNothing was written.\n`);
      return exitCodes.no;
    }
  },
};

async function derived(text: string, pointers: readonly string[]): Promise<string> {
  if (text.includes('~')) return `${await presentSdJwt({ sdJwt: text, reveal: pointers })}\n`;
  const credential = parseJson(text);
  if (!isJsonObject(credential)) throw new CredentialError('credential.not-a-credential', 'not a JSON object');
  const random = (length: number) => new Uint8Array(randomBytes(length));
  const shown = await deriveCredential({ credential, selectivePointers: pointers, random });
  return `${JSON.stringify(shown, null, 2)}\n`;
}
