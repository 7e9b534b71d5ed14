/** What a publisher has on a chain, asked of the chain itself. */
export interface Publications {
  /** Every record that the contract told of, in order. */
  publications: { size: number; root: string }[];
  /** How many transactions of the publisher are in blocks. */
  transactions: number;
}

/** Asks a node for every checkpoint that a publisher has recorded. The contract's only event is of a record. */
export async function readPublications(
  rpcUrl: string,
  { contract, publisher }: { contract: string; publisher: string },
): Promise<Publications> {
  const ask = async (method: string, params: unknown[]): Promise<unknown> => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
    const response = await fetch(rpcUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return ((await response.json()) as { result: unknown }).result;
  };
  const logs = (await ask('eth_getLogs', [{ address: contract, fromBlock: '0x0', toBlock: 'latest' }])) as {
    topics: string[];
    data: string;
  }[];
  return {
    // Indexed are publisher, hash of the origin and root; the data begins with the size.
    publications: logs.map(({ topics, data }) => ({ size: Number(data.slice(0, 66)), root: topics[3] ?? '' })),
    transactions: Number(await ask('eth_getTransactionCount', [publisher, 'latest'])),
  };
}
