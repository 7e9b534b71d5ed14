import type { AnchorDeps } from './deps.ts';
import { prepareDevelopmentChain } from './development-chain.ts';
import type { EnteredChain } from './enter-chain.ts';
import { pushAttempts } from './push-attempts.ts';
import { readConditions } from './sign-attempt.ts';
import { Trouble } from './trouble.ts';

/**
 * Makes sure that the contract is where it must be, to the byte. The publisher's first transaction makes it, at an address
 * that is known before: it can be made once only, however often this is interrupted.
 *
 * @returns whether it is there; if not, it is on its way
 * @throws Trouble `wrong-contract`
 */
export async function ensureContract(deps: AnchorDeps, entered: EnteredChain): Promise<boolean> {
  const { chain } = deps;
  const { contract } = entered.registry;
  let code = await chain.codeAt(contract);
  if (code === 'none' && chain.development) {
    await prepareDevelopmentChain(deps, chain.development, entered);
    code = await chain.codeAt(contract);
  }
  if (code === 'ours') return true;
  if (code === 'other') throw new Trouble('wrong-contract', `The contract at ${contract} has other code.`);
  if (!entered.makesContract) throw new Trouble('wrong-contract', `There is no contract at ${contract}.`);
  const conditions = await readConditions(deps, entered);
  if (conditions.nonce > 0) {
    const { publisher } = entered.registry;
    const message = `${publisher} has sent another transaction first: deploy the contract by hand and name it as CHAIN_CONTRACT.`;
    throw new Trouble('wrong-contract', message);
  }
  const purpose = { anchorId: null, batchId: null };
  await pushAttempts(deps, entered, { call: { kind: 'deploy' }, purpose, conditions });
  return (await chain.codeAt(contract)) === 'ours';
}
