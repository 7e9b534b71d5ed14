import { type Finding, fail, notApplicable, pass, unknown } from '../finding.ts';
import type { Verdict } from '../result.ts';

/** Every credential inside is valid. The worst of them decides. */
export function checkContents(contents: readonly Verdict[]): Finding {
  if (contents.length === 0) return notApplicable('contents.none');
  const count = (wanted: Verdict['outcome']) => contents.filter(({ outcome }) => outcome === wanted).length;
  const detail = `${count('valid')} of ${contents.length} are valid`;
  if (count('not-valid') > 0) return fail('contents.not-valid', detail);
  return count('valid') === contents.length ? pass('contents.good', detail) : unknown('contents.unknown', detail);
}
