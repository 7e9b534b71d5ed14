import { CredentialError } from '../../errors.ts';
import type { Credential } from '../../model/credential.ts';
import { issuerId } from '../../model/issuer-id.ts';
import { isJsonObject } from '../../model/json-value.ts';
import { parseJson } from '../../model/parse-json.ts';
import { validityOf } from '../../model/validity.ts';
import type { StatusList, StatusType } from '../../status/status-type.ts';
import type { Evidence } from '../evidence.ts';
import { type Finding, notRetrieved, type Read, toWarning, unknown } from '../finding.ts';
import { isRetrievable } from '../is-retrievable.ts';
import { openCredential } from '../open-document.ts';
import type { OpenedCredential } from '../opened-document.ts';
import type { Warning } from '../result.ts';
import { checkSecured } from './check-secured.ts';
import { checkValidity } from './check-validity.ts';
import type { Clock } from './clock.ts';
import type { ListReading, ReadLists, ReadStatusList } from './list-reading.ts';

/** A status list that may be believed. */
export interface OpenStatusList {
  readonly list: StatusList;
  readonly validFrom: string | undefined;
  /** As it was retrieved. */
  readonly text: string;
  readonly fetchedAt: Date;
  readonly warnings: readonly Warning[];
}

/** What `openStatusList` needs. */
export interface OpenStatusListInput {
  /** The credential whose status is asked for. */
  readonly credential: Credential;
  readonly type: StatusType;
  readonly listUrl: string;
  readonly evidence: Evidence;
  readonly clock: Clock;
  readonly lists: ReadLists;
}

/**
 * Opens the list that an entry points to. Whatever is wrong with the list makes the status unknown, never good and never
 * bad: somebody between the issuer and us could have put a broken list there.
 */
export async function openStatusList(input: OpenStatusListInput): Promise<Read<OpenStatusList>> {
  const { listUrl, evidence, clock } = input;
  const not = (finding: Finding): Read<OpenStatusList> => ({ ok: false, finding });
  if (!isRetrievable(listUrl, evidence)) return not(unknown('status.address-refused', listUrl));
  const retrieval = evidence.retrievals.get(listUrl);
  if (retrieval === undefined) return not(unknown('evidence.missing', listUrl));
  if (!retrieval.ok) return not(notRetrieved(listUrl, retrieval));
  try {
    const read = await readBelieved(input, retrieval.body);
    if (!read.ok) return read;
    const { body: text, fetchedAt } = retrieval;
    const { list, validFrom, remark } = read.value;
    const warnings = [...age(list, fetchedAt, clock), ...said(remark)];
    return { ok: true, value: { list, validFrom, text, fetchedAt, warnings } };
  } catch (error) {
    return not(unreadable(error));
  }
}

async function readBelieved(
  input: OpenStatusListInput,
  body: string,
): Promise<Read<Pick<ReadStatusList, 'list' | 'validFrom' | 'remark'>>> {
  const { read, unfit } = readingOf(input, body);
  const { list, validFrom, remark, origin } = read();
  const finding = checkOrigin(input, origin) ?? (await unfit());
  return finding === undefined ? { ok: true, value: { list, validFrom, remark } } : { ok: false, finding };
}

function readingOf({ type, listUrl, evidence, clock, lists }: OpenStatusListInput, body: string): ListReading {
  const key = `${type.name} ${listUrl}`;
  const known = lists.get(key);
  if (known !== undefined) return known;
  const read = once(() => readListText(type, body, evidence));
  const unfit = once(async () => {
    const { opened } = read();
    return opened === undefined ? undefined : checkGenuine(opened, evidence, clock);
  });
  lists.set(key, { read, unfit });
  return { read, unfit };
}

/** Does it at the first call; what it throws too is the same each time. */
function once<T>(make: () => T): () => T {
  let made: (() => T) | undefined;
  return () => {
    made ??= resultOf(make);
    return made();
  };
}

function resultOf<T>(make: () => T): () => T {
  try {
    const value = make();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/**
 * Reads a list without believing it.
 *
 * @throws CredentialError
 */
export function readListText(type: StatusType, body: string, { contexts }: Evidence): ReadStatusList {
  if (type.listForm === 'document') {
    const document = parseJson(body);
    if (!isJsonObject(document)) throw new CredentialError('status.list-malformed', 'not a JSON object');
    const { id, issuer } = document;
    const origin = { id, issuer: isJsonObject(issuer) ? (issuer.id ?? 'no id') : issuer };
    return { list: type.readList(document), validFrom: undefined, origin };
  }
  const opened = openCredential(body, contexts);
  const { credential } = opened;
  // A list that does not say which it is could be any of the issuer's: here, unlike in a document, the id must be there.
  const origin = { id: credential.id ?? 'no id', issuer: issuerId(credential) };
  const { description: remark } = credential;
  const own = typeof remark === 'string' ? { remark } : {};
  return { list: type.readList(credential), validFrom: validityOf(credential).from, ...own, opened, origin };
}

async function checkGenuine(opened: OpenedCredential, evidence: Evidence, clock: Clock): Promise<Finding | undefined> {
  const { proof, issuer } = await checkSecured({ opened, evidence, clock, isCurrent: true });
  const bad = [proof, issuer].find(({ outcome }) => outcome !== 'pass');
  if (bad !== undefined) return unknown('status.list-not-genuine', `${bad.reasonCode} ${bad.detail ?? ''}`.trim());
  const { finding: validity } = checkValidity(opened.credential, clock);
  return validity.outcome === 'pass' ? undefined : unknown('status.list-out-of-date', validity.detail);
}

/** It must be the list of this address, by the issuer of the credential. A bare document need not say either. */
function checkOrigin(
  { credential, listUrl }: OpenStatusListInput,
  { id, issuer }: ReadStatusList['origin'],
): Finding | undefined {
  if (id !== undefined && id !== listUrl) return unknown('status.list-other-address', String(id));
  if (issuer === undefined || issuer === issuerId(credential)) return undefined;
  return unknown('status.list-other-issuer', String(issuer));
}

function unreadable(error: unknown): Finding {
  if (!(error instanceof CredentialError)) throw error;
  const ours = error.code.startsWith('status.');
  return ours ? unknown(error.code, error.detail) : unknown('status.list-unreadable', error.message);
}

/** What the issuer says of the list, in its own words. */
function said(remark: string | undefined): readonly Warning[] {
  return remark === undefined ? [] : [toWarning('status.list-remark', remark.slice(0, 500))];
}

function age({ ttlMs }: StatusList, fetchedAt: Date, { now }: Clock): readonly Warning[] {
  const old = ttlMs !== undefined && now.getTime() > fetchedAt.getTime() + ttlMs;
  return old ? [toWarning('status.list-older-than-ttl', fetchedAt.toISOString())] : [];
}
