export {
  MAX_CONTAINER_BYTES,
  MAX_CREDENTIAL_BYTES,
  MAX_ENTRIES,
  MAX_RATIO,
  MAX_STEPS,
  MAX_UNPACKED_BYTES,
  MAX_VISITS,
} from './container/limits.ts';
export { attachToPdf, type PdfAttachmentInput } from './container/pdf/attach-to-pdf.ts';
export { pdfWords } from './container/pdf/pdf-words.ts';
export { withoutPdfMetadata } from './container/pdf/without-pdf-metadata.ts';
export { bakePng } from './container/png/bake-png.ts';
export { readCredentials } from './container/read-credentials.ts';
export type { ContainerRetrieval, ReadOptions } from './container/read-options.ts';
export type {
  ClaimedKind,
  ContainerKind,
  CredentialForm,
  FoundCredential,
  PathStep,
  ReadResult,
  RefusedPart,
  SeenKind,
} from './container/read-result.ts';
export { RECEIPT_FILE, RECEIPT_KEYWORD, RECEIPT_NAMESPACE, type WithReceipt } from './container/receipt-names.ts';
export { bakeSvg } from './container/svg/bake-svg.ts';
export { readZip, type ZipFile } from './container/zip/read-zip.ts';
export { type FileToZip, zipFiles } from './container/zip/zip-files.ts';
export {
  answerIdentifier,
  didResolutionAnswer,
  didUrlDereferencingAnswer,
  type IdentifierAnswer,
  type IdentifierRequest,
} from './did/answer-identifier.ts';
export { buildDidDocument, type DidDocumentInput, type IssuerKey } from './did/build-did-document.ts';
export { type Dereferenced, type DereferenceOptions, dereference } from './did/dereference.ts';
export { type DidUrlDereferencingResult, dereferenceDidUrl } from './did/dereference-did-url.ts';
export type { DidDocument, DidService, VerificationMethod } from './did/did-document.ts';
export type {
  DidDocumentMetadata,
  DidMethod,
  DidSource,
  DidVersion,
  FetchedDidMethod,
  LocalDidMethod,
  ReadDidInput,
  ResolvedDid,
} from './did/did-method.ts';
export { didMethodOf, didMethods, didSources } from './did/did-method-of.ts';
export { didOfUrl } from './did/did-of-url.ts';
export { type DidProblem, type DidProblemName, statusOfDidProblem } from './did/did-problem.ts';
export type { VersionOptions } from './did/did-version.ts';
export { type DidWebOptions, didWebUrl } from './did/did-web-url.ts';
export { type DidWebvhUrls, didWebvhUrls } from './did/did-webvh-url.ts';
export { type LogAnchor, type LogService, logServiceOf } from './did/log-service.ts';
export { type FoundMethod, type MethodFault, methodFaults, methodFor } from './did/method-for.ts';
export { negotiate } from './did/negotiate.ts';
export { type Did, parseDid } from './did/parse-did.ts';
export { parseDidDocument } from './did/parse-did-document.ts';
export { type DidUrl, parseDidUrl } from './did/parse-did-url.ts';
export { readDid } from './did/read-did.ts';
export { type DidResolutionResult, type ResolutionOptions, type ResolverDeps, resolveDid } from './did/resolve-did.ts';
export { didJwkOf, resolveDidJwk } from './did/resolve-did-jwk.ts';
export { resolveDidKey } from './did/resolve-did-key.ts';
export { type VerificationRelationship, verificationRelationships } from './did/verification-relationship.ts';
export { didWebvhState } from './did/webvh/did-webvh-state.ts';
export { parallelDidWeb } from './did/webvh/parallel-did-web.ts';
export { type WriteLogEntryInput, type WrittenLogEntry, writeLogEntry } from './did/webvh/write-log-entry.ts';
export { CredentialError, type CredentialErrorCode, credentialErrorCodes } from './errors.ts';
export {
  type BindingExpectation,
  type BindingFinding,
  type BindingReasonCode,
  checkPresentationBinding,
} from './jose/binding.ts';
export { checkTimes, type TimesReasonCode } from './jose/check-times.ts';
export { type CreateCoseSign1Input, createCoseSign1 } from './jose/cose/create-cose-sign1.ts';
export { type ParsedCoseSign1, parseCoseSign1 } from './jose/cose/parse-cose-sign1.ts';
export { verifyCoseSign1 } from './jose/cose/verify-cose-sign1.ts';
export { envelopVc, envelopVp } from './jose/envelop-credential.ts';
export type {
  EnvelopeContent,
  EnvelopeForm,
  EnvelopeHeader,
  EnvelopeTimes,
  KeyHint,
  OpenedEnvelope,
  VerifiedEnvelope,
} from './jose/envelope.ts';
export { type CreateJwsInput, createJws } from './jose/jws/create-jws.ts';
export { type ParsedJws, parseJws } from './jose/jws/parse-jws.ts';
export { verifyJws } from './jose/jws/verify-jws.ts';
export { type OpenEnvelopeOptions, openEnvelope, openEnveloped } from './jose/open-envelope.ts';
export type { KeyBindingInput } from './jose/sd-jwt/create-key-binding.ts';
export { type IssueSdJwtInput, issueSdJwt } from './jose/sd-jwt/issue-sd-jwt.ts';
export { type PresentSdJwtInput, presentSdJwt } from './jose/sd-jwt/present-sd-jwt.ts';
export type { SdHash } from './jose/sd-jwt/sd-hash.ts';
export { type SdJwtVerification, type VerifySdJwtInput, verifySdJwt } from './jose/sd-jwt/verify-sd-jwt.ts';
export { type SignBadgeJwtInput, signBadgeJwt } from './jose/sign/sign-badge-jwt.ts';
export { signVcCose, signVpCose } from './jose/sign/sign-vc-cose.ts';
export { type SignVcJwtInput, signVcJwt } from './jose/sign/sign-vc-jwt.ts';
export { type Hiding, type SignVcSdJwtInput, signVcSdJwt, signVpSdJwt } from './jose/sign/sign-vc-sd-jwt.ts';
export { type Presenting, signVpJwt } from './jose/sign/sign-vp-jwt.ts';
export { checkHeld, type Signing } from './jose/sign/signable.ts';
export { canonicalise, checkTerms } from './jsonld/canonicalise.ts';
export { addContexts, allowInlineContexts, type Contexts, pinnedContexts } from './jsonld/contexts.ts';
export { matchesPublished } from './jsonld/published-digests.ts';
export { decodePublicKeyMultibase } from './key/decode-public-key-multibase.ts';
export { encodePublicKeyMultibase } from './key/encode-public-key-multibase.ts';
export { jwkOfPublicKey, publicKeyOfJwk } from './key/jwk.ts';
export { type KeyType, keyTypes, type PublicKey, toPublicKey } from './key/public-key.ts';
export { publicKeyOfMethod } from './key/public-key-of-method.ts';
export type { SigningKey } from './key/signing-key.ts';
export {
  algorithmOf,
  type SignatureAlgorithm,
  type VerifySignatureInput,
  verifySignature,
} from './key/verify-signature.ts';
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './log/checkpoint.ts';
export { type Commitment, commitmentOf } from './log/commitment-of.ts';
export { type CheckpointKey, type CosignCheckpointInput, cosignCheckpoint } from './log/cosign-checkpoint.ts';
export { createTileReader, type RetrieveTile, type TileReaderInput } from './log/create-tile-reader.ts';
export { createTree, frontierOf, type SubtreeListener, type Tree, type TreeState } from './log/create-tree.ts';
export { entryBundle, parseEntryBundle } from './log/entry-bundle.ts';
export { hashCredential } from './log/hash-credential.ts';
export type { HashReader } from './log/hash-range.ts';
export {
  type LogPolicy,
  lackOf,
  type PolicyGroup,
  type PolicyLack,
  type PolicyLog,
  type PolicySubject,
  type PolicyWitness,
  witnessKeysOf,
} from './log/log-policy.ts';
export { hashLeaf, hashNodes } from './log/merkle-hash.ts';
export {
  type NoteKeyInput,
  type NoteSignatureType,
  type NoteVerifierKey,
  noteKeyId,
  noteVerifierKey,
  parseNoteVerifierKey,
} from './log/note-verifier-key.ts';
export {
  type CheckpointCosignature,
  type OpenCheckpointInput,
  type OpenedCheckpoint,
  openCheckpoint,
} from './log/open-checkpoint.ts';
export { openTileWriter, type TileWriter, type TileWriterInput } from './log/open-tile-writer.ts';
export { parseLogPolicy } from './log/parse-log-policy.ts';
export {
  formatNote,
  formatSignatures,
  type Note,
  type NoteSignature,
  parseNote,
  parseSignatures,
} from './log/parse-note.ts';
export { type ProveConsistencyInput, proveConsistency } from './log/prove-consistency.ts';
export { type ProveInclusionInput, proveInclusion } from './log/prove-inclusion.ts';
export { formatReceipt, parseReceipt, type Receipt, type ReceiptAnchor } from './log/receipt.ts';
export { receiptUrl } from './log/receipt-url.ts';
export { emptyRoot, rootOf } from './log/root-of.ts';
export { type SignCheckpointInput, signCheckpoint } from './log/sign-checkpoint.ts';
export { parseTilePath, TILE_WIDTH, type Tile, tilePath } from './log/tile.ts';
export type { TileFile } from './log/tile-column.ts';
export { partialTilesOf, tilesOf } from './log/tiles-of.ts';
export { type VerifyConsistencyInput, verifyConsistency } from './log/verify-consistency.ts';
export { type VerifyInclusionInput, verifyInclusion } from './log/verify-inclusion.ts';
export {
  type ReceiptFault,
  type ReceiptVerification,
  type VerifyReceiptInput,
  verifyReceipt,
} from './log/verify-receipt.ts';
export { type WitnessPolicyInput, witnessPolicy } from './log/witness-policy.ts';
export { addCosignatures, formatWitnessRequest, type WitnessRequest } from './log/witness-request.ts';
export { isAchievementCredential } from './model/achievement-credential.ts';
export type {
  AchievementKind,
  Award,
  AwardAchievement,
  AwardAddress,
  AwardEvidence,
  AwardedSkill,
  AwardIdentifier,
  AwardIdentity,
  AwardProfile,
  AwardResource,
  AwardResult,
  AwardResultDescription,
  AwardRubricLevel,
  AwardTemplate,
  AwardText,
  StatusPurpose,
  Translation,
} from './model/award.ts';
export { buildAchievementCredential } from './model/build-achievement-credential.ts';
export { buildClrCredential } from './model/build-clr-credential.ts';
export { buildEndorsementCredential } from './model/build-endorsement-credential.ts';
export { checkCredential } from './model/check-credential.ts';
export { associationTypes, isClrCredential } from './model/clr-credential.ts';
export type { Credential, DataIntegrityProof, SecuredCredential, UnsignedCredential } from './model/credential.ts';
export { type DigestMatch, digestOf, matchesDigest, type ResourceDigest } from './model/digest.ts';
export { type EmbeddedCredential, embeddedCredentials } from './model/embedded-credentials.ts';
export type { Endorsement } from './model/endorsement.ts';
export { isEndorsementCredential } from './model/endorsement-credential.ts';
export { type Envelope, envelopeOf } from './model/envelope.ts';
export { type HashedIdentity, hashIdentity, matchesIdentity } from './model/identity.ts';
export { isSameCredential } from './model/is-same-credential.ts';
export { issuerId } from './model/issuer-id.ts';
export { isJsonObject, type JsonObject, type JsonValue } from './model/json-value.ts';
export type { LearnerRecord, RecordAssociation } from './model/learner-record.ts';
export { type LanguageValue, type LocalizedText, textOf } from './model/localized-text.ts';
export {
  assembleBadge,
  type BadgeLinks,
  type BadgeParts,
  type HostedBadge,
  issuerOf,
  linksOfBadge,
} from './model/open-badges-2/assemble-badge.ts';
export { isInHostedScope } from './model/open-badges-2/is-in-hosted-scope.ts';
export {
  type BadgeAssertion,
  type BadgeClass,
  type BadgeIssuer,
  type BadgeKey,
  type BadgeRevocationList,
  isRevokedAssertion,
  parseAssertion,
  parseBadgeClass,
  parseBadgeIssuer,
  parseBadgeKey,
  parseBadgeRevocationList,
  type RevokedAssertion,
  toAssertion,
} from './model/open-badges-2/parse-badge.ts';
export { type BadgeRevocation, revocationOfBadge } from './model/open-badges-2/revocation-of-badge.ts';
export { type ParseOptions, parseCredential, toCredential } from './model/parse-credential.ts';
export { MAX_JSON_BYTES, parseJson } from './model/parse-json.ts';
export { credentialsOf, isPresentation, parsePresentation, toPresentation } from './model/parse-presentation.ts';
export type { Presentation, PresentedCredential } from './model/presentation.ts';
export { type AwardedAchievement, readAchievement } from './model/read-achievement.ts';
export { type FormFinding, type StandardForm, standardFormsOf } from './model/standard-form.ts';
export { typesOf } from './model/types-of.ts';
export { type Validity, validityOf } from './model/validity.ts';
export { type CredentialVersion, credentialVersions, versionOf } from './model/version.ts';
export { writeEvidence } from './model/write-evidence.ts';
export { type AddProofInput, addProof, type ProofTerms } from './proof/add-proof.ts';
export type { ProofVerification, Random } from './proof/cryptosuite.ts';
export { type ExpectedTerms, faultOfTerms, type TermsFault } from './proof/fault-of-terms.ts';
export { jcs } from './proof/jcs.ts';
export {
  type BlockcertsBatch,
  type BlockcertsOptions,
  type BlockcertsPlace,
  blockcertsBatch,
  proveBlockcert,
  type RecordedBatch,
} from './proof/merkle-proof-2019/blockcerts-batch.ts';
export { confirmationsOn, networkOfChain } from './proof/merkle-proof-2019/blockchains.ts';
export { parseChainTransactionUrl } from './proof/merkle-proof-2019/chain-transaction.ts';
export { ethereumAddress } from './proof/merkle-proof-2019/ethereum-address.ts';
export { type MerkleVerification, verifyMerkleProof } from './proof/merkle-proof-2019/verify-merkle-proof.ts';
export type { Proof, ProofOptions } from './proof/proof.ts';
export { isProofPurpose, type ProofPurpose, proofPurposes } from './proof/proof-purpose.ts';
export type { SecuredDocument } from './proof/proof-verifier.ts';
export { bbsSigningKey } from './proof/selective/bbs-signing-key.ts';
export {
  type CommitHolderSecretsInput,
  type CommittedHolderSecrets,
  commitHolderSecrets,
} from './proof/selective/commit-holder-secrets.ts';
export {
  type DeriveCredentialInput,
  type DerivedCredential,
  deriveCredential,
} from './proof/selective/derive-credential.ts';
export type { HolderCommitment, HolderFeature } from './proof/selective/holder-commitment.ts';
export type { ChosenSecrets, HolderSecrets } from './proof/selective/holder-secrets.ts';
export { type SignCredentialInput, signCredential } from './proof/sign-credential.ts';
export { type SecuredPresentation, type SignPresentationInput, signPresentation } from './proof/sign-presentation.ts';
export { type VerifyProofInput, verifyProof } from './proof/verify-proof.ts';
export { type ProofsVerification, type VerifyProofsInput, verifyProofs } from './proof/verify-proofs.ts';
export { isSchemaFormat, type SchemaFormat, schemaFormats } from './schema/schema-formats.ts';
export type { SchemaOutcome } from './schema/schema-outcome.ts';
export { type ValidateSchemaInput, validateSchema } from './schema/validate-schema.ts';
export { type AllocateStatusIndexInput, allocateStatusIndex } from './status/allocate-status-index.ts';
export { buildStatusEntry, type StatusEntryInput } from './status/build-status-entry.ts';
export { buildStatusListCredential, type StatusListInput } from './status/build-status-list-credential.ts';
export {
  type CompareStatusListsInput,
  compareStatusLists,
  type StatusListRegression,
  type StatusListState,
} from './status/compare-status-lists.ts';
export { MIN_STATUS_LIST_ENTRIES } from './status/numbered-list.ts';
export {
  type OpenBadges2RevocationList,
  readOpenBadges2RevocationList,
} from './status/open-badges-2-revocation-list.ts';
export { readStatusList } from './status/read-status-list.ts';
export { type RefreshService, refreshServices } from './status/refresh-service.ts';
export { type StatusListReuseInput, statusListReusableUntil } from './status/reusable-until.ts';
export { findRevocation, type Revocation, type RevocationKeys } from './status/revocation-list.ts';
export { emptyStatusBits, type SetStatusInput, setStatus } from './status/set-status.ts';
export { statusBit, statusValue } from './status/status-bit.ts';
export type { StatusEntry, StatusMessage } from './status/status-entry.ts';
export { type StatusListError, statusListErrors, statusListErrorUrl } from './status/status-list-error.ts';
export { type StatusListPurpose, statusListPurposes } from './status/status-purpose.ts';
export type { CheckOutcome } from './verify/check-outcome.ts';
export type {
  Evidence,
  RecordPolicy,
  Requirement,
  ResourcePolicy,
  Retrieval,
  RetrievalReasonCode,
  Retrieve,
  SeenStatusLists,
} from './verify/evidence.ts';
export { foldName } from './verify/fold-name.ts';
export { type GatherEvidenceInput, gatherEvidence } from './verify/gather-evidence.ts';
export { type Inspection, inspectDocument } from './verify/inspect-document.ts';
export type { IssuerStanding, KnownIssuer } from './verify/known-issuers.ts';
export {
  createStatusListMemory,
  type StatusListMemory,
  type StatusListMemoryOptions,
} from './verify/memory/status-list-memory.ts';
export { summariseBadge } from './verify/open-badge-2/summarise-badge.ts';
export { MAX_KNOWN_ISSUERS, parseKnownIssuers } from './verify/parse-known-issuers.ts';
export type { Reason } from './verify/reason.ts';
export { type ReasonCode, reasonCodes } from './verify/reason-codes.ts';
export { type ChainEntry, type ChainRecord, readChainRecord } from './verify/record/chain-record.ts';
export { type ChainQuestion, chainRecordUrl, parseChainRecordUrl } from './verify/record/chain-record-url.ts';
export { isDevelopmentChain } from './verify/record/development-chains.ts';
export type {
  CountedWitnesses,
  RecordStatement,
  RecordVerdict,
  TechnicalRecord,
} from './verify/record/record-verdict.ts';
export { requirementsOf } from './verify/requirements-of.ts';
export {
  type Check,
  type CheckName,
  checkNames,
  type EndorsementVerdict,
  type Outcome,
  type Technical,
  type TechnicalProof,
  type TechnicalStatus,
  type Verdict,
  type Warning,
} from './verify/result.ts';
export type { CredentialSummary, SummaryResult, SummarySkill } from './verify/summary.ts';
export {
  CLOCK_TOLERANCE_SECONDS,
  type VerificationPolicy,
  type VerifyCredentialInput,
  verifyCredential,
} from './verify/verify-credential.ts';
