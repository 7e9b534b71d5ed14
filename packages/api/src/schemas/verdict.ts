import { z } from 'zod';
import { achievementKind } from './achievement.ts';
import { instant } from './common.ts';
import { successor } from './credential.ts';
import { knownIssuer } from './trust.ts';

const optionalText = z.string().optional();

const checkOutcome = z.enum(['pass', 'fail', 'unknown', 'not-applicable']);

const check = z.object({
  name: z.enum(['parse', 'proof', 'issuer', 'status', 'validity', 'schema', 'resources', 'contents', 'record']),
  outcome: checkOutcome,
  reasonCode: z.string(),
  sentence: z.string(),
  whatToDo: z.string(),
  detail: optionalText,
});

/** One thing that is said of the public record: "In the log since …", "Anchored in block …", "Could not be checked, because …". */
const recordStatement = check.omit({ name: true });

/** What the issuer's public log shows of a credential, and the chain that the log is recorded on. */
const publicRecord = z.object({
  log: recordStatement,
  anchor: recordStatement,
  index: z.number().optional(),
  size: z.number().optional(),
  /** By when it was in the log, in the log's own word. */
  since: optionalText,
  /** Where whoever verifies knows witnesses: how many, and how many of those cosigned what the log said. */
  witnesses: z.object({ known: z.number(), cosigned: z.number() }).optional(),
  block: z.number().optional(),
  blockTime: optionalText,
  chainId: z.number().optional(),
  /** A chain on one machine, which proves the mechanism and not permanence. */
  isDevelopmentChain: z.boolean().optional(),
});

/** The record as an engineer sees it. */
const technicalRecord = z.object({
  log: z.string(),
  origin: optionalText,
  root: optionalText,
  witnesses: z.array(z.string()).readonly().optional(),
  contract: optionalText,
  publisher: optionalText,
  transaction: optionalText,
  blockHash: optionalText,
  confirmations: z.number().optional(),
  servers: z.array(z.string()).readonly().optional(),
});

const notice = z.object({ reasonCode: z.string(), sentence: z.string(), detail: optionalText });

/** Where the status of a credential is kept. */
const statusEntry = z.object({
  type: z.string(),
  listUrl: z.string(),
  index: z.number().optional(),
  purpose: z.string(),
  references: z.array(z.string()).readonly().optional(),
});

/** What the verified credential says; nothing in it comes from anywhere but the bytes that were verified. */
const verifiedSummary = z.object({
  id: optionalText,
  name: optionalText,
  issuer: z.object({
    id: z.string(),
    name: optionalText,
    url: optionalText,
    description: optionalText,
    imageUrl: optionalText,
  }),
  subject: z.object({ id: optionalText, name: optionalText }),
  achievement: z
    .object({
      id: z.string(),
      name: z.string(),
      description: z.string(),
      criteriaNarrative: optionalText,
      kind: achievementKind.optional(),
      achievementType: optionalText,
      imageUrl: optionalText,
      language: optionalText,
      creditsAvailable: z.number().optional(),
      skills: z
        .array(
          z.object({
            name: z.string(),
            url: optionalText,
            description: optionalText,
            frameworkName: optionalText,
            code: optionalText,
          }),
        )
        .readonly(),
    })
    .optional(),
  /** Only of an endorsement: what it says of its subject. */
  endorsement: z.object({ comment: optionalText }).optional(),
  results: z
    .array(
      z.object({
        name: optionalText,
        value: optionalText,
        status: optionalText,
        resultType: optionalText,
        valueMin: optionalText,
        valueMax: optionalText,
        requiredValue: optionalText,
        /** The name of the rubric level that was reached. */
        achievedLevel: optionalText,
        /** Which of the levels that is, from 1 for the lowest, and how many there are. */
        levelPlace: z.object({ at: z.number().int(), of: z.number().int() }).optional(),
        levelDescription: optionalText,
      }),
    )
    .readonly(),
  /** How it was assessed, and where the work can be seen. */
  evidence: z
    .array(z.object({ url: optionalText, name: optionalText, narrative: optionalText, genre: optionalText }))
    .readonly()
    .optional(),
  creditsEarned: z.number().optional(),
  validFrom: optionalText,
  validUntil: optionalText,
  activityStart: optionalText,
  activityEnd: optionalText,
  statuses: z
    .array(
      statusEntry.extend({
        size: z.number(),
        messages: z
          .array(z.object({ value: z.number(), message: z.string() }))
          .readonly()
          .optional(),
      }),
    )
    .readonly()
    .optional(),
  /** Where the issuer keeps a newer copy. */
  refreshServices: z
    .array(z.object({ type: z.string(), url: z.string() }))
    .readonly()
    .optional(),
});

/** What the list that the verifier goes by says of the issuer. */
const issuerStanding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('listed'), by: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal('not-listed') }),
  z.object({ kind: z.literal('look-alike'), of: knownIssuer }),
]);

const verdictMembers = z.object({
  outcome: z.enum(['valid', 'not-valid', 'could-not-be-checked']),
  sentence: z.string(),
  whatToDo: z.string(),
  signature: checkOutcome,
  checks: z.array(check).readonly(),
  warnings: z.array(notice).readonly(),
  information: z.array(notice).readonly(),
  issuerStanding: issuerStanding.optional(),
  record: publicRecord.optional(),
  credential: verifiedSummary.optional(),
  kind: z.enum(['credential', 'presentation']).optional(),
  technical: z.object({
    checkedAt: instant,
    form: optionalText,
    id: optionalText,
    types: z.array(z.string()).readonly().optional(),
    contexts: z.array(z.string()).readonly().optional(),
    proofs: z
      .array(
        z.object({
          cryptosuite: z.string(),
          verificationMethod: z.string(),
          created: optionalText,
          documentHash: optionalText,
          proofHash: optionalText,
          holderFeature: optionalText,
          pseudonym: optionalText,
        }),
      )
      .readonly(),
    statuses: z
      .array(
        statusEntry.extend({
          value: z.number().optional(),
          message: optionalText,
          fetchedAt: optionalText,
          error: optionalText,
        }),
      )
      .readonly(),
    documents: z
      .array(z.object({ kind: z.string(), url: z.string(), fetchedAt: instant, ageSeconds: z.number() }))
      .readonly(),
    record: technicalRecord.optional(),
  }),
});

/** The verdict of `verifyCredential` in `@laurel/credential`; the same shape for browser, CLI, SDK and server. */
export const verdict = verdictMembers.extend({
  /**
   * Said by the server that issued it alone: what counts in the place of this credential, which was replaced. It is never taken from
   * the credential itself, and named only for whoever may see it.
   */
  replacedBy: successor.optional(),
  /** The verdict about each credential inside; three levels at most. */
  get contents() {
    return z.array(verdict).readonly();
  },
  /** The verdict about each endorsement inside. None of them changes the outcome. */
  get endorsements() {
    return z.array(z.object({ path: z.string(), counts: z.boolean(), verdict })).readonly();
  },
});
