import type { Verdict, VerifiedSummary } from '@laurel/sdk';
import { printable } from '../printable.ts';

const marks = { pass: '✓', fail: '✕', unknown: '?', 'not-applicable': '–' } as const;
const words = { pass: 'pass', fail: 'fail', unknown: 'unknown', 'not-applicable': 'not needed' } as const;
const outcomeMarks = { valid: '✓', 'not-valid': '✕', 'could-not-be-checked': '?' } as const;

/** A verdict for a person: the answer, then each check in words, then who earned what from whom. */
export function printVerdict(verdict: Verdict): string {
  const { sentence, whatToDo, checks, warnings, information, credential, contents, endorsements } = verdict;
  const checked = [...checks, ...anchorOf(verdict)].map(checkLine);
  const warned = warnings.map((it) => `  ! ${remark(it)}`);
  const informed = information.map((it) => `  i ${remark(it)}`);
  const advice = whatToDo === '' ? [] : [printable(whatToDo)];
  const inside = contents.flatMap((it, index) => [
    `  ${outcomeMarks[it.outcome]} inside ${index + 1}: ${printable(it.sentence)}`,
    ...lookAlikes(it),
  ]);
  const endorsed = endorsements.flatMap((it) => [
    `  ${it.counts ? '✓' : '–'} endorsed by ${printable(endorserOf(it))}: ${printable(it.verdict.sentence)}`,
    ...lookAlikes(it.verdict),
  ]);
  const claimed = credential ? ['', ...claims(credential)] : [];
  const lines = [
    printable(sentence),
    ...advice,
    '',
    ...checked,
    ...warned,
    ...informed,
    ...agedLines(verdict),
    ...inside,
    ...endorsed,
    ...claimed,
  ];
  return `${lines.join('\n')}\n`;
}

type Line = Omit<Verdict['checks'][number], 'name'> & { readonly name: string };

/** What to do stands only where it is not what the answer as a whole says: about the record, which decides seldom. */
function checkLine({ name, outcome, sentence, detail, whatToDo }: Line): string {
  const engineers = detail && outcome !== 'pass' ? ` (${printable(detail)})` : '';
  const advice = (name === 'record' || name === 'anchor') && whatToDo !== '' ? ` ${printable(whatToDo)}` : '';
  return `  ${marks[outcome]} ${name.padEnd(9)}  ${words[outcome].padEnd(10)}  ${printable(sentence)}${advice}${engineers}`;
}

/** What the chain shows, where the issuer names one. */
function anchorOf({ record }: Verdict): Line[] {
  return record === undefined || record.anchor.reasonCode === 'anchor.none'
    ? []
    : [{ name: 'anchor', ...record.anchor }];
}

/** A person who relies on an answer should know that it is of yesterday. */
function agedLines({ technical: { documents } }: Verdict): string[] {
  const [oldest] = documents
    .filter(({ ageSeconds }) => ageSeconds >= 60)
    .toSorted((a, b) => b.ageSeconds - a.ageSeconds);
  if (oldest === undefined) return [];
  const minutes = Math.round(oldest.ageSeconds / 60);
  const age =
    minutes < 120
      ? `${minutes} min`
      : minutes < 2_880
        ? `${Math.round(minutes / 60)} h`
        : `${Math.round(minutes / 1_440)} days`;
  return [
    `  i Checked against documents kept since ${oldest.fetchedAt} (${age}). What the issuer said later is not in this answer.`,
  ];
}

/** Only verified words; where there are none, the place. */
function endorserOf({ path, verdict: { credential } }: Verdict['endorsements'][number]): string {
  const { issuer, endorsement } = credential ?? {};
  const who = issuer?.name ?? issuer?.id ?? `somebody (${path})`;
  return endorsement?.comment ? `${who} (“${endorsement.comment}”)` : who;
}

/** A verdict among many: one line, and one more where the issuer may be taken for another. */
export function printVerdictLine(name: string, verdict: Verdict): string {
  const line = `${outcomeMarks[verdict.outcome]} ${printable(name)}: ${printable(verdict.sentence)}`;
  return `${[line, ...lookAlikes(verdict)].join('\n')}\n`;
}

/** The warnings that stand beside a verdict even where it has one line: the issuer may be taken for another. */
function lookAlikes({ warnings }: Verdict): string[] {
  return warnings.filter(({ reasonCode }) => reasonCode === 'issuer.look-alike').map((it) => `  ! ${remark(it)}`);
}

function remark({ sentence, detail }: Verdict['warnings'][number]): string {
  return `${printable(sentence)}${detail ? ` (${printable(detail)})` : ''}`;
}

function claims({ achievement, name, subject, issuer, results, ...dates }: VerifiedSummary): string[] {
  const lines: [string, string | undefined][] = [
    ['Achievement', achievement?.name ?? name],
    ['Awarded to', subject.name ?? subject.id],
    ['Issuer', issuer.name ? `${issuer.name} (${issuer.id})` : issuer.id],
    ['Completed', dates.activityEnd],
    ['Valid from', dates.validFrom],
    ['Valid until', dates.validUntil],
    ['Skills', achievement?.skills.map((it) => it.name).join(', ')],
    ['Results', results.map(result).join(', ')],
  ];
  return lines.flatMap(([label, value]) => (value ? [`  ${label.padEnd(11)}  ${printable(value)}`] : []));
}

function result({ name = 'Result', value, status, requiredValue }: VerifiedSummary['results'][number]): string {
  return `${name} ${value ?? status ?? ''}${requiredValue === undefined ? '' : ` (needed ${requiredValue})`}`;
}
