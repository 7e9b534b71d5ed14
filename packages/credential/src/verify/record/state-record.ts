import type { Finding } from '../finding.ts';
import { reasonCodes } from '../reason-codes.ts';
import { within } from '../within.ts';
import { isDevelopmentChain } from './development-chains.ts';
import type { AnchorFinding } from './judge-anchor.ts';
import type { LogFinding } from './log-finding.ts';
import type { RecordStatement } from './record-verdict.ts';

/** The sentences for what was shown, which have dates and numbers of their own. */
export function stateRecord(
  entry: LogFinding,
  { anchor, entry: onChain }: AnchorFinding,
): { log?: string; anchor?: string } {
  if (entry.kind !== 'logged') return {};
  const { index, size, time } = entry;
  const log =
    time === undefined ? `In the log, as entry ${index + 1} of ${size}.` : `In the log since ${dateTime(time)}.`;
  if (anchor === undefined || onChain === undefined) return { log };
  const when = `on ${dateTime(new Date(onChain.blockTime))}`;
  return {
    log,
    anchor: isDevelopmentChain(anchor.chainId)
      ? `Anchored in block ${onChain.block} of a development chain, ${when}: this proves the mechanism, not permanence.`
      : `Anchored in block ${onChain.block} of the blockchain ${anchor.chainId}, ${when}.`,
  };
}

/** A finding in words: those that were made for it where it is good, else the sentence of its reason. */
export function inWords({ outcome, reasonCode, detail }: Finding, shown: string | undefined): RecordStatement {
  const { sentence, whatToDo } = reasonCodes[reasonCode];
  const said = outcome === 'unknown' ? `Could not be checked, because ${within(sentence)}` : sentence;
  const words = { outcome, reasonCode, sentence: outcome === 'pass' ? (shown ?? sentence) : said, whatToDo };
  return detail === undefined ? words : { ...words, detail };
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** To the minute in UTC: a person compares it with other dates. */
function dateTime(instant: Date): string {
  const day = `${instant.getUTCDate()} ${MONTHS[instant.getUTCMonth()]} ${instant.getUTCFullYear()}`;
  return `${day}, ${instant.toISOString().slice(11, 16)} UTC`;
}
