import type { DidDocument } from '../../did/did-document.ts';
import { type LogService, logServiceOf } from '../../did/log-service.ts';
import type { Content } from '../content.ts';
import type { Evidence } from '../evidence.ts';
import type { OpenedDocument } from '../opened-document.ts';
import { digestsOf } from './digests-of.ts';
import { findEntry } from './find-entry.ts';
import { isPartlyShown } from './is-partly-shown.ts';
import type { LogFinding } from './log-finding.ts';

/** A log, as its owner's document names it, and what it shows of a document. */
export interface RecordFound {
  readonly log: LogService | 'unreadable' | undefined;
  readonly entry: LogFinding;
}

/** Where the document that would name the log is not there. */
export const NOT_FOUND: RecordFound = {
  log: undefined,
  entry: { kind: 'unknown', reasonCode: 'record.issuer-unavailable' },
};

/** Looks a document up in the log that somebody's DID document names. */
export type LogReader = (document: DidDocument) => Promise<RecordFound>;

/** What `logReader` needs. */
export interface LogReaderInput {
  readonly opened: OpenedDocument;
  readonly evidence: Evidence;
  /** Left out for what is in no log: a status list, a presentation. */
  readonly content?: Content | undefined;
}

/** Looks one document up, once in each log, however many signatures it has. */
export function logReader({ opened, evidence, content }: LogReaderInput): LogReader {
  const read = new Map<string, Promise<RecordFound>>();
  return (document) => {
    const known = read.get(document.id) ?? lookUp(document, { opened, evidence, content });
    read.set(document.id, known);
    return known;
  };
}

async function lookUp(document: DidDocument, { opened, evidence, content }: LogReaderInput): Promise<RecordFound> {
  const log = logServiceOf(document);
  if (log === undefined) return { log, entry: { kind: 'no-log' } };
  if (log === 'unreadable') return { log, entry: { kind: 'unknown', reasonCode: 'record.log-unreadable' } };
  if (opened.kind !== 'credential' || content === undefined) return { log, entry: { kind: 'no-log' } };
  const sought = {
    log,
    digests: digestsOf(content, opened),
    credentialId: opened.credential.id,
    isPartlyShown: isPartlyShown(opened),
  };
  return { log, entry: await findEntry(sought, evidence) };
}
