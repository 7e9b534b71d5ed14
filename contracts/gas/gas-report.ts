import { openChain, rootOf } from '../testing/open-chain.ts';

const origin = 'credentials.example.org/log';
const million = 1_000_000;

/** What publishing costs, measured on a chain of this run, as a page. */
export async function gasReport(): Promise<string> {
  const chain = await openChain();
  try {
    const publish = async (size: number) => Number((await chain.publish(origin, size, rootOf(`${size}`))).gasUsed);
    const deployment = Number(chain.deployment.gasUsed);
    const first = await publish(1);
    // The second and every later one: a log of one more entry, of a thousand more, of a million more.
    const later = [await publish(2), await publish(1_002), await publish(million + 1_002)];
    return page({ deployment, first, later });
  } finally {
    await chain.close();
  }
}

function page(gas: { deployment: number; first: number; later: readonly number[] }): string {
  const [one = 0, thousand = 0, aMillion = 0] = gas.later;
  const perTransaction = Math.max(one, thousand, aMillion);
  const rows: [string, number][] = [
    ['the contract deployed, once', gas.deployment],
    ['the first checkpoint of a log', gas.first],
    ['a checkpoint with 1 entry more', one],
    ['a checkpoint with 1,000 entries more', thousand],
    ['a checkpoint with 1,000,000 entries more', aMillion],
  ];
  return `# What anchoring costs

Made by \`node contracts/gas/write.ts\` from a run on the development chain (rules of Prague); a test runs it again and compares.
The origin is \`${origin}\`; a longer name costs a little more.

| transaction | gas |
| --- | ---: |
${rows.map(([what, amount]) => `| ${what} | ${figure(amount)} |`).join('\n')}

**One transaction anchors any number of credentials**: what it costs does not depend on how many there are (a size with more
digits has a few bytes more that are not zero, at 12 to 40 gas each). Per million credentials, then, it is a matter of how often one
anchors and not of how many one issues:

| a million credentials, anchored | transactions | gas | gas a credential |
| --- | ---: | ---: | ---: |
${[1, 24, 144, 1_000, million].map((count) => schedule(count, perTransaction)).join('\n')}

At a price of 1 gwei a transaction is ${ether(perTransaction, 1)} ether, at 10 gwei ${ether(perTransaction, 10)}, at 100 gwei ${ether(perTransaction, 100)}.
`;
}

function schedule(transactions: number, gas: number): string {
  const words: Record<number, string> = { 1: 'once', 24: 'hourly for a day', 144: 'every ten minutes for a day' };
  const how = words[transactions] ?? (transactions === million ? 'one by one, as nobody should' : 'every thousand');
  const total = transactions * gas;
  return `| ${how} | ${figure(transactions)} | ${figure(total)} | ${figure(total / million)} |`;
}

function figure(amount: number): string {
  return amount.toLocaleString('en-GB', { maximumFractionDigits: 2 });
}

function ether(gas: number, gwei: number): string {
  return ((gas * gwei) / 1e9).toFixed(6);
}
