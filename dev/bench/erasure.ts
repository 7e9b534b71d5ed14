// How long it takes to erase one person from a small install and from a large one, over the API of the whole product, and what
// others wait meanwhile: `npm run bench:erasure`. Ends by itself after twenty minutes.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Stack } from '../stack/start-stack.ts';
import { createIssuer, type Issuer } from './create-issuer.ts';
import { fillInstall } from './fill-install.ts';
import { signUp } from './sign-up.ts';
import { withStack } from './with-stack.ts';

const say = (line: string) => console.log(line);
const count = (value: number) => value.toLocaleString('en');
const secondsSince = (begun: number) => (performance.now() - begun) / 1_000;

/** Issues, and gives the seconds until there is a receipt: appended, and under a signed checkpoint. */
async function issueAndWait({ client, params, achievementId }: Issuer, email: string): Promise<number> {
  const begun = performance.now();
  const { id } = await client.issueCredential({
    params,
    body: { achievementId, recipient: { name: 'Somebody', email } },
  });
  const readReceipt = () =>
    client.getCredentialReceipt({ params: { credentialId: id } }).then(
      () => true,
      () => false,
    );
  while (!(await readReceipt())) await sleep(50);
  return secondsSince(begun);
}

interface Erased {
  seconds: number;
  /** How long another person's credential took to be on the log, issued when the erasure began. */
  otherSeconds: number;
}

async function eraseSomebody(stack: Stack, issuer: Issuer, at: number): Promise<Erased> {
  const email = `person-${at}@bench.example`;
  const { client, password } = await signUp(stack, email);
  await issueAndWait(issuer, email);
  const begun = performance.now();
  const erasing = client.eraseMe({ body: { email, password, copies: 'stay-valid' } }).then(({ state, gone }) => {
    if (state !== 'done' || gone.credentials !== 1) throw new Error(`the erasure is ${state}: ${JSON.stringify(gone)}`);
    return secondsSince(begun);
  });
  const [seconds, otherSeconds] = await Promise.all([erasing, issueAndWait(issuer, `other-${at}@bench.example`)]);
  return { seconds, otherSeconds };
}

async function measure(stack: Stack, sizes: readonly number[]): Promise<void> {
  const database = new pg.Client({ connectionString: stack.databaseUrl });
  await database.connect();
  try {
    const issuer = await createIssuer(stack);
    const taken: number[] = [];
    for (const size of sizes) {
      await fillInstall(database, size);
      const { seconds, otherSeconds } = await eraseSomebody(stack, issuer, size);
      taken.push(seconds);
      say(
        `  ${count(size).padStart(9)} audit lines and as many events: one person erased in ${seconds.toFixed(2)} s; another's credential on the log in ${otherSeconds.toFixed(2)} s`,
      );
    }
    const [small = 0, large = 0] = [taken[0], taken.at(-1)];
    const rows = (sizes.at(-1) ?? 0) / (sizes[0] ?? 1);
    say(`  ratio: ${(large / small).toFixed(1)}× the time for ${count(rows)}× the lines`);
  } finally {
    await database.end();
  }
}

const given = process.argv.slice(2).map(Number);
await withStack({ mostMinutes: 20 }, (stack) => measure(stack, given.length > 0 ? given : [10_000, 1_000_000]));
