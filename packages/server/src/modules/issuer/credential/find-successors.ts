import type { AnswerOf, endpoints } from '@laurel/api';
import type { Tx } from '../../../storage/index.ts';
import { addresses } from '../addresses.ts';
import { type LineMember, selectLines } from './line-store.ts';

/** The credential that counts in the place of one that was replaced. */
export type Successor = NonNullable<AnswerOf<typeof endpoints.getCredential>['replacedBy']>;

/** What counts now in the place of each of these credentials, by their ids; one that was not replaced has none. */
export async function findSuccessors(
  tx: Tx,
  { credentialIds, origin }: { credentialIds: readonly string[]; origin: string },
): Promise<Map<string, Successor>> {
  const lines = Map.groupBy(await selectLines(tx, credentialIds), ({ of }) => of);
  return new Map(
    [...lines].flatMap(([id, line]) => {
      const successor = successorIn(line, origin);
      return successor ? [[id, successor] as const] : [];
    }),
  );
}

/** The last of a line, unless that is the one asked about; of an erased one nothing is told. */
export function successorIn(line: readonly LineMember[], origin: string): Successor | undefined {
  const last = line.at(-1);
  if (!last || last.step <= 0 || last.state === 'erased') return undefined;
  return { id: last.id, url: addresses.credential(origin, last.id), state: last.state };
}
