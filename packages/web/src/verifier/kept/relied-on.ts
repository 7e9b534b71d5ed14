import type { Verdict } from '@laurel/sdk';

/**
 * The addresses of the public documents that a verdict believed: the issuer's keys, where the signature is right, and status
 * lists that gave an answer. Nothing else is worth keeping, and nothing else may be: under the name of a status list
 * somebody could have any address kept.
 */
export function reliedOn({ signature, technical, contents, endorsements }: Verdict): string[] {
  const answered = new Set(technical.statuses.filter(({ value }) => value !== undefined).map(({ listUrl }) => listUrl));
  const own = technical.documents.filter(
    ({ kind, url }) => kind.startsWith('did-') || (kind === 'status-list' && answered.has(url)),
  );
  const inside = [...contents, ...endorsements.map(({ verdict }) => verdict)];
  return [...(signature === 'pass' ? own.map(({ url }) => url) : []), ...inside.flatMap(reliedOn)];
}
