import { reasonCodes } from '@laurel/credential';

/** What the first word of a code is about, in the order in which a person would ask. */
const areas = {
  parse: 'Reading',
  json: 'JSON',
  container: 'Files and pictures',
  credential: 'The document',
  presentation: 'Presentations',
  proof: 'Signatures',
  jose: 'Signed tokens',
  'sd-jwt': 'Tokens that show a part',
  key: 'Keys',
  did: 'Identifiers',
  issuer: 'The issuer',
  holder: 'The holder',
  binding: 'Whether its owner shows it',
  status: 'Status',
  validity: 'Dates',
  schema: 'Form',
  resources: 'What it refers to',
  contents: 'What is inside',
  endorsement: 'Endorsements inside',
  log: 'The log',
  record: 'The public log of the issuer',
  anchor: 'The chain that the log is recorded on',
  evidence: 'What was fetched',
  retrieval: 'Fetching',
  check: 'Checks that did not happen',
} as const;

/** docs/reason-codes.md, whole. */
export function renderReasonCodes(): string {
  const codes = Object.entries(reasonCodes).map(([code, reason]) => ({
    code,
    area: code.split('.')[0] ?? '',
    ...reason,
  }));
  const unnamed = codes.filter(({ area }) => !Object.hasOwn(areas, area));
  if (unnamed.length > 0) throw new Error(`no area for ${unnamed.map(({ code }) => code).join(', ')}`);
  const sections = Object.entries(areas).flatMap(([area, title]) => {
    const rows = codes.filter((entry) => entry.area === area).sort((a, b) => (a.code < b.code ? -1 : 1));
    return rows.length === 0 ? [] : [`## ${title}\n\n${table(rows)}\n`];
  });
  return `${INTRODUCTION}\n${sections.join('\n')}`;
}

const INTRODUCTION = `# Reason codes

Every check of a verdict, every warning and every piece of information carries one of these codes. A code never changes its
meaning; programs may branch on it. The sentences are what a person is shown. This page is made from
\`packages/credential/src/verify/reason-codes.ts\` by \`npm run documents\`, and a test compares the two.

A check answers *pass*, *fail*, *unknown* or *not applicable*. One *fail* makes the credential **not valid**; otherwise one
*unknown* makes the answer **could not be checked**. Unknown is never pass. A code that names a fault of the document makes a
check fail; one that names something we could not read or reach makes it unknown.
`;

function table(rows: readonly { code: string; sentence: string; whatToDo: string }[]): string {
  const lines = rows.map(({ code, sentence, whatToDo }) => `| \`${code}\` | ${sentence} | ${whatToDo || '–'} |`);
  return ['| code | what it says | what to do |', '| --- | --- | --- |', ...lines].join('\n');
}
