/** Where a check of the whole log is, kept from one job to the next. */
export interface CheckState {
  /** It goes up to the checkpoint of this size. */
  size: number;
  /** So many entries were looked at. */
  position: number;
  /** The right edge of the tree over them, base64. */
  frontier: string[];
  startedAt: string;
  /** When the last whole check ended. */
  endedAt: string | null;
  /** The tree does not lead to what was signed: every later root would say so again. */
  isBroken: boolean;
  /** What the database has of the tree contradicts itself: nothing is written anew from it. */
  isUnsound: boolean;
  /** Published files that are missing, by what they hold; of very many, some. */
  missing: string[];
  /** Whether a published file has another content. */
  isAltered: boolean;
}
