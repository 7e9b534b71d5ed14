import { checkpointRegistry } from '@laurel/contracts';
import {
  encodeFunctionData,
  keccak256,
  parseTransaction,
  recoverTransactionAddress,
  serializeTransaction,
  toHex,
} from 'viem';
import { toAccount } from 'viem/accounts';
import type { ChainCall, Fees, Hex, SignedTransaction, TransactionSigner } from '../../ports/index.ts';

const { abi, bytecode } = checkpointRegistry;

/** The bytes that a call is on the chain. */
export function dataOf(call: ChainCall): { to?: Hex; data: Hex } {
  if (call.kind === 'deploy') return { data: bytecode };
  if (call.kind === 'record') return { to: call.to, data: call.root };
  const { origin, size, root } = call.checkpoint;
  return {
    to: call.contract,
    data: encodeFunctionData({ abi, functionName: 'publish', args: [origin, BigInt(size), root] }),
  };
}

/** Signs an EIP-1559 transaction, and makes sure that it reads as ours. */
export async function signTransaction(
  input: { chainId: number; call: ChainCall; nonce: number; gas: bigint } & Fees,
  signer: TransactionSigner,
): Promise<SignedTransaction> {
  const { chainId, call, nonce, gas, maxFeePerGas, maxPriorityFeePerGas } = input;
  const raw = await accountOf(signer).signTransaction({
    type: 'eip1559',
    chainId,
    nonce,
    gas,
    maxFeePerGas,
    maxPriorityFeePerGas,
    ...dataOf(call),
  });
  // A signer that signs with another key than it says would spend somebody else's money, or nobody's.
  const sender = await recoverTransactionAddress({
    serializedTransaction: raw as Parameters<typeof recoverTransactionAddress>[0]['serializedTransaction'],
  });
  if (sender.toLowerCase() !== signer.address.toLowerCase() || parseTransaction(raw).nonce !== nonce)
    throw new Error('The signer signed in another name.');
  return { raw, hash: keccak256(raw) };
}

/** An account of viem's whose key stays behind the signer port. It signs transactions, and nothing else. */
function accountOf({ address, sign }: TransactionSigner) {
  const refuse = () => Promise.reject(new Error('A publisher signs transactions alone.'));
  return toAccount({
    address,
    async signTransaction(transaction) {
      const signature = await sign(keccak256(serializeTransaction(transaction), 'bytes'));
      if (signature.length !== 65) throw new Error('A signature for a chain has 65 bytes.');
      return serializeTransaction(transaction, {
        r: toHex(signature.subarray(0, 32)),
        s: toHex(signature.subarray(32, 64)),
        yParity: signature[64] ?? 0,
      });
    },
    signMessage: refuse,
    signTypedData: refuse,
  });
}
