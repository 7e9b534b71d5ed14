import type { Chain } from '../ports/index.ts';
import { namesOf } from './evm-chain/endpoint-names.ts';
import type { EvmChainOptions } from './evm-chain/evm-chain-options.ts';

/**
 * An EVM chain by JSON-RPC over several endpoints. What talks to it is loaded at the first need: a start is a wait, and
 * nothing waits for the chain.
 */
export function createEvmChain(options: EvmChainOptions): Chain {
  let opening: Promise<Chain> | undefined;
  let opened: Chain | undefined;
  let pinned: number | undefined;
  const open = () => {
    opening ??= import('./evm-chain/open-evm-chain.ts').then(({ openEvmChain }) => {
      opened = openEvmChain(options);
      if (pinned !== undefined) opened.pinChainId(pinned);
      return opened;
    });
    return opening;
  };
  return {
    isDevelopment: options.isDevelopment,
    endpoints: namesOf(options.urls),
    chainId: async () => (await open()).chainId(),
    pinChainId(chainId) {
      pinned = chainId;
      opened?.pinChainId(chainId);
    },
    codeAt: async (contract) => (await open()).codeAt(contract),
    head: async () => (await open()).head(),
    account: async (address) => (await open()).account(address),
    find: async (registry, of) => (await open()).find(registry, of),
    findTransaction: async (hash) => (await open()).findTransaction(hash),
    newestSize: async (registry, origin) => (await open()).newestSize(registry, origin),
    answers: async (registry, of) => (await open()).answers(registry, of),
    transactionAnswers: async (of) => (await open()).transactionAnswers(of),
    addressOf: async (publicKey) => (await open()).addressOf(publicKey),
    gasFor: async (call, publisher) => (await open()).gasFor(call, publisher),
    sign: async (input, signer) => (await open()).sign(input, signer),
    send: async (transaction) => (await open()).send(transaction),
    takeRemarks: () => opened?.takeRemarks() ?? [],
    ...(options.isDevelopment ? { development: lazyDevelopment(open) } : {}),
  };
}

function lazyDevelopment(open: () => Promise<Chain>): NonNullable<Chain['development']> {
  const part = async () => {
    const { development } = await open();
    if (!development) throw new Error('This is no development chain.');
    return development;
  };
  return {
    fund: async (address) => (await part()).fund(address),
    dump: async () => (await part()).dump(),
    load: async (state) => (await part()).load(state),
  };
}
