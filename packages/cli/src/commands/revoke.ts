import type { Command } from '../command.ts';
import { connect, organisationOf } from '../connect.ts';
import { exitCodes } from '../exit-code.ts';
import { printable } from '../printable.ts';
import { needed, readArguments, serverOptions } from '../read-arguments.ts';

/** `laurel revoke` */
export const revoke: Command = {
  name: 'revoke',
  summary: 'Revoke a credential for good',
  help: `
Usage: laurel revoke ID --reason TEXT [--json] [--organisation ID] [--origin URL]

  ID             of the credential, as laurel credentials lists it
  --reason TEXT  is shown on the credential's page

There is no way back: a revoked credential stays revoked.`,
  async run(args, world) {
    const { values, positionals } = readArguments(args, { ...serverOptions, reason: { type: 'string' } }, 1);
    const credentialId = needed(positionals[0], 'The ID of the credential');
    const reason = needed(values.reason, '--reason');
    const client = connect(world, values);
    const organisationId = await organisationOf(client, values);
    const revoked = await client.revokeCredential({ params: { organisationId, credentialId }, body: { reason } });
    if (values.json) world.out(`${JSON.stringify(revoked, null, 2)}\n`);
    else {
      const { achievementName, recipientName, revokedAt } = revoked;
      world.out(`Revoked at ${revokedAt}: ${printable(achievementName)}, awarded to ${printable(recipientName)}.\n`);
    }
    return exitCodes.done;
  },
};
