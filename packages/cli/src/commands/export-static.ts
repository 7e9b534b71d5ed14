import { resolve } from 'node:path';
import type { Command } from '../command.ts';
import { connect } from '../connect.ts';
import { exitCodes } from '../exit-code.ts';
import { needed, readArguments } from '../read-arguments.ts';
import { CopyFolder } from '../static-copy/copy-folder.ts';
import { makeCopy } from '../static-copy/make-copy.ts';
import { UsageError } from '../usage-error.ts';
import type { World } from '../world.ts';

/** `laurel export-static` */
export const exportStatic: Command = {
  name: 'export-static',
  summary: 'Copy everything public into a folder that any web server can serve when Laurel is gone',
  help: `
Usage: laurel export-static --org SLUG --to FOLDER [--years N] [--origin URL]

  --org SLUG   the organisation, by the short name in its address /issuers/SLUG
  --to FOLDER  an empty folder; or one with an unfinished copy, which is gone on with; or
               one with a finished copy, which is made anew
  --years N    for how long the status lists are signed (25)

Served at the same origin, every public page, credential, DID document, status list,
receipt and tile of the log is where it was, and the verify page works in the reader's
browser. Private credentials are not in it: whoever holds one verifies it there all the
same. Read README.txt in the folder.

The status lists are signed as they are today and say that they are closed: what you
withdraw later is not in them. Each time stands in your audit log.
The API key needs the scopes organisation:export, achievement:read and credential:read.`,
  async run(args, world) {
    const text = { type: 'string' } as const;
    const { values } = readArguments(args, { org: text, to: text, years: { ...text, default: '25' }, origin: text });
    const slug = needed(values.org, '--org');
    const to = resolve(needed(values.to, '--to'));
    const years = /^[1-9]\d?$/.test(values.years) ? Number(values.years) : undefined;
    if (years === undefined) throw new UsageError('--years takes a whole number from 1 to 99.');
    const client = connect(world, values);
    const organisation = await client.getPublicOrganisation({ params: { slug } });
    const { organisationId } = await client.getCurrentApiKey();
    if (organisationId !== organisation.id) throw new UsageError(`The API key is not of ${slug}.`);
    const origin = new URL(values.origin ?? world.environment.origin).origin;
    const startedAt = world.now().toISOString();
    const folder = await CopyFolder.open(to, { origin, slug, startedAt });
    const validUntil = new Date(folder.state.startedAt);
    validUntil.setUTCFullYear(validUntil.getUTCFullYear() + years);
    const { files, publicCredentials, privateCredentials, statusLists, logSize, unanchoredReceipts } = await makeCopy({
      client,
      origin,
      folder,
      organisation,
      validUntil,
      signal: world.stop(),
      onProgress: progress(world),
    });
    if (world.watched) world.err('\r\u001b[K');
    world.err(`${files} files are in ${to}: ${publicCredentials} public credentials, ${statusLists} status lists.\n`);
    world.err(`${privateCredentials} private credentials are not among them.\n`);
    world.err(logSize === undefined ? 'The server keeps no log.\n' : `The log has ${logSize} entries.\n`);
    if (unanchoredReceipts) {
      world.err(
        `${unanchoredReceipts} receipts are not anchored on a chain yet: make the copy anew later to have them so.\n`,
      );
    }
    return exitCodes.done;
  },
};

function progress(world: World): (doing: string, files: number) => void {
  if (world.watched) return (doing, files) => world.err(`\r\u001b[K${files} files; ${doing} …`);
  let last = '';
  return (doing) => {
    if (doing !== last) world.err(`${doing} …\n`);
    last = doing;
  };
}
