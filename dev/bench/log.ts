// How fast the log grows and proves, in how much memory, and the same with a Merkle library from npm in the same run:
// `npm run bench:log`. Each is measured in a process of its own, so that the memory is its own.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { benchOurs } from './log-ours.ts';
import { benchTheirs, benchTheirsGrowing } from './log-theirs.ts';
import type { Cost, Memory } from './measure.ts';

const STEP = 10_000;
const parts = {
  ours: (size: number) => benchOurs(size, STEP),
  theirs: (size: number) => benchTheirs(size),
  theirsGrowing: (size: number) => benchTheirsGrowing(size, STEP),
};
type Parts = typeof parts;

/** Measures a part in a new process. */
function measure<Name extends keyof Parts>(name: Name, size: number): Promise<Awaited<ReturnType<Parts[Name]>>> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [name, String(size)], {
      execArgv: [...process.execArgv, '--expose-gc', '--disable-warning=ExperimentalWarning'],
    });
    // What the other process sends is what the same part of this file returned there.
    child.once('message', (result) => resolve(result as Awaited<ReturnType<Parts[Name]>>));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
}

const count = (value: number) => Math.round(value).toLocaleString('en');
const mebibytes = (bytes: number) => `${count(bytes / 2 ** 20)} MiB`;
const ratio = (ours: number, theirs: number) => `${(theirs / ours).toFixed(2)}×`;
const say = (line: string) => console.log(line);

function table(rows: readonly (readonly [string, string, string, string])[]): void {
  for (const [what, ours, theirs, times] of [['', 'Laurel', 'merkletreejs', 'ratio'] as const, ...rows]) {
    say(`  ${what.padEnd(46)}${ours.padStart(14)}${theirs.padStart(15)}${times.padStart(9)}`);
  }
}

function memoryRows(ours: Memory, theirs: Memory) {
  return [
    ['memory at its most', mebibytes(ours.peak), mebibytes(theirs.peak), ratio(ours.peak, theirs.peak)],
    ['memory in use at the end', mebibytes(ours.used), mebibytes(theirs.used), ratio(ours.used, theirs.used)],
  ] as const;
}

async function main(size: number, growingSize: number): Promise<void> {
  say(
    `The log: ${count(size)} entries, tiles on the disk, a signed checkpoint after every ${count(STEP)}; seconds of the processor.`,
  );
  const ours = await measure('ours', size);
  const perLeaf = (bytes: number) => (bytes / size).toFixed(1);
  const { bytes, append, write, receipts, random, verify } = ours;
  const line = (what: string, { cpuSeconds, seconds }: Cost, times: number) =>
    say(
      `  ${what.padEnd(18)}${cpuSeconds.toFixed(1)} s (${seconds.toFixed(1)} by the clock), ${count(times / cpuSeconds)} a second`,
    );
  line('commitments', ours.commit, size);
  line('appended', append, size);
  line('files written', write, size);
  line('receipts, whole', receipts, size);
  line('proofs, in order', ours.proofs, size);
  line('proofs, at random', random, random.count);
  line('made and verified', verify, ours.verified);
  say(
    `  on the disk       ${perLeaf(bytes.full + bytes.edge)} bytes an entry, and ${perLeaf(bytes.partial - bytes.edge)} of`,
  );
  say('                    partial tiles that have since become full ones');
  say(`  a receipt         ${count(ours.receiptBytes / size)} bytes, made when it is asked for`);
  say(
    `  memory            ${mebibytes(ours.memory.peak)} at its most; the log itself held ${perLeaf(Math.max(0, ours.held))} bytes an entry`,
  );
  say(`Beside merkletreejs, in the same run: ${count(size)} entries, built at once.`);
  const theirs = await measure('theirs', size);
  table([
    [
      'built (ours: tiles and checkpoints too), s',
      append.cpuSeconds.toFixed(1),
      theirs.build.cpuSeconds.toFixed(1),
      ratio(append.cpuSeconds, theirs.build.cpuSeconds),
    ],
    [
      'proofs of all, s',
      ours.proofs.cpuSeconds.toFixed(1),
      theirs.proofs.cpuSeconds.toFixed(1),
      ratio(ours.proofs.cpuSeconds, theirs.proofs.cpuSeconds),
    ],
    ...memoryRows(ours.memory, theirs.memory),
  ]);
  say(
    `Growing, with a root after every ${count(STEP)} entries: ${count(growingSize)} of them, as theirs is built anew each time.`,
  );
  const [oursGrowing, theirsGrowing] = [
    await measure('ours', growingSize),
    await measure('theirsGrowing', growingSize),
  ];
  table([
    [
      'grown (ours: tiles and checkpoints too), s',
      oursGrowing.append.cpuSeconds.toFixed(2),
      theirsGrowing.grow.cpuSeconds.toFixed(2),
      ratio(oursGrowing.append.cpuSeconds, theirsGrowing.grow.cpuSeconds),
    ],
  ]);
}

const [name, size] = process.argv.slice(2);
if (process.send !== undefined && name !== undefined && Object.hasOwn(parts, name)) {
  // Object.hasOwn has just said so.
  process.send(await parts[name as keyof Parts](Number(size)));
  process.disconnect();
} else {
  const entries = Number(name ?? 1_000_000);
  await main(entries, Math.min(entries, 200_000));
}
