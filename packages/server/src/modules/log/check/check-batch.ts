import { createTree, hashLeaf } from '@laurel/credential';
import { systemScope } from '../../../storage/index.ts';
import type { Finding } from '../contradiction.ts';
import type { LogDeps } from '../deps.ts';
import { selectCheckpoints, selectLogKey } from '../tree/checkpoint-store.ts';
import { type EntryRow, selectEntries } from '../tree/entry-store.ts';
import { missing } from '../tree/grow-tree.ts';
import { checkEntries } from './check-entries.ts';
import type { CheckState } from './check-state.ts';
import { createTileChecks } from './check-tiles.ts';
import { checkpointFault } from './checkpoint-fault.ts';

const batchSize = 1_024;

type Deps = Pick<LogDeps, 'database' | 'issuer' | 'folder' | 'origin'>;

/** Looks at the next entries: each in itself, its credential, its tiles, and every checkpoint that ends among them. */
export async function checkBatch(deps: Deps, state: CheckState): Promise<{ state: CheckState; findings: Finding[] }> {
  const to = Math.min(state.position + batchSize, state.size);
  const entries = await deps.database.read(systemScope('check-log'), (tx) =>
    selectEntries(tx, { from: state.position, limit: to - state.position }),
  );
  const gap = gapIn(entries, { from: state.position, to });
  // Behind a gap, nothing is in its place.
  if (gap !== undefined) return { state: { ...state, position: state.size }, findings: [missing(gap)] };
  const findings = [...(await checkEntries(deps, entries, state.size))];
  const tree = await checkTree(deps, state, entries);
  findings.push(...tree.findings);
  return { state: { ...state, position: to, frontier: tree.frontier, isBroken: tree.isBroken }, findings };
}

function gapIn(entries: readonly EntryRow[], { from, to }: { from: number; to: number }): number | undefined {
  for (let index = from; index < to; index++) if (entries[index - from]?.index !== index) return index;
  return undefined;
}

async function checkTree(deps: Deps, state: CheckState, entries: readonly EntryRow[]) {
  const { database, folder, origin } = deps;
  return database.read(systemScope('check-log'), async (tx) => {
    const findings: Finding[] = [];
    const tiles = createTileChecks({ tx, folder, size: state.size });
    const frontier = state.frontier.map((hash) => Buffer.from(hash, 'base64'));
    const tree = createTree({ size: state.position, frontier }, (level, index, hash) => tiles.add(level, index, hash));
    const range = { from: state.position, to: state.position + entries.length };
    const checkpoints = new Map((await selectCheckpoints(tx, range)).map((row) => [row.size, row]));
    const key = await selectLogKey(tx);
    let { isBroken } = state;
    for (const { index, commitment, organisationId } of entries) {
      const believed = await tiles.leaf(index, hashLeaf(commitment));
      if (believed.isEntryAltered) findings.push(alteredEntry(index, organisationId));
      tree.append(believed.hash);
      const checkpoint = checkpoints.get(tree.size);
      const fault = checkpoint && (await checkpointFault(checkpoint, { key, origin, root: tree.root() }));
      if (!fault || (isBroken && fault.kind === 'tree-altered')) continue;
      findings.push(fault);
      isBroken ||= fault.kind === 'tree-altered';
    }
    findings.push(...(await tiles.findings()));
    return { findings, isBroken, frontier: tree.frontier().map((hash) => Buffer.from(hash).toString('base64')) };
  });
}

function alteredEntry(index: number, organisationId: string | null): Finding {
  return {
    kind: 'entry-altered',
    subject: `entry:${index}`,
    organisationId,
    detail: `Entry ${index} is not the one that the signed tree has at its place.`,
  };
}
