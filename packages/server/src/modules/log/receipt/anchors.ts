import type { ReceiptAnchor } from '@laurel/credential';

/** A checkpoint that is recorded on a chain. */
export interface AnchoredCheckpoint {
  /** The size of the checkpoint: one that was signed. */
  size: number;
  anchor: ReceiptAnchor;
}

/** What receipts want of the anchors: the one that covers an entry first, once it is final. */
export type AnchorCovering = (index: number) => Promise<AnchoredCheckpoint | undefined>;
