import { z } from 'zod';
import { CredentialError } from '../../errors.ts';
import { describeIssue } from '../../model/describe-issue.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../model/json-value.ts';
import { parseJson } from '../../model/parse-json.ts';
import { malformedLog } from './malformed-log.ts';
import type { LogVersion, VerifiedLog } from './verify-log.ts';
import { verifyLogProof } from './verify-log-proof.ts';

/** Each approval costs a signature. */
const MAX_APPROVALS = 1_000;

// What is held to the schema comes out of parseJson.
const jsonObject = z.custom<JsonObject>((value) => isJsonObject(value as JsonValue), 'not an object');
const witnessFileSchema = z
  .array(z.strictObject({ versionId: z.string().max(100), proof: z.array(jsonObject).optional() }))
  .max(MAX_APPROVALS);

/** A witness's word for a version and for all before it. */
interface Approval {
  readonly id: string;
  /** The place in the log of the version it was given for. */
  readonly at: number;
}

/**
 * Holds a log to its witnesses: every version that needs approval has that of enough of them, given for it or for a later
 * version of this log. From the first that has not, no version counts. `text` is `did-witness.json`.
 *
 * An approval that does not hold is passed over, as the specification allows; a file that cannot be read is a fault.
 *
 * @see https://identity.foundation/didwebvh/v1.0/#verifying-witness-proofs-during-resolution
 */
export async function verifyWitnesses({ versions, fault }: VerifiedLog, text: string): Promise<VerifiedLog> {
  const all = new Set(versions.flatMap(({ witnesses }) => witnesses?.ids ?? []));
  try {
    const approvals = await readApprovals(text, versions, all);
    const unmet = versions.findIndex((version, at) => !isApproved(version, at, approvals));
    if (unmet === -1) return fault === undefined ? { versions } : { versions, fault };
    return { versions: versions.slice(0, unmet), fault: malformedLog(`entry ${unmet + 1} lacks approval`) };
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    return { versions: [], fault: error };
  }
}

function isApproved({ witnesses }: LogVersion, place: number, approvals: readonly Approval[]): boolean {
  if (witnesses === undefined) return true;
  const counted = approvals.filter(({ id, at }) => at >= place && witnesses.ids.includes(id));
  return new Set(counted.map(({ id }) => id)).size >= witnesses.threshold;
}

async function readApprovals(
  text: string,
  versions: readonly LogVersion[],
  ids: ReadonlySet<string>,
): Promise<Approval[]> {
  const parsed = witnessFileSchema.safeParse(parseFile(text));
  if (!parsed.success) throw malformedLog(`its witnesses ${describeIssue(parsed.error)}`);
  const proofs = parsed.data.flatMap(({ versionId, proof = [] }) => proof.map((json) => ({ versionId, json })));
  if (proofs.length > MAX_APPROVALS) throw malformedLog(`more than ${MAX_APPROVALS} approvals`);
  const approvals = await Promise.all(
    proofs.map(async ({ versionId, json }) => {
      const at = versions.findIndex((version) => version.versionId === versionId);
      const id = at === -1 ? undefined : await witnessOf(versionId, json, ids);
      return id === undefined ? [] : [{ id, at }];
    }),
  );
  return approvals.flat();
}

async function witnessOf(versionId: string, proof: JsonObject, ids: ReadonlySet<string>): Promise<string | undefined> {
  try {
    return `did:key:${await verifyLogProof({ versionId }, proof, (key) => ids.has(`did:key:${key}`))}`;
  } catch (error) {
    if (error instanceof CredentialError) return undefined;
    throw error;
  }
}

function parseFile(text: string): JsonValue {
  try {
    return parseJson(text);
  } catch (error) {
    throw malformedLog('its witnesses', error);
  }
}
