/** What was found not to agree with what was signed. */
export type FindingKind =
  | 'entry-altered'
  | 'entry-missing'
  | 'credential-altered'
  | 'credential-missing'
  | 'credential-never-logged'
  | 'tree-altered'
  | 'tile-altered'
  | 'tile-file-altered'
  | 'checkpoint-altered'
  | 'published-unreadable'
  | 'published-differs'
  | 'published-missing'
  | 'published-behind'
  | 'older-database'
  | 'restored'
  | 'witness-is-ahead';

/** A finding, before it is written down. */
export interface Finding {
  kind: FindingKind;
  /** What it is about, such as `entry:41`. */
  subject: string;
  /** One plain sentence: what differs from what. */
  detail: string;
  organisationId?: string | null | undefined;
}

/** What the log holds does not agree with what it signed before: nothing may be signed on top of it. */
export class Contradiction extends Error {
  readonly finding: Finding;

  constructor(finding: Finding, options: { cause?: unknown } = {}) {
    super(finding.detail, options);
    this.name = 'Contradiction';
    this.finding = finding;
  }
}
