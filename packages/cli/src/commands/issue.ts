import { readFile } from 'node:fs/promises';
import { type LaurelClient, LaurelError } from '@laurel/sdk';
import type { Command } from '../command.ts';
import { connect, organisationOf } from '../connect.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { printable } from '../printable.ts';
import { needed, readArguments, serverOptions } from '../read-arguments.ts';
import { issueRows } from '../recipients/issue-rows.ts';
import { progressLine } from '../recipients/progress.ts';
import { readRecipients } from '../recipients/read-recipients.ts';
import type { Recipient, RowFault } from '../recipients/recipient.ts';
import { reportCsv, reportJson, reportSummary } from '../recipients/report.ts';
import { UsageError } from '../usage-error.ts';
import type { World } from '../world.ts';
import { issueFile } from './issue-file.ts';

/** `laurel issue` */
export const issue: Command = {
  name: 'issue',
  summary: 'Issue an achievement to everybody in a CSV file, or sign a credential in a file',
  help: `
Usage: laurel issue --achievement ID --recipients FILE.csv [--dry-run] [--json]
                    [--organisation ID] [--origin URL]
       laurel issue --credential FILE --key FILE.jwk.json [--form FORM] [--pointers LIST]
                    [--output FILE]

With a server:
  --achievement ID       as laurel achievements lists it; it must be active
  --recipients FILE.csv  UTF-8, with a header: name,email or name,email,completedOn
  --dry-run              check everything, issue nothing
  --json                 give the result as JSON instead of CSV

Every row is checked before anything is sent; if one is not right, nothing is issued.
The result goes to standard output: row,name,email,outcome,id,url,code.
Run it again after a crash or a refusal: the same row is never issued twice. A row with
another name or completedOn is another award.
The API key needs the scope credential:issue.

Without a server:
  --credential FILE      a credential as JSON, not yet signed; the issuer is filled in
  --key FILE             a private key as laurel keygen makes it
  --form FORM            a cryptosuite (eddsa-rdfc-2022, ecdsa-rdfc-2019, ecdsa-sd-2023, ...)
                         or vc+jwt, vc+sd-jwt, vc+cose; by default what goes with the key
  --pointers LIST        JSON pointers by commas: what the holder may hide (vc+sd-jwt), or
                         must always show (ecdsa-sd-2023)
  --output FILE          instead of standard output; nothing is overwritten`,
  async run(args, world) {
    const { values } = readArguments(args, {
      ...serverOptions,
      achievement: { type: 'string' },
      recipients: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      credential: { type: 'string' },
      key: { type: 'string' },
      form: { type: 'string' },
      pointers: { type: 'string' },
      output: { type: 'string' },
    });
    if (values.credential !== undefined) {
      const { credential, form, pointers, output } = values;
      return issueFile({ credential, key: needed(values.key, '--key'), form, pointers, output }, world);
    }
    const achievementId = needed(values.achievement, '--achievement').toLowerCase();
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(achievementId)) {
      throw new UsageError('--achievement takes an ID as laurel achievements lists it.');
    }
    const file = needed(values.recipients, '--recipients');
    const { recipients, faults } = readRecipients(await read(file), achievementId);
    if (faults.length > 0) return refuse(world, faults);

    const client = connect(world, values);
    const organisationId = await organisationOf(client, values);
    const name = await activeAchievement(client, { organisationId, achievementId });
    if (values['dry-run']) {
      const people = recipients.length === 1 ? '1 person' : `${recipients.length} people`;
      world.err(`All is right. Without --dry-run, ${printable(name)} would be issued to ${people}.\n`);
      return exitCodes.done;
    }
    const results = await issueRows({
      client,
      organisationId,
      achievementId,
      recipients,
      stop: world.stop(),
      onProgress: progress(world, recipients),
    });
    world.out(values.json ? reportJson(results) : reportCsv(results));
    world.err(reportSummary(results));
    return results.every(({ outcome }) => outcome === 'issued') ? exitCodes.done : exitCodes.no;
  },
};

async function read(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new UsageError(`${file} cannot be read${reason}.`);
  }
}

function refuse(world: World, faults: readonly RowFault[]): ExitCode {
  for (const { row, sentence } of faults) world.err(`Row ${row}: ${printable(sentence)}\n`);
  const rows = new Set(faults.map(({ row }) => row)).size;
  world.err(`${rows === 1 ? '1 row is' : `${rows} rows are`} not right. Nothing was issued.\n`);
  return exitCodes.no;
}

/** The achievement's name, if it may be issued; a key that may only issue learns it from the first row. */
async function activeAchievement(
  client: LaurelClient,
  params: { organisationId: string; achievementId: string },
): Promise<string> {
  try {
    const { name, state } = await client.getAchievement({ params });
    if (state === 'active') return name;
    const title = 'The achievement is not active';
    const detail = `“${name}” is ${state}. Make it active in the console. Nothing was issued.`;
    throw new LaurelError({ status: 0, code: 'achievement-not-active', title, detail });
  } catch (error) {
    if (error instanceof LaurelError && error.code === 'not-allowed') return 'the achievement';
    throw error;
  }
}

function progress(world: World, recipients: readonly Recipient[]): (done: number) => void {
  if (!world.watched) return () => undefined;
  const startedMs = world.now().getTime();
  const total = recipients.length;
  return (done) => {
    const line = progressLine({ done, total, startedMs, nowMs: world.now().getTime() });
    // Back to the start of the line, and clear what an earlier, longer one left.
    world.err(`\r\u001b[K${done < total ? line : ''}`);
  };
}
