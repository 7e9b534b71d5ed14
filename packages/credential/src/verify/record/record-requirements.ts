import { logServiceOf } from '../../did/log-service.ts';
import { parseDid } from '../../did/parse-did.ts';
import { issuerId } from '../../model/issuer-id.ts';
import { dependsOnLog } from '../checks/check-key-window.ts';
import { findMethod } from '../checks/find-method.ts';
import { listingsOf } from '../checks/listings-of.ts';
import { documentOf } from '../checks/resolve-key.ts';
import type { Content } from '../content.ts';
import type { Evidence, Requirement } from '../evidence.ts';
import { attempt } from '../finding.ts';
import { MAX_ENDORSEMENTS } from '../judge-endorsements.ts';
import { MAX_DEPTH } from '../max-depth.ts';
import { openDocument } from '../open-document.ts';
import type { OpenedCredential } from '../opened-document.ts';
import { digestsOf } from './digests-of.ts';
import { addressOf, type EntrySought, findEntry, findGiven, mayBeNewer } from './find-entry.ts';
import { isPartlyShown } from './is-partly-shown.ts';
import { anchorQuestion } from './judge-anchor.ts';

/** For what is still to be fetched, no entry of a DID's history is too new; what counts is decided by the verifier's clock. */
const LATEST = { now: new Date(8.64e15), toleranceMs: 0 };

/**
 * What must be fetched to look up the record of a document, and of what is inside it: receipts, and what a chain holds. Asked
 * again after each round: the issuer's document names the log, the receipt the place on the chain.
 */
export async function recordRequirements(content: Content, evidence: Evidence, depth = 0): Promise<Requirement[]> {
  const read = depth < MAX_DEPTH ? attempt(() => openDocument(content, evidence.contexts)) : undefined;
  if (read?.ok !== true || read.value.kind === 'badge') return [];
  const opened = read.value;
  const endorsements = opened.kind === 'credential' ? opened.endorsements.slice(0, MAX_ENDORSEMENTS) : [];
  const inside = [...opened.contained, ...endorsements.map((embedded) => embedded.content)];
  const all = await Promise.all([
    opened.kind === 'credential' ? ofCredential(content, opened, evidence) : [],
    ...inside.map((inner) => recordRequirements(inner, evidence, depth + 1)),
  ]);
  return all.flat();
}

async function ofCredential(content: Content, opened: OpenedCredential, evidence: Evidence): Promise<Requirement[]> {
  const signers = opened.signatures.flatMap((read) => (read.ok ? [didOf(read.value.verificationMethod)] : []));
  const all = await Promise.all([...new Set(signers)].map((did) => ofLog(did ?? '', { content, opened, evidence })));
  return all.flat();
}

interface Looking {
  readonly content: Content;
  readonly opened: OpenedCredential;
  readonly evidence: Evidence;
}

async function ofLog(did: string, { content, opened, evidence }: Looking): Promise<Requirement[]> {
  const read = await documentOf(did, evidence, LATEST).catch(() => undefined);
  const log = read?.ok === true ? logServiceOf(read.value) : undefined;
  if (read?.ok !== true || typeof log !== 'object') return [];
  const sought: EntrySought = {
    log,
    digests: digestsOf(content, opened),
    credentialId: opened.credential.id,
    isPartlyShown: isPartlyShown(opened),
  };
  const methods = opened.signatures.map((one) => (one.ok ? findMethod(read.value, one.value) : undefined));
  const isNeeded = methods.some(
    (found) => found !== undefined && listingsOf(read.value, found.method).some(dependsOnLog),
  );
  const isAllowed = did === issuerId(opened.credential) && mayAsk(log.uri, evidence);
  const given = await findGiven(sought, evidence);
  const isAsked = given?.kind === 'logged' ? isAllowed && mayBeNewer(sought, given) : isNeeded || isAllowed;
  const url = isAsked ? addressOf(sought, evidence) : undefined;
  const entry = await findEntry(sought, evidence);
  const question = entry.kind === 'logged' ? anchorQuestion(log, entry) : undefined;
  return [
    ...(url === undefined ? [] : [{ kind: 'receipt', url } as const]),
    ...(question === undefined ? [] : [{ kind: 'chain-record', url: question } as const]),
  ];
}

function mayAsk(uri: string, { records = 'when-needed' }: Evidence): boolean {
  return typeof records === 'object' ? records.logs.includes(uri) : records === 'fetch';
}

function didOf(verificationMethod: string): string | undefined {
  const read = attempt(() => parseDid(verificationMethod).did);
  return read.ok ? read.value : undefined;
}
