import { CredentialError } from '../../errors.ts';
import type { Credential } from '../../model/credential.ts';
import { issuerId } from '../../model/issuer-id.ts';
import { isJsonObject, type JsonObject } from '../../model/json-value.ts';
import { parseJson } from '../../model/parse-json.ts';
import type { StatusList, StatusType } from '../../status/status-type.ts';
import type { Evidence } from '../evidence.ts';
import { type Finding, type Read, toWarning, unknown } from '../finding.ts';
import { openCredential } from '../open-document.ts';
import { isRetrievable } from '../requirements-of.ts';
import type { Warning } from '../result.ts';
import { checkSecured } from './check-secured.ts';
import { checkValidity } from './check-validity.ts';
import type { Clock } from './clock.ts';

/** A status list that may be believed. */
export interface OpenStatusList {
  readonly list: StatusList;
  readonly validFrom: string | undefined;
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
  if (!retrieval.ok) return not(unknown(retrieval.reasonCode, `${listUrl} ${retrieval.detail ?? ''}`.trim()));
  try {
    const read = await readBelieved(input, retrieval.body);
    if (!read.ok) return read;
    const { fetchedAt } = retrieval;
    return { ok: true, value: { ...read.value, fetchedAt, warnings: age(read.value.list, fetchedAt, clock) } };
  } catch (error) {
    return not(unreadable(error));
  }
}

type Believed = Pick<OpenStatusList, 'list' | 'validFrom'>;

async function readBelieved(input: OpenStatusListInput, body: string): Promise<Read<Believed>> {
  const { type, evidence, clock } = input;
  if (type.listForm === 'document') {
    const { document, list } = readListText(type, body);
    const foreign = checkOrigin(input, { id: document.id, issuer: idOf(document.issuer) });
    return foreign === undefined
      ? { ok: true, value: { list, validFrom: undefined } }
      : { ok: false, finding: foreign };
  }
  const opened = openCredential(body, evidence.contexts);
  const { credential: listCredential } = opened;
  const list = type.readList(listCredential);
  const { id, validFrom } = listCredential;
  // A list that does not say which it is could be any of the issuer's: here, unlike in a document, the id must be there.
  const foreign = checkOrigin(input, { id: id ?? 'no id', issuer: issuerId(listCredential) });
  if (foreign !== undefined) return { ok: false, finding: foreign };
  const { proof, issuer } = await checkSecured(opened, evidence, clock);
  const bad = [proof, issuer].find(({ outcome }) => outcome !== 'pass');
  if (bad !== undefined) {
    return { ok: false, finding: unknown('status.list-not-genuine', `${bad.reasonCode} ${bad.detail ?? ''}`.trim()) };
  }
  const { finding: validity } = checkValidity(listCredential, clock);
  return validity.outcome === 'pass'
    ? { ok: true, value: { list, validFrom } }
    : { ok: false, finding: unknown('status.list-out-of-date', validity.detail) };
}

/**
 * Reads a list without believing it.
 *
 * @throws CredentialError
 */
export function readListText(type: StatusType, body: string): { document: JsonObject; list: StatusList } {
  const document = type.listForm === 'document' ? parseJson(body) : openCredential(body).credential;
  if (!isJsonObject(document)) throw new CredentialError('status.list-malformed', 'not a JSON object');
  return { document, list: type.readList(document) };
}

/** It must be the list of this address, by the issuer of the credential. A bare document need not say either. */
function checkOrigin(
  { credential, listUrl }: OpenStatusListInput,
  { id, issuer }: { readonly id: unknown; readonly issuer: unknown },
): Finding | undefined {
  if (id !== undefined && id !== listUrl) return unknown('status.list-other-address', String(id));
  if (issuer === undefined || issuer === issuerId(credential)) return undefined;
  return unknown('status.list-other-issuer', String(issuer));
}

function idOf(issuer: JsonObject[string]): unknown {
  return isJsonObject(issuer) ? (issuer.id ?? 'no id') : issuer;
}

function unreadable(error: unknown): Finding {
  if (!(error instanceof CredentialError)) throw error;
  const ours = error.code.startsWith('status.');
  return ours ? unknown(error.code, error.detail) : unknown('status.list-unreadable', error.message);
}

function age({ ttlMs }: StatusList, fetchedAt: Date, { now }: Clock): readonly Warning[] {
  const old = ttlMs !== undefined && now.getTime() > fetchedAt.getTime() + ttlMs;
  return old ? [toWarning('status.list-older-than-ttl', fetchedAt.toISOString())] : [];
}
