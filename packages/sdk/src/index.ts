/** Typed client of the Laurel API, and verification of credentials on one's own machine. */
export {
  type EndpointId,
  type Permission,
  type ProblemCode,
  type ProblemDetails,
  permissions,
  type Role,
  roleMay,
  rolePermissions,
  roles,
  submissionFileKinds,
} from '@laurel/api';
export type {
  FoundCredential,
  KnownIssuer,
  LogPolicy,
  PathStep,
  ReadOptions,
  ReadResult,
  RefusedPart,
  ResourcePolicy,
  Retrieval,
  Retrieve,
  StatusListMemory,
} from '@laurel/credential';
export {
  isSameCredential,
  MAX_CONTAINER_BYTES,
  parseKnownIssuers,
  parseLogPolicy,
  readCredentials,
  reasonCodes,
  witnessPolicy,
} from '@laurel/credential';
export { allPages } from './all-pages.ts';
export { type ClientOptions, createClient } from './create-client.ts';
export { faultsOf } from './faults-of.ts';
export type { ArgumentsOf, BytesAnswer, CallOptions, LaurelClient, MethodOf, ResultOf } from './laurel-client.ts';
export { LaurelError, type LaurelErrorCode, type LaurelErrorDetails } from './laurel-error.ts';
export type { Sighting } from './log/compare-checkpoints.ts';
export type { LogChains, RecordedState } from './log/compare-with-chains.ts';
export { type FoundLog, findLog } from './log/find-log.ts';
export { type LogFaultCode, type LogFinding, logFaults } from './log/log-fault.ts';
export { createLogSource, type LogFile, type LogSource } from './log/log-source.ts';
export { type MonitorLogInput, type MonitorReport, monitorLog } from './log/monitor-log.ts';
export type { LogKeys, SignedCheckpoint } from './log/read-checkpoint.ts';
export { type LogReport, type VerifyLogInput, verifyLog } from './log/verify-log.ts';
export type * from './types.ts';
export { createQrReader } from './verification/create-qr-reader.ts';
export {
  type BytesRetrieval,
  createRetrieve,
  createRetrieveBytes,
  type RetrieveOptions,
} from './verification/create-retrieve.ts';
export { createStatusListMemory, type StatusListMemoryOptions } from './verification/create-status-list-memory.ts';
export {
  type FoundVerdict,
  type RefusedInput,
  type VerificationReport,
  type VerifyAllOptions,
  verifyAll,
} from './verification/verify-all.ts';
export { type VerifyOptions, verifyCredential } from './verification/verify-credential.ts';
