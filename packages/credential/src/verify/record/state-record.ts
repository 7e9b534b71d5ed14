import type { Finding } from '../finding.ts';
import { type ReasonCode, reasonCodes } from '../reason-codes.ts';
import { within } from '../within.ts';
import { isDevelopmentChain } from './development-chains.ts';
import type { AnchorFinding } from './judge-anchor.ts';
import type { LogFinding, LoggedEntry } from './log-finding.ts';
import type { CountedWitnesses, RecordStatement } from './record-verdict.ts';

/** The sentences that have dates and numbers of their own. */
export function stateRecord(
  entry: LogFinding,
  { anchor, entry: onChain }: AnchorFinding,
  witnesses: CountedWitnesses | undefined,
): { log?: string | undefined; anchor?: string | undefined } {
  if (entry.kind !== 'logged') return {};
  const log = sentenceOfLog(entry, witnesses);
  if (anchor === undefined || onChain === undefined) return { log };
  const when = `on ${dateTime(new Date(onChain.blockTime))}`;
  return {
    log,
    anchor: isDevelopmentChain(anchor.chainId)
      ? `Anchored in block ${onChain.block} of a development chain, ${when}: this proves the mechanism, not permanence.`
      : `Anchored in block ${onChain.block} of the blockchain ${anchor.chainId}, ${when}.`,
  };
}

function sentenceOfLog(
  { index, size, time, lack }: LoggedEntry,
  witnesses: CountedWitnesses | undefined,
): string | undefined {
  if (lack === 'too-few-cosignatures')
    return witnesses && `${capital(countOf(witnesses, 'only '))} cosigned what the log says.`;
  const since =
    time === undefined ? `In the log, as entry ${index + 1} of ${size}` : `In the log since ${dateTime(time)}`;
  return witnesses === undefined ? `${since}.` : `${since}; ${countOf(witnesses)} cosigned it.`;
}

function countOf({ known, cosigned }: CountedWitnesses, only = ''): string {
  if (known === 1) return `the one witness that is known here has${cosigned === 0 ? ' not' : ''}`;
  const count = cosigned === 0 ? 'none' : `${only}${cosigned}`;
  return `${count} of the ${known} witnesses that are known here ${cosigned > 1 ? 'have' : 'has'}`;
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The reasons that have numbers of their own in a sentence made for them. */
const COUNTED: ReadonlySet<ReasonCode> = new Set(['record.too-few-cosignatures']);

/** A finding in words: those that were made for it where there are any, else the sentence of its reason. */
export function inWords({ outcome, reasonCode, detail }: Finding, shown: string | undefined): RecordStatement {
  const { sentence: general, whatToDo } = reasonCodes[reasonCode];
  const sentence = outcome === 'pass' || COUNTED.has(reasonCode) ? (shown ?? general) : general;
  const said = outcome === 'unknown' ? `Could not be checked, because ${within(sentence)}` : sentence;
  const words = { outcome, reasonCode, sentence: said, whatToDo };
  return detail === undefined ? words : { ...words, detail };
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** To the minute in UTC: a person compares it with other dates. */
function dateTime(instant: Date): string {
  const day = `${instant.getUTCDate()} ${MONTHS[instant.getUTCMonth()]} ${instant.getUTCFullYear()}`;
  return `${day}, ${instant.toISOString().slice(11, 16)} UTC`;
}
