import { UsageError } from '../usage-error.ts';

/**
 * The nodes that `--rpc` names, however often it is given, with commas between several; none where it is left out.
 *
 * @throws UsageError for what is no address
 */
export function rpcAddresses(given: readonly string[] | undefined): readonly string[] {
  const addresses = (given ?? []).flatMap((some) => some.split(','));
  const wrong = addresses.find((address) => !/^https?:\/\//i.test(address) || !URL.canParse(address));
  if (wrong !== undefined) throw new UsageError(`--rpc takes addresses, not “${wrong}”.`);
  return addresses;
}
