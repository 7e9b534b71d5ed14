/** A file that breaks one lint rule on purpose. */
export interface LintBreach {
  file?: string;
  text: string;
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

const nestedIfs = `${'if (given) { '.repeat(8)}return 1;${' }'.repeat(8)}`;

/** By rule, as `biome.json` groups them. */
export const lintBreaches: Readonly<Record<string, LintBreach>> = {
  'style/noDefaultExport': { text: 'export default 1;' },
  'style/useImportType': { text: "import { Kysely } from 'kysely';\nexport type Database = Kysely<unknown>;" },
  'style/noNonNullAssertion': { text: 'export const first = (list: string[]) => list[0]!.length;' },
  'style/useNodejsImportProtocol': { text: "import { readFileSync } from 'fs';\nexport const read = readFileSync;" },
  'style/useThrowOnlyError': { text: "export function refuse(): never {\n  throw 'no';\n}" },
  'style/useFilenamingConvention': { file: 'BadName.ts', text: 'export const name = 1;' },
  'style/noProcessEnv': { text: 'export const secret = process.env.SECRET;' },
  'style/noExcessiveLinesPerFile': { text: lines(301, (index) => `export const line${index} = ${index};`) },
  'suspicious/noExplicitAny': { text: 'export const anything = (value: any) => value;' },
  'suspicious/noConsole': { text: "console.log('here');" },
  'complexity/noExcessiveCognitiveComplexity': {
    text: `export function deep(given: boolean) {\n  ${nestedIfs}\n  return 0;\n}`,
  },
  'complexity/noExcessiveLinesPerFunction': {
    text: `export function long(list: number[]) {\n${lines(61, (index) => `  list.push(${index});`)}\n}`,
  },
  'correctness/noUnusedImports': { text: "import { readFileSync } from 'node:fs';\nexport const name = 1;" },
  'correctness/noUnusedVariables': { text: 'const forgotten = 1;' },
  'nursery/noFloatingPromises': {
    text: 'async function save() {\n  return 1;\n}\nexport function forget() {\n  save();\n}',
  },
  'nursery/noMisusedPromises': {
    text: 'async function allowed() {\n  return false;\n}\nexport function open() {\n  return allowed() ? 1 : 2;\n}',
  },
};
