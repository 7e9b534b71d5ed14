// How fast documents are put into their canonical form, by us and with rdf-canonize, in one run: `npm run bench`.
import jsonld from 'jsonld';
import { canonize } from 'rdf-canonize';
import { canonicalise } from '../jsonld/canonicalise.ts';
import { pinnedContexts } from '../jsonld/contexts.ts';
import { MAX_DEEP_ITERATIONS } from '../jsonld/rdfc/budget.ts';
import { canonicaliseDataset } from '../jsonld/rdfc/canonicalise-dataset.ts';
import { toQuads } from '../jsonld/to-quads.ts';
import { buildClrCredential } from '../model/build-clr-credential.ts';
import type { JsonObject } from '../model/json-value.ts';
import { fullAward } from './full-award.ts';
import { award, TestWorld } from './test-world.ts';

const ROUNDS = 9;
const ROUND_MS = 150;
const canonizeOptions = { algorithm: 'RDFC-1.0', maxDeepIterations: MAX_DEEP_ITERATIONS } as const;

/** The microseconds of this thread that one run costs. */
async function cost(act: () => unknown): Promise<number> {
  const began = process.threadCpuUsage();
  for (let runs = 1; ; runs++) {
    await act();
    const { user, system } = process.threadCpuUsage(began);
    if (user + system > ROUND_MS * 1_000) return (user + system) / runs;
  }
}

/** Both by turns, so that what else the machine does falls on both; the median of each. */
async function compare(name: string, ours: () => unknown, theirs: () => unknown): Promise<void> {
  await cost(ours);
  await cost(theirs);
  const costs: [number, number][] = [];
  for (let round = 0; round < ROUNDS; round++) costs.push([await cost(ours), await cost(theirs)]);
  const median = (which: 0 | 1) => costs.map((both) => both[which]).sort((one, other) => one - other)[ROUNDS >> 1] ?? 0;
  const [our, their] = [median(0), median(1)];
  const rate = (microseconds: number) => `${(1e6 / microseconds).toFixed(0)}/s`.padStart(9);
  process.stdout.write(`  ${name.padEnd(22)} ${rate(our)} ${rate(their)} ${(their / our).toFixed(2).padStart(7)}×\n`);
}

async function bench(name: string, { proof: _, ...document }: JsonObject): Promise<void> {
  const quads = await toQuads(document);
  const nodes = canonicaliseDataset(quads).labels.size;
  const size = (JSON.stringify(document).length / 1_000).toFixed(1);
  process.stdout.write(`${name}: ${size} kB, ${quads.length} statements, ${nodes} blank nodes\n`);
  const options = {
    safe: true,
    base: '',
    rdfDirection: 'i18n-datatype',
    documentLoader: async (url: string) => ({ documentUrl: url, document: await pinnedContexts.load(url) }),
    canonizeOptions,
  };
  // NOTE: the library's types do not know all of its options.
  const theirs = () => jsonld.canonize(document as jsonld.JsonLdDocument, options as object);
  if ((await canonicalise(document)) !== String(await theirs())) throw new Error(`${name}: two canonical forms`);
  await compare('document to text', () => canonicalise(document), theirs);
  await compare(
    'RDFC-1.0 alone',
    () => canonicaliseDataset(quads),
    () => canonize(quads, canonizeOptions),
  );
  await compare(
    'RDFC-1.0 with SHA-384',
    () => canonicaliseDataset(quads, 'SHA-384'),
    () => canonize(quads, { ...canonizeOptions, messageDigestAlgorithm: 'SHA-384' }),
  );
}

const world = await TestWorld.create();
const course = (n: number) => ({
  ...fullAward,
  credentialUrl: `https://issuer.example/credentials/${n}`,
  achievement: { ...fullAward.achievement, id: `https://issuer.example/achievements/${n}`, name: `Course ${n}` },
});
const badges = await Promise.all(Array.from({ length: 9 }, (_, n) => world.issue(course(n))));
const record = buildClrCredential({
  credentialUrl: 'https://issuer.example/records/1',
  name: 'Transcript',
  issuer: award.issuer,
  validFrom: new Date('2026-11-02T09:00:00Z'),
  subject: { id: award.subject.id },
  credentials: badges,
});

process.stdout.write(`${' '.repeat(25)}    Laurel  the other  ratio\n`);
await bench('Open Badge', await world.issue(award));
await bench('Learner record', record);
