/** What the modules want of the world. Adapters give it; `app.ts` alone brings the two together. */
export type { BlobStore } from './blob-store.ts';
export type { CaughtMail } from './caught-mail.ts';
export {
  type AnchoredCheckpoint,
  type Chain,
  type ChainCall,
  ChainFault,
  type ChainFaultCode,
  type Fees,
  type Hex,
  type MinedTransaction,
  type Placed,
  type RecordAnswer,
  type Registry,
  type Sighting,
  type SignedTransaction,
  type TransactionAnswer,
  type TransactionSigner,
} from './chain.ts';
export type { Clock } from './clock.ts';
export type { FailPoints } from './fail-points.ts';
export type { Fetched, Fetcher, Posted } from './fetcher.ts';
export type { Log } from './log.ts';
export type { Mail, Mailer } from './mailer.ts';
export type { PublicFolder } from './public-folder.ts';
export type { QrReader } from './qr-reader.ts';
export type { Randomness } from './randomness.ts';
export type { SecretSealer } from './secret-sealer.ts';
export type {
  CreatedKey,
  KeyIdentity,
  SealedIdentity,
  SealedKey,
  SealedSecret,
  Signer,
  SigningKeyType,
} from './signer.ts';
export { SignerError, type SignerErrorCode, signerErrorOf } from './signer-error.ts';
export { type Thread, ThreadEnded, type Threads } from './threads.ts';
