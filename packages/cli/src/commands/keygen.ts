import type { Command } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { type KeyKind, keyKinds, makeKey } from '../files/signing-key-file.ts';
import { writeResult } from '../files/write-result.ts';
import { needed, readArguments } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';

/** `laurel keygen` */
export const keygen: Command = {
  name: 'keygen',
  summary: 'Make a signing key in a file, for issuing without a server',
  help: `
Usage: laurel keygen --output FILE.jwk.json [--type Ed25519|P-256|P-384|P-521]

The private key is written as a JWK that only you may read; nothing is overwritten. Its
did:key is printed: the issuer of what you sign with it. Whoever has the file can sign in
your name, and such a key can never be withdrawn: use it for trials, or publish the
public half in a did:web document of your own.`,
  async run(args, world) {
    const { values } = readArguments(args, {
      type: { type: 'string', default: 'Ed25519' },
      output: { type: 'string' },
    });
    if (!Object.hasOwn(keyKinds, values.type)) {
      throw new UsageError(`--type takes one of ${Object.keys(keyKinds).join(', ')}.`);
    }
    const jwk = makeKey(values.type as KeyKind);
    const output = needed(values.output, '--output');
    await writeResult(world, output, `${JSON.stringify(jwk, null, 2)}\n`, { secret: true });
    world.out(`${String(jwk.kid).split('#', 1)[0]}\n`);
    return exitCodes.done;
  },
};
