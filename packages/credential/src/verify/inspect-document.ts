import { achievementCredentialSchema, isAchievementCredential } from '../model/achievement-credential.ts';
import { asList } from '../model/as-list.ts';
import { issuerId } from '../model/issuer-id.ts';
import { typesOf } from '../model/types-of.ts';
import { validityOf } from '../model/validity.ts';
import type { Content } from './content.ts';
import { openDocument } from './open-document.ts';
import type { OpenedBadge, OpenedDocument } from './opened-document.ts';
import { requirementsOf } from './requirements-of.ts';
import { evidenceOf, resultsOf } from './results-of.ts';
import type { SecuringForm } from './securing-form.ts';
import type { SummaryEvidence, SummaryResult } from './summary.ts';

/** What a document says of itself. Nobody has checked any of it. */
export interface Inspection {
  readonly kind: 'credential' | 'presentation';
  readonly form: SecuringForm;
  readonly id?: string | undefined;
  readonly types: readonly string[];
  readonly contexts: readonly string[];
  /** The issuer of a credential, the holder of a presentation. */
  readonly author?: string | undefined;
  readonly subjects: readonly string[];
  readonly validFrom?: string | undefined;
  readonly validUntil?: string | undefined;
  readonly signatures: readonly {
    readonly suite: string;
    readonly verificationMethod: string;
    readonly created?: string | undefined;
  }[];
  /** What it says was achieved: a name and a value each. */
  readonly results: readonly SummaryResult[];
  /** What it says of how that was assessed. */
  readonly evidence: readonly SummaryEvidence[];
  /** The types of its status entries. */
  readonly statuses: readonly string[];
  /** What would have to be fetched to verify it, as far as can be told without fetching. */
  readonly requirements: readonly string[];
  readonly contents: readonly Inspection[];
}

/**
 * Explains what is inside a document, without checking anything: for an engineer who wants to know what he holds. Never
 * show it as if it were true; that is what `verifyCredential` is for.
 *
 * @throws CredentialError as the document is refused
 * @example
 * const { form, author, signatures } = inspectDocument(text);
 */
export function inspectDocument(content: Content): Inspection {
  const opened = openDocument(content);
  if (opened.kind === 'badge') return inspectBadge(content, opened);
  const document = opened.kind === 'credential' ? opened.credential : opened.presentation;
  return {
    kind: opened.kind,
    form: opened.form,
    id: document.id,
    types: typesOf(document),
    contexts: document['@context'].filter((entry) => typeof entry === 'string'),
    ...claimsOf(opened),
    signatures: opened.signatures.flatMap((read) => {
      if (!read.ok) return [];
      const { suite, verificationMethod, created } = read.value;
      return [{ suite, verificationMethod, created }];
    }),
    requirements: requirementsOf(content).map(({ url }) => url),
    contents: opened.contained.map(inspectDocument),
  };
}

function inspectBadge(content: Content, { form, assertion }: OpenedBadge): Inspection {
  return {
    kind: 'credential',
    form,
    id: assertion.id,
    types: ['Assertion'],
    contexts: [],
    subjects: [],
    results: [],
    evidence: [],
    signatures: [],
    statuses: [],
    requirements: requirementsOf(content).map(({ url }) => url),
    contents: [],
  };
}

function claimsOf(
  opened: OpenedDocument,
): Pick<Inspection, 'author' | 'subjects' | 'validFrom' | 'validUntil' | 'results' | 'evidence' | 'statuses'> {
  if (opened.kind === 'presentation') {
    const { holder } = opened.presentation;
    return {
      author: typeof holder === 'object' ? holder.id : holder,
      subjects: [],
      results: [],
      evidence: [],
      statuses: [],
    };
  }
  const { credential } = opened;
  const { from, until } = validityOf(credential);
  const view = isAchievementCredential(credential) ? achievementCredentialSchema.safeParse(credential).data : undefined;
  return {
    author: issuerId(credential),
    subjects: asList(credential.credentialSubject).flatMap(({ id }) => (typeof id === 'string' ? [id] : [])),
    validFrom: from,
    validUntil: until,
    results: view ? resultsOf(view) : [],
    evidence: view ? evidenceOf(view) : [],
    statuses: asList(credential.credentialStatus).map(({ type }) => String(type)),
  };
}
