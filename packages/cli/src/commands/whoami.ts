import { LaurelError } from '@laurel/sdk';
import type { Command } from '../command.ts';
import { connect } from '../connect.ts';
import { exitCodes } from '../exit-code.ts';
import { printable } from '../printable.ts';
import { readArguments, serverOptions } from '../read-arguments.ts';

/** `laurel whoami` */
export const whoami: Command = {
  name: 'whoami',
  summary: 'Say which API key is in use, and what it may do',
  help: `
Usage: laurel whoami [--json] [--origin URL]

The secret of the key is never printed.`,
  async run(args, world) {
    const { origin, json } = serverOptions;
    const { values } = readArguments(args, { origin, json });
    const client = connect(world, values);
    const key = await client.getCurrentApiKey();
    const organisation = await client
      .getOrganisation({ params: { organisationId: key.organisationId } })
      .catch((error: unknown) => {
        // A key without the scope to read its organisation still knows who it is.
        if (error instanceof LaurelError && error.code === 'not-allowed') return undefined;
        throw error;
      });
    if (values.json) {
      world.out(`${JSON.stringify({ ...key, organisationName: organisation?.name ?? null }, null, 2)}\n`);
      return exitCodes.done;
    }
    const name = organisation ? `${printable(organisation.name)} (${key.organisationId})` : key.organisationId;
    world.out(`API key       ${printable(key.name)} (${key.id})
Organisation  ${name}
May           ${key.scopes.join(', ')}
Expires       ${key.expiresAt ?? 'never'}
`);
    return exitCodes.done;
  },
};
