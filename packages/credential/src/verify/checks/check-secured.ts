import { issuerId } from '../../model/issuer-id.ts';
import type { Content } from '../content.ts';
import type { Evidence } from '../evidence.ts';
import { type Finding, fail, type Read, toWarning, unknown, worst } from '../finding.ts';
import type { OpenedDocument } from '../opened-document.ts';
import { type LogReader, logReader, NOT_FOUND, type RecordFound } from '../record/log-reader.ts';
import type { TechnicalProof, Warning } from '../result.ts';
import type { Signature } from '../signature.ts';
import { checkIssuer, type IssuerFinding } from './check-issuer.ts';
import { checkRecorder } from './check-recorder.ts';
import type { Clock, Terms } from './clock.ts';
import { resolveKey } from './resolve-key.ts';
import type { ResolvedKey } from './resolved-key.ts';

/** Whether a document is genuine, and whether it is from whom it says. */
export interface SecuredFindings extends RecordFound {
  readonly proof: Finding;
  readonly issuer: Finding;
  readonly warnings: readonly Warning[];
  readonly information: readonly Warning[];
  readonly technical: readonly TechnicalProof[];
}

interface OneSignature extends Omit<SecuredFindings, 'log' | 'entry'> {
  /** Made with a key of the author that the document names. */
  readonly isAuthors: boolean;
  /** A mere record, with a key of the author: what there is to say of it where the author has signed otherwise. */
  readonly asRecord?: Finding | undefined;
  /** Absent where the signer's document is not there. */
  readonly found?: RecordFound | undefined;
}

/** What is looked at, and by what. */
export interface CheckSecuredInput {
  readonly opened: OpenedDocument;
  readonly evidence: Evidence;
  readonly clock: Clock;
  readonly occasion?: Omit<Terms, 'purpose' | keyof Clock> | undefined;
  /** The document as it came, by whose digest it is looked for in the log; left out for what is in no log. */
  readonly content?: Content | undefined;
  /** True for what says how things are now: its key must count now. */
  readonly isCurrent?: boolean | undefined;
}

/**
 * Every signature must be right, and one at least must be the author's. Others may sign beside the author, each with a key
 * of their own: that is information. One that we cannot check is not passed over.
 */
export async function checkSecured(input: CheckSecuredInput): Promise<SecuredFindings> {
  const { opened, clock, occasion = {} } = input;
  const terms: Terms = { ...clock, ...occasion, purpose: purposes[opened.kind] };
  const author = authorOf(opened);
  const lookUp = logReader(input);
  const results = await Promise.all(
    opened.signatures.map((read) =>
      read.ok ? checkOne(read.value, { ...input, author, terms, lookUp }) : notRead(read.finding),
    ),
  );
  const [first, ...others] = results;
  if (first === undefined) return { ...notRead(fail('proof.missing')), ...NOT_FOUND };
  const isSigned = results.some(({ isAuthors }) => isAuthors);
  const missing = isSigned ? [] : [notTheirs(author, results)];
  // What its author has signed may be recorded with a key that is for that alone.
  const owners = results.map(({ asRecord, issuer }) => (isSigned ? (asRecord ?? issuer) : issuer));
  return {
    proof: worst([first.proof, ...others.map(({ proof }) => proof)]),
    issuer: worst([...missing, ...owners] as [Finding, ...Finding[]]),
    warnings: results.flatMap(({ warnings }) => warnings),
    information: results.flatMap(({ information }) => information),
    technical: results.flatMap(({ technical }) => technical),
    ...(results.find(({ isAuthors, found }) => isAuthors && found !== undefined)?.found ?? NOT_FOUND),
  };
}

const purposes = { credential: 'assertionMethod', presentation: 'authentication' } as const;

/** Who must have signed: the issuer; of a presentation its holder, and if it names none, whoever signed is the holder. */
function authorOf(opened: OpenedDocument): string | undefined {
  if (opened.kind === 'credential') return issuerId(opened.credential);
  const { holder } = opened.presentation;
  return typeof holder === 'object' ? holder.id : holder;
}

/** Nobody has shown that the author signed. What could not be looked up may be theirs; what was looked up is not. */
function notTheirs(author: string | undefined, results: readonly OneSignature[]): Finding {
  const unsettled = results.find(({ issuer }) => issuer.outcome !== 'pass');
  const signers = results.flatMap(({ technical }) => technical.map(({ verificationMethod }) => verificationMethod));
  return unsettled?.issuer ?? fail('issuer.not-key-owner', `${signers.join(', ')} of ${author ?? 'nobody'}`);
}

interface OneInput extends Pick<CheckSecuredInput, 'evidence' | 'isCurrent'> {
  readonly author: string | undefined;
  readonly terms: Terms;
  readonly lookUp: LogReader;
}

async function checkOne(
  signature: Signature,
  { author, evidence, terms, lookUp, isCurrent = false }: OneInput,
): Promise<OneSignature> {
  const { suite, verificationMethod, created } = signature;
  const key = await resolveKey(signature, evidence, terms);
  const { finding, warnings = [], isRecordOnly = false, ...shown } = await signature.check(key, terms, evidence);
  const signer = key.ok ? key.value.did : undefined;
  const isTheirs = signer !== undefined && (author ?? signer) === signer;
  const found = key.ok ? await lookUp(key.value.document) : undefined;
  const owner: IssuerFinding = key.ok
    ? checkIssuer({
        author: key.value.did,
        signature: { created: shown.created ?? created, isWitnessed: shown.created !== undefined },
        key: key.value,
        purpose: terms.purpose,
        entry: found?.entry ?? NOT_FOUND.entry,
        isCurrent,
        now: terms.now,
      })
    : { finding: key.finding };
  const record = asRecord(signature, {
    key,
    owner: owner.finding,
    isTheirs,
    isRecordOnly,
    created: shown.created,
    now: terms.now,
  });
  return {
    isAuthors: isTheirs && record === undefined,
    asRecord: record,
    found,
    proof: finding,
    issuer: isRecordOnly ? ofRecordOnly(owner.finding) : owner.finding,
    warnings: [
      ...warnings,
      ...(owner.revokedLater === undefined ? [] : [toWarning('issuer.key-revoked-later', owner.revokedLater)]),
      ...(owner.stolenLater === undefined ? [] : [toWarning('issuer.key-compromised-later', owner.stolenLater)]),
      ...(UNUSUAL.has(suite) ? [toWarning('proof.algorithm-unusual', suite)] : []),
    ],
    information: isTheirs || signer === undefined ? [] : [toWarning('issuer.co-signed', signer)],
    technical: [
      { cryptosuite: suite, verificationMethod: key.ok ? key.value.id : verificationMethod, created, ...shown },
    ],
  };
}

interface Recording {
  readonly key: Read<ResolvedKey>;
  readonly owner: Finding;
  readonly isTheirs: boolean;
  readonly isRecordOnly: boolean;
  /** The time of the block. */
  readonly created: string | undefined;
  readonly now: Date;
}

/** What there is to say of a record that could not stand for a signature; undefined for all that could. */
function asRecord({ isRecord }: Signature, { key, owner, isTheirs, isRecordOnly, created, now }: Recording) {
  const mayNotSign = owner.reasonCode === 'issuer.key-not-for-credentials';
  const isMere = isRecord === true && isTheirs && (mayNotSign || isRecordOnly);
  return isMere && key.ok ? checkRecorder(key.value, { created, now }) : undefined;
}

function ofRecordOnly(owner: Finding): Finding {
  return owner.outcome === 'pass' ? unknown('issuer.recorded-for-development') : owner;
}

/** Sound today, and on their way out or seldom read by other verifiers. */
const UNUSUAL: ReadonlySet<string> = new Set(['Ed25519Signature2020', 'RS256', 'PS256', 'ES256K', 'ES512']);

function notRead(proof: Finding): OneSignature {
  const issuer = unknown('check.not-reached');
  return { isAuthors: false, proof, issuer, warnings: [], information: [], technical: [] };
}
