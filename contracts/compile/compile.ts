import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import solc from 'solc';

const file = 'CheckpointRegistry.sol';
const folder = path.join(import.meta.dirname, '..', 'solidity');

// An EVM old enough to be everywhere: chains exist that do not know PUSH0, and nothing newer is needed.
const settings = {
  evmVersion: 'paris',
  optimizer: { enabled: true, runs: 10_000 },
  // Neither the hash of comments nor any path of a machine: the same source gives the same bytes everywhere.
  metadata: { bytecodeHash: 'none', appendCBOR: false },
  outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object'] } },
};

interface Output {
  errors?: { severity: string; formattedMessage: string }[];
  contracts?: Record<string, Record<string, Compiled>>;
}

interface Compiled {
  abi: object[];
  evm: Record<'bytecode' | 'deployedBytecode', { object: string }>;
}

/** Compiles the contract; a warning is an error. The text is that of `src/checkpoint-registry.ts`, before formatting. */
export function compile(): { text: string; artefact: object } {
  const source = readFileSync(path.join(folder, file), 'utf8');
  const input = { language: 'Solidity', sources: { [file]: { content: source } }, settings };
  const { errors = [], contracts } = JSON.parse(solc.compile(JSON.stringify(input))) as Output;
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
  const compiled = contracts?.[file]?.CheckpointRegistry;
  if (!compiled) throw new Error('The compiler gave no contract.');
  const { evmVersion, optimizer, metadata } = settings;
  const artefact = {
    contractName: 'CheckpointRegistry',
    compiler: { version: String(solc.version()), settings: { evmVersion, optimizer, metadata } },
    sourceSha256: createHash('sha256').update(source).digest('hex'),
    abi: compiled.abi,
    bytecode: `0x${compiled.evm.bytecode.object}`,
    deployedBytecode: `0x${compiled.evm.deployedBytecode.object}`,
  };
  const text = `// Written by compile/write.ts from solidity/${file}; a test compiles it again and compares.

/** The contract as it is deployed: its interface, its code, and what it was compiled from and with. */
export const checkpointRegistry = ${JSON.stringify(artefact, null, 2)} as const;
`;
  return { text, artefact };
}
