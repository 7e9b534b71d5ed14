import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  type BlockcertsBatch,
  blockcertsBatch,
  CredentialError,
  isJsonObject,
  parseJson,
  reasonCodes,
  type SecuredDocument,
} from '@laurel/credential';
import type { Command } from '../command.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { readText } from '../files/read-file.ts';
import { writeResult } from '../files/write-result.ts';
import { printable } from '../printable.ts';
import { needed, readArguments } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';
import type { World } from '../world.ts';

/** `laurel blockcerts` */
export const blockcerts: Command = {
  name: 'blockcerts',
  summary: 'Record credentials on an Ethereum chain, as Blockcerts v3',
  help: `
Usage: laurel blockcerts FILE ... [--alone]
       laurel blockcerts FILE ... [--alone] --transaction ID --chain N --method DID-URL
                         --output FOLDER [--time TIME]

  FILE           credentials as JSON, signed or not: they are recorded together
  --alone        leave the issuer's own signature out, and let the record stand for it:
                 other Blockcerts tools know no other form
  --transaction  the transaction that records them, with 0x or without: it is written as
                 it is given
  --chain        the number of its chain: 1 Ethereum, 11155111 Sepolia, 137 Polygon
  --method       the key that sent it: a secp256k1 key in the issuer's DID document
  --time         the time of its block, 2026-11-02T10:00:00Z; now, when left out
  --output       the folder that the Blockcerts are written into, under their old names

The first form prints the data of the transaction. Send it from the address of your key
with a wallet of yours (to any address, with no value), wait until it is final, then give
the same files in the same order with the rest. Nothing need be kept in between.

Look at the result: laurel verify FOLDER --rpc URL`,
  async run(args, world) {
    const { files, alone, recorded } = read(args, world);
    try {
      const batch = await blockcertsBatch(await readAll(files), { signatures: alone ? 'left-out' : 'kept' });
      if (recorded === undefined) world.out(`${batch.transactionData}\n`);
      else await write(batch, { files, ...recorded }, world);
      return exitCodes.done;
    } catch (error) {
      return refusal(error, world);
    }
  },
};

interface Recorded {
  readonly output: string;
  readonly record: Parameters<BlockcertsBatch['prove']>[0];
}

function read(args: readonly string[], world: World) {
  const text = { type: 'string' } as const;
  const { values, positionals: files } = readArguments(
    args,
    {
      alone: { type: 'boolean', default: false },
      transaction: text,
      chain: text,
      method: text,
      time: text,
      output: text,
    },
    Number.POSITIVE_INFINITY,
  );
  if (files.length === 0) throw new UsageError('Say which credentials: files of JSON.');
  if (new Set(files.map((file) => basename(file))).size < files.length) {
    throw new UsageError('Two of the files have one name, and could not stand in one folder.');
  }
  const { alone, transaction: transactionId, ...more } = values;
  if (transactionId === undefined) {
    const idle = Object.entries(more).find(([, value]) => value !== undefined);
    if (idle !== undefined) throw new UsageError(`--${idle[0]} is for once there is a --transaction.`);
    return { files, alone, recorded: undefined };
  }
  const created = more.time === undefined ? world.now() : new Date(more.time);
  if (Number.isNaN(created.getTime())) throw new UsageError('--time takes a time such as 2026-11-02T10:00:00Z.');
  const verificationMethod = needed(more.method, '--method');
  const record = { chainId: Number(needed(more.chain, '--chain')), transactionId, verificationMethod, created };
  const recorded: Recorded = { output: needed(more.output, '--output'), record };
  return { files, alone, recorded };
}

async function readAll(files: readonly string[]): Promise<readonly SecuredDocument[]> {
  return Promise.all(
    files.map(async (file) => {
      const json = parseJson(await readText(file));
      if (!isJsonObject(json)) throw new CredentialError('credential.not-a-credential', `${file}: not a JSON object`);
      // What is not a credential with proofs, or without, the batch refuses.
      return json as SecuredDocument;
    }),
  );
}

async function write(
  batch: BlockcertsBatch,
  { files, output, record }: Recorded & { readonly files: readonly string[] },
  world: World,
): Promise<void> {
  const documents = batch.prove(record);
  await mkdir(output, { recursive: true });
  for (const [place, file] of files.entries()) {
    await writeResult(world, join(output, basename(file)), `${JSON.stringify(documents[place], null, 2)}\n`);
  }
  world.err(`${files.length} written into ${output}.\n`);
}

function refusal(error: unknown, world: World): ExitCode {
  if (!(error instanceof CredentialError)) throw error;
  const { sentence, whatToDo } = reasonCodes[error.code];
  world.err(`${printable(sentence)} (${printable(error.message)}) ${printable(whatToDo)}\nNothing was written.\n`);
  return exitCodes.no;
}
