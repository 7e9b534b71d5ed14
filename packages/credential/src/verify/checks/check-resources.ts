import { base64 } from '@scure/base';
import { matchesPublished } from '../../jsonld/published-digests.ts';
import type { Credential } from '../../model/credential.ts';
import { parseDataUrl } from '../../model/data-url.ts';
import { type DigestMatch, digestMatcher, matchesDigest } from '../../model/digest.ts';
import { type DigestedResource, digestedResources } from '../../model/digested-resources.ts';
import { bytesOf, type Evidence, type Retrieval } from '../evidence.ts';
import { type Finding, fail, notApplicable, pass, refused, toWarning } from '../finding.ts';
import type { Warning } from '../result.ts';

/** Whether what the credential refers to is what its issuer signed for. */
export interface ResourceFindings {
  readonly finding: Finding;
  readonly warnings: readonly Warning[];
}

/**
 * Compares every resource that the credential gives the digest of, as far as it is there: inside the credential itself, or
 * fetched. One that is another than the issuer signed for is a fail. One that cannot be had says nothing against the
 * credential, whose own text is complete without it: that is a warning.
 *
 * @see https://www.w3.org/TR/vc-data-model-2.0/#integrity-of-related-resources
 */
export async function checkResources(credential: Credential, evidence: Evidence): Promise<ResourceFindings> {
  const resources = digestedResources(credential);
  if (resources.length === 0) return only(notApplicable('resources.none'));
  const compared = await Promise.all(resources.map((resource) => compare(resource, evidence)));
  const warnings = compared.flatMap(({ warning }) => warning ?? []);
  const wrong = compared.find(({ wrong }) => wrong !== undefined)?.wrong;
  if (wrong !== undefined) return { finding: wrong, warnings };
  const same = compared.filter(({ isSame }) => isSame).length;
  const detail = `${same} of ${resources.length} compared`;
  const finding = same > 0 ? pass('resources.unaltered', detail) : notApplicable('resources.not-compared', detail);
  return { finding, warnings };
}

/** Nothing of it is set where the resource is simply not there. */
interface Comparison {
  readonly isSame?: boolean;
  readonly wrong?: Finding;
  readonly warning?: Warning;
}

async function compare(resource: DigestedResource, evidence: Evidence): Promise<Comparison> {
  const { path, url, object } = resource;
  try {
    const published = matchesPublished(object);
    if (published !== 'unknown') return judge(published, resource);
    const content = embedded(url);
    if (content !== undefined) return judge(await matchesDigest(object, content), resource);
    const retrieval = evidence.retrievals.get(url);
    if (retrieval === undefined) return {};
    if (!retrieval.ok) {
      const detail = `${path} ${url} ${retrieval.reasonCode} ${retrieval.detail ?? ''}`.trim();
      return { warning: toWarning('resources.unavailable', detail) };
    }
    return judge(await matcherOf(retrieval)(object), resource);
  } catch (error) {
    return { wrong: refused(error) };
  }
}

type Had = Extract<Retrieval, { ok: true }>;

/** A document may name one resource a thousand times, and bring documents that name it too: it is copied and hashed once. */
const matchers = new WeakMap<Had, ReturnType<typeof digestMatcher>>();

function matcherOf(retrieval: Had): ReturnType<typeof digestMatcher> {
  const matcher = matchers.get(retrieval) ?? digestMatcher(bytesOf(retrieval));
  matchers.set(retrieval, matcher);
  return matcher;
}

function judge(match: DigestMatch, { path, url }: DigestedResource): Comparison {
  const detail = `${path} ${url.slice(0, 200)}`;
  if (match === 'mismatch') return { wrong: fail('resources.altered', detail) };
  return match === 'match' ? { isSame: true } : { warning: toWarning('resources.digest-unsupported', detail) };
}

/** The bytes in a `data:` URL. One that cannot be read is as good as not there. */
function embedded(url: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const data = parseDataUrl(url);
    if (data === undefined) return undefined;
    const { encoding, content } = data;
    return encoding === 'text' ? new TextEncoder().encode(content) : Uint8Array.from(base64.decode(content));
  } catch {
    return undefined;
  }
}

function only(finding: Finding): ResourceFindings {
  return { finding, warnings: [] };
}
