import type { CompromiseAssessment } from '@laurel/sdk';
import { connect, organisationOf } from '../connect.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { needed, readArguments, serverOptions } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';
import type { World } from '../world.ts';
import { findKey } from './find-key.ts';
import { readSince } from './read-since.ts';

const options = {
  ...serverOptions,
  since: { type: 'string' },
  reason: { type: 'string' },
  drill: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
} as const;

/** `laurel keys compromised` */
export async function markCompromised(args: readonly string[], world: World): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, options, 1);
  const since = readSince(needed(values.since, '--since'));
  const client = connect(world, values);
  const organisationId = await organisationOf(client, values);
  const { id: signingKeyId } = await findKey(client, organisationId, positionals[0]);
  const params = { organisationId, signingKeyId };
  if (values.drill) {
    const drill = await client.drillCompromise({ params, body: { since } });
    if (values.json) world.out(`${JSON.stringify(drill, null, 2)}\n`);
    else world.out(`Rehearsed in ${drill.tookMilliseconds} ms; nothing was changed.\n${inWords(drill)}`);
    return exitCodes.done;
  }
  const reason = needed(values.reason, '--reason');
  const assessment = await client.assessCompromise({ params, query: { since } });
  if (!values.yes) {
    world.err(inWords(assessment));
    throw new UsageError('Nothing was changed. A mark is for good: send it again with --yes.');
  }
  const marked = await client.markKeyCompromised({ params, body: { since, reason } });
  if (values.json) world.out(`${JSON.stringify(marked, null, 2)}\n`);
  else {
    world.out(`${signingKeyId} is marked as compromised since ${marked.compromisedSince} and signs nothing more.\n`);
    world.out(inWords(assessment));
    if (assessment.toReissue > 0) world.err(`To issue them anew: laurel keys reissue ${signingKeyId}\n`);
  }
  return exitCodes.done;
}

function inWords({ signed, affected, untouched, toReissue, revoked, estimatedSeconds }: CompromiseAssessment): string {
  const lines = [
    `${signed} credentials signed, ${untouched} stay valid, ${affected} do not.`,
    `${toReissue} to be issued anew, in about ${Math.ceil(estimatedSeconds / 60)} min; ${revoked} were revoked before.`,
  ];
  return `${lines.join('\n')}\n`;
}
