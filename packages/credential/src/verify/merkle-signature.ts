import type { Contexts } from '../jsonld/contexts.ts';
import { publicKeyOfMethod } from '../key/public-key-of-method.ts';
import type { Credential } from '../model/credential.ts';
import type { JsonObject } from '../model/json-value.ts';
import { isPresentation } from '../model/parse-presentation.ts';
import type { Presentation } from '../model/presentation.ts';
import { type BlockchainNetwork, confirmationsOn } from '../proof/merkle-proof-2019/blockchains.ts';
import {
  type ChainTransaction,
  chainTransactionUrl,
  readChainTransaction,
} from '../proof/merkle-proof-2019/chain-transaction.ts';
import { ethereumAddress } from '../proof/merkle-proof-2019/ethereum-address.ts';
import {
  MERKLE_PROOF_SUITE,
  type ReadMerkleProof,
  readMerkleProof,
} from '../proof/merkle-proof-2019/read-merkle-proof.ts';
import { verifyMerkleProof } from '../proof/merkle-proof-2019/verify-merkle-proof.ts';
import type { ResolvedKey } from './checks/resolved-key.ts';
import type { Evidence } from './evidence.ts';
import { attempt, type Finding, fail, pass, type Read, refused, toWarning, unknown } from './finding.ts';
import type { Warning } from './result.ts';
import type { Signature, SignatureFinding } from './signature.ts';

/**
 * A MerkleProof2019 (Blockcerts v3) as a signature: the transaction is signed, by the address that belongs to the key, and
 * its data is the root that the document leads to. Both halves must be right, and the chain must have been asked.
 *
 * @see https://w3c-ccg.github.io/lds-merkle-proof-2019/
 */
export function merkleSignature(
  document: Credential | Presentation,
  json: JsonObject,
  contexts?: Contexts,
): Read<Signature> {
  // Nothing covers for whom, or in answer to what, a presentation was made.
  if (isPresentation(document)) return { ok: false, finding: unknown('proof.suite-unsupported', MERKLE_PROOF_SUITE) };
  const read = attempt(() => readMerkleProof(json));
  if (!read.ok) return read;
  const proof = read.value;
  const transaction = chainTransactionUrl(proof.anchor);
  return {
    ok: true,
    value: {
      suite: MERKLE_PROOF_SUITE,
      verificationMethod: proof.verificationMethod,
      created: proof.created,
      isRecord: true,
      needs: transaction === undefined ? [] : [{ kind: 'chain-transaction', url: transaction }],
      async check(key, terms, evidence): Promise<SignatureFinding> {
        if (proof.proofPurpose !== terms.purpose) {
          return { finding: fail('proof.purpose-wrong', proof.proofPurpose) };
        }
        const isRecordOnly = proof.anchor.network.isDevelopment;
        try {
          const { verified, documentHash } = await verifyMerkleProof({ document, proof: json, contexts });
          if (!verified) return { finding: fail('proof.record-differs', documentHash) };
          return {
            documentHash,
            transaction,
            isRecordOnly,
            ...judge(lookUp(proof, transaction, evidence), proof, key),
          };
        } catch (error) {
          return { finding: refused(error) };
        }
      },
    },
  };
}

/** The transaction as the chain has it, or why not. */
function lookUp(
  { anchor }: ReadMerkleProof,
  url: string | undefined,
  { retrievals }: Evidence,
): Read<ChainTransaction> {
  const not = (finding: Finding): Read<ChainTransaction> => ({ ok: false, finding });
  const { blockchain, network } = anchor.network;
  if (url === undefined) return not(unknown('proof.chain-unsupported', `${blockchain}:${network}`));
  const retrieval = retrievals.get(url);
  if (retrieval?.ok !== true)
    return not(unknown('proof.chain-not-asked', `${url} ${retrieval?.reasonCode ?? ''}`.trim()));
  const answer = readChainTransaction(retrieval.body);
  if (answer.state === 'found') return { ok: true, value: answer.transaction };
  if (answer.state === 'missing') return not(unknown('proof.transaction-missing', url));
  if (answer.state === 'disagreed') return not(unknown('proof.chain-disagreed', url));
  return not(unknown('proof.chain-not-asked', `${url} ${answer.detail}`));
}

function judge(
  found: Read<ChainTransaction>,
  { merkleRoot, anchor: { network } }: ReadMerkleProof,
  key: Read<ResolvedKey>,
): Pick<SignatureFinding, 'finding' | 'created' | 'warnings'> {
  if (!found.ok) return { finding: found.finding };
  const { from, input, confirmations, blockTime } = found.value;
  if (input.toLowerCase() !== `0x${merkleRoot}`)
    return { finding: fail('proof.transaction-differs', input.slice(0, 100)) };
  if (!key.ok) return { finding: unknown('proof.key-unavailable', key.finding.detail) };
  const address = ethereumAddress(publicKeyOfMethod(key.value.method));
  if (from.toLowerCase() !== address) return { finding: fail('proof.sender-differs', `${from}, not ${address}`) };
  const needed = confirmationsOn(network);
  if (confirmations < needed)
    return { finding: unknown('proof.transaction-recent', `${confirmations} of ${needed} blocks`) };
  return { finding: pass('proof.recorded', MERKLE_PROOF_SUITE), created: blockTime, warnings: warningsOf(network) };
}

function warningsOf({ isTest, isDevelopment, network }: BlockchainNetwork): readonly Warning[] {
  if (isDevelopment) return [toWarning('proof.chain-for-development', network)];
  return isTest ? [toWarning('proof.chain-for-tests', network)] : [];
}
