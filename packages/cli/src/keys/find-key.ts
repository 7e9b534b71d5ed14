import type { LaurelClient, SigningKey } from '@laurel/sdk';
import { printable } from '../printable.ts';
import { UsageError } from '../usage-error.ts';

/**
 * The key that is meant: by its id or the beginning of it, or the one in use where none is named.
 *
 * @throws UsageError for none, or for the beginning of several
 */
export async function findKey(
  client: LaurelClient,
  organisationId: string,
  named: string | undefined,
): Promise<SigningKey> {
  const { items } = await client.listSigningKeys({ params: { organisationId } });
  const found = named === undefined ? items.filter(({ state }) => state === 'active') : startingWith(items, named);
  const [key, ...more] = found;
  if (key === undefined)
    throw new UsageError(
      named === undefined ? 'There is no signing key yet.' : `There is no signing key ${printable(named)}.`,
    );
  if (more.length > 0) throw new UsageError(`${found.length} signing keys begin with ${printable(named ?? '')}.`);
  return key;
}

function startingWith(items: readonly SigningKey[], named: string): SigningKey[] {
  return named.length < 4 ? [] : items.filter(({ id }) => id.startsWith(named.toLowerCase()));
}
