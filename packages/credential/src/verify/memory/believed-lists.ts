import type { Verdict } from '../result.ts';

/** Whose word a list was taken for. One address may have lists of several kinds and issuers. */
export interface ListVoice {
  readonly url: string;
  /** The type of the entries that point to it. */
  readonly type: string;
  /** The issuer of the credentials that it was believed for. */
  readonly issuer: string;
}

/**
 * The lists that a verdict rests on, those of the credentials and endorsements inside too. Only where the credential itself
 * is genuine: what a forgery points to is nobody's word.
 */
export function believedLists({ credential, technical, contents, endorsements }: Verdict): ListVoice[] {
  const issuer = credential?.issuer.id;
  const own = technical.statuses.flatMap(({ type, listUrl, value }) =>
    issuer === undefined || value === undefined ? [] : [{ url: listUrl, type, issuer }],
  );
  const inside = [...contents, ...endorsements.map(({ verdict }) => verdict)];
  return [...own, ...inside.flatMap(believedLists)];
}
