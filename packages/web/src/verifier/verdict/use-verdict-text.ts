import type { Verdict, VerdictCheck } from '@laurel/sdk';
import { useText } from '../../text/text-context.tsx';
import type { Check } from '../../ui/check-list.tsx';

/** As a person would ask: whether it can be read at all comes first only when it cannot. */
const order = ['proof', 'issuer', 'status', 'validity', 'schema', 'resources', 'parse', 'contents', 'record'] as const;

const SELDOM = new Set(['contents contents.none', 'resources resources.none']);

/** The checks that are named in one line; the form of the document is no one's first question. */
const said = new Set(['proof', 'issuer', 'status', 'validity']);

export interface VerdictText {
  /** The rest of the line after "Valid." or "Not valid.": what was checked, or the one thing that decided. */
  sentenceOf: (verdict: Verdict) => string;
  checksOf: (verdict: Verdict) => Check[];
  /** What the public log and its chain show; nothing where the issuer keeps no log. */
  recordOf: (verdict: Verdict) => Check[];
  /** What the credential is called; only verified words. */
  nameOf: (verdict: Verdict) => string;
  /** Whose it is. */
  holderOf: (verdict: Verdict) => string;
}

/** Verdicts in the reader's words. */
export function useVerdictText(): VerdictText {
  const { t, format } = useText();
  const ask = ({ name, outcome, sentence, reasonCode }: VerdictCheck): Check => ({
    name,
    question: t(`verifier.question.${name}`),
    outcome,
    sentence,
    ...(explains(outcome, reasonCode) ? { reasonCode } : {}),
  });
  return {
    sentenceOf(verdict) {
      const decisive = decisiveCheck(verdict);
      if (decisive) return decisive.sentence;
      const passed = asked(verdict).filter(({ outcome, name }) => outcome === 'pass' && said.has(name));
      return t('verifier.checkedNow', { checks: format.list(passed.map(({ name }) => t(`verifier.short.${name}`))) });
    },
    checksOf: (verdict) => asked(verdict).map(ask),
    recordOf({ record }) {
      if (record === undefined || record.log.reasonCode === 'record.none') return [];
      const { log, anchor } = record;
      const said = { log, ...(anchor.reasonCode === 'anchor.none' ? {} : { anchor }) };
      return Object.entries(said).map(([name, { outcome, sentence, whatToDo, reasonCode }]) => ({
        name: `record-${name}`,
        question: t(name === 'log' ? 'verifier.record.log' : 'verifier.record.anchor'),
        outcome,
        sentence: outcome === 'unknown' ? `${reasonIn(sentence)} ${whatToDo}`.trim() : sentence,
        ...(explains(outcome, reasonCode) ? { reasonCode } : {}),
      }));
    },
    nameOf: ({ kind, credential }) =>
      credential?.achievement?.name ??
      credential?.name ??
      t(kind === 'presentation' ? 'verifier.many.presentation' : 'verifier.claims.unnamed'),
    holderOf: ({ credential }) => credential?.subject.name ?? credential?.subject.id ?? t('verifier.claims.unnamed'),
  };
}

/** What went well, or was never begun, needs no code; the technical detail has them all, with what engineers ask. */
function explains(outcome: VerdictCheck['outcome'], reasonCode: string): boolean {
  return (outcome === 'fail' || outcome === 'unknown') && reasonCode !== 'check.not-reached';
}

/** The answer beside it says already that it could not be checked. */
function reasonIn(sentence: string): string {
  return sentence.replace(/^Could not be checked, because (.)/, (_, first: string) => first.toUpperCase());
}

/** The check that made the outcome what it is; none when all is well. */
export function decisiveCheck({ outcome, checks }: Pick<Verdict, 'outcome' | 'checks'>): VerdictCheck | undefined {
  if (outcome === 'valid') return undefined;
  return checks.find((check) => check.outcome === (outcome === 'not-valid' ? 'fail' : 'unknown'));
}

function asked({ checks: all }: Verdict): VerdictCheck[] {
  // Few hold or refer to others; of the rest nobody asks.
  const rest = all.filter(({ name, reasonCode }) => !SELDOM.has(`${name} ${reasonCode}`));
  // The record has a section of its own; here it stands only where it speaks against the credential.
  const checks = rest.filter(({ name, outcome }) => name !== 'record' || outcome === 'fail');
  const unread = checks.find(({ name, outcome }) => name === 'parse' && outcome !== 'pass');
  const others = order.flatMap((name) => checks.filter((check) => check.name === name && check !== unread));
  return unread ? [unread, ...others] : others;
}
