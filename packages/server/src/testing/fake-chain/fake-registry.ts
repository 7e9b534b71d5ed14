import { checkpointRegistry } from '@laurel/contracts';
import { decodeFunctionData, encodeErrorResult, encodeFunctionResult, type Hex, keccak256, toHex } from 'viem';

const { abi } = checkpointRegistry;
const zeros: Hex = `0x${'00'.repeat(32)}`;

interface Log {
  newestSize: bigint;
  roots: Map<bigint, Hex>;
  records: Map<Hex, { size: bigint; block: bigint; time: bigint }>;
}

/** What a transaction published, for its event. */
export interface Published {
  publisher: Hex;
  origin: string;
  size: bigint;
  root: Hex;
}

/** The contract as the fake chain has it: the same rules, written a second time. */
export function createFakeRegistry() {
  const logs = new Map<string, Log>();
  const logOf = (publisher: Hex, origin: string): Log => {
    const key = `${publisher.toLowerCase()} ${keccak256(toHex(origin))}`;
    const log = logs.get(key) ?? { newestSize: 0n, roots: new Map(), records: new Map() };
    logs.set(key, log);
    return log;
  };

  const refusalOf = ({ publisher, origin, size, root }: Published): Hex | undefined => {
    const log = logOf(publisher, origin);
    const sameSize = log.roots.get(size);
    const sameRoot = log.records.get(root);
    if (origin === '') return encodeErrorResult({ abi, errorName: 'OriginMissing' });
    if (size === 0n || root === zeros) return encodeErrorResult({ abi, errorName: 'NothingToRecord' });
    if (sameSize === root)
      return encodeErrorResult({ abi, errorName: 'AlreadyRecorded', args: [sameRoot?.block ?? 0n] });
    if (sameSize) return encodeErrorResult({ abi, errorName: 'Contradiction', args: [sameSize, size] });
    if (sameRoot) return encodeErrorResult({ abi, errorName: 'Contradiction', args: [root, sameRoot.size] });
    if (size < log.newestSize) return encodeErrorResult({ abi, errorName: 'SizeBelowNewest', args: [log.newestSize] });
    return undefined;
  };

  return {
    /** What a call of `publish` would do, and why it may not. */
    read(publisher: Hex, data: Hex): { published: Published; refusal: Hex | undefined } | undefined {
      const call = decode(data);
      if (call?.functionName !== 'publish') return undefined;
      const [origin, size, root] = call.args;
      const published = { publisher, origin, size, root };
      return { published, refusal: refusalOf(published) };
    },
    record({ publisher, origin, size, root }: Published, block: bigint, time: bigint): void {
      const log = logOf(publisher, origin);
      log.newestSize = size;
      log.roots.set(size, root);
      log.records.set(root, { size, block, time });
    },
    /** Answers a call that only reads. */
    answer(data: Hex): Hex | undefined {
      const call = decode(data);
      if (call?.functionName === 'atSize') {
        const [publisher, origin, size] = call.args;
        const root = logOf(publisher, origin).roots.get(size) ?? zeros;
        const { block = 0n, time = 0n } = logOf(publisher, origin).records.get(root) ?? {};
        return encodeFunctionResult({ abi, functionName: 'atSize', result: [root, block, time] });
      }
      if (call?.functionName === 'newest') {
        const [publisher, origin] = call.args;
        const { newestSize, roots, records } = logOf(publisher, origin);
        const root = roots.get(newestSize) ?? zeros;
        const { block = 0n, time = 0n } = records.get(root) ?? {};
        return encodeFunctionResult({ abi, functionName: 'newest', result: [newestSize, root, block, time] });
      }
      return undefined;
    },
  };
}

/** The contract on the fake chain. */
export type FakeRegistry = ReturnType<typeof createFakeRegistry>;

function decode(data: Hex) {
  try {
    return decodeFunctionData({ abi, data });
  } catch {
    return undefined;
  }
}
