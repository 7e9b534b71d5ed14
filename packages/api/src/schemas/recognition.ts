import { z } from 'zod';
import { id, instant, text, webUrl } from './common.ts';
import { evidenceCredential } from './evidence.ts';
import { recognitionNotice, recognitionTerms } from './recognition-terms.ts';
import { ownReviewView } from './review.ts';
import { evidenceRubric, rubric } from './rubric.ts';
import { submission } from './submission.ts';

const offer = recognitionTerms.extend({ rubric: evidenceRubric });

export const recognitionOfferInput = z.strictObject({
  /** Null where prior learning is not recognised. */
  offer: offer.nullable(),
});

export const recognitionOffer = z.object({ offer: offer.nullable() });

/** From `draft` to a decision: handed in, more evidence wanted, and one of three ends. */
const state = z.enum(['draft', 'handed-in', 'more-wanted', 'recognised', 'not-recognised', 'withdrawn']);

const recognitionSummary = z.object({
  id,
  programmeId: id,
  programmeTitle: z.string(),
  /** Null for the whole programme. */
  lessonId: id.nullable(),
  lessonTitle: z.string().nullable(),
  state,
  createdAt: instant,
  closedAt: instant.nullable(),
});

/** One's own applications, the newest first. */
export const ownRecognitions = z.object({ items: z.array(recognitionSummary) });

/** What one could apply for. */
const option = z.object({
  /** Null for the whole programme. */
  lessonId: id.nullable(),
  title: z.string(),
  /** Until when one has to wait after an application that was not recognised; null where one need not. */
  from: instant.nullable(),
});

export const recognitionOptions = z.object({
  programmeId: id,
  programmeTitle: z.string(),
  organisationName: z.string(),
  /** Null where prior learning is not recognised. */
  notice: recognitionNotice.nullable(),
  rubric: rubric.nullable(),
  options: z.array(option),
  applications: z.array(recognitionSummary),
});

export const applicationInput = z.strictObject({
  /** One assessment of the programme one is enrolled in; null for the whole programme. */
  lessonId: id.nullable().default(null),
});

export const evidenceInput = z.strictObject({
  /** Markdown: what one has learnt, where, and how the evidence shows it. */
  body: text,
  links: z
    .array(z.strictObject({ url: webUrl, title: z.string().trim().max(200).default('') }))
    .max(20)
    .default([]),
});

/** A credential of one's own wallet by its id, or any other as its issuer gave it: JSON or a token. */
export const evidenceCredentialInput = z.union([
  z.strictObject({ credentialId: id }),
  z.strictObject({ document: z.string().trim().min(1).max(200_000) }),
]);

/** A version of the evidence. */
const evidence = submission.omit({ pieces: true }).extend({ credentials: z.array(evidenceCredential) });

/** One's own application. */
export const recognition = recognitionSummary.extend({
  organisationName: z.string(),
  guidanceHtml: z.string(),
  rubric,
  maxFiles: z.number().int(),
  /** Until when more evidence may be handed in, where more is wanted. */
  until: instant.nullable(),
  /** When one may apply again, where it was not recognised. */
  mayApplyFrom: instant.nullable(),
  /** What was earned, once it is issued. */
  credentialId: id.nullable(),
  draft: evidence.nullable(),
  /** What was handed in, the newest first. */
  handedIn: z.array(evidence),
  /** What was decided on each version, the newest first. */
  rounds: ownReviewView.shape.rounds,
});
