import { z } from 'zod';
import { instant } from './common.ts';

const count = z.number().int().min(0);

/** When a check of the whole log ended last; null before the first. */
export const checkedAt = instant.nullable();

/** A checkpoint recorded on a chain. */
const logAnchor = z.object({
  chainId: z.number().int(),
  contract: z.string(),
  publisher: z.string(),
  /** True where the chain proves the mechanism, and not permanence. */
  isDevelopmentChain: z.boolean(),
  /** How many entries it covers. */
  size: count,
  transaction: z.string(),
  block: count,
  blockTime: instant,
});

/** The log as its page shows it. */
export const log = z.object({
  /** The address that all its files are under. */
  uri: z.string(),
  /** The first line of its checkpoints. */
  origin: z.string(),
  /** The keys that its checkpoints are signed with, in the form of signed notes. */
  verifierKeys: z.array(z.string()),
  /** Entries under the newest checkpoint. */
  size: count,
  /** The root of the tree, base64; null while it is empty. */
  root: z.string().nullable(),
  checkpointAt: instant.nullable(),
  /** Issued, and not yet under a checkpoint. */
  waiting: count,
  /** Witnesses that cosigned the newest checkpoint. */
  witnesses: z.array(z.string()),
  /** The newest anchor; null where nothing is anchored yet. */
  anchor: logAnchor.nullable(),
});

/** What does not agree with what was signed. */
export const logFinding = z.object({
  kind: z.string(),
  /** What it is about, such as `entry:41`. */
  subject: z.string(),
  detail: z.string(),
  foundAt: instant,
  seenAt: instant,
});
