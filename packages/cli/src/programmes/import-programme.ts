import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ImportView, LaurelClient, ReportLine } from '@laurel/sdk';
import Papa from 'papaparse';
import { connect, organisationOf } from '../connect.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { writeResult } from '../files/write-result.ts';
import { printable } from '../printable.ts';
import { needed, readArguments, serverOptions } from '../read-arguments.ts';
import { UsageError } from '../usage-error.ts';
import type { World } from '../world.ts';

const common = { ...serverOptions, report: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;

/** `laurel programme import` */
export async function importProgramme(args: readonly string[], world: World): Promise<ExitCode> {
  const { values, positionals } = readArguments(args, { ...common, achievement: { type: 'string' } }, 1);
  const chosen = { achievementId: values.achievement ?? null };
  return importPackage(world, { ...values, file: positionals[0], target: 'programme', chosen });
}

/** `laurel programme import-questions` */
export async function importQuestions(args: readonly string[], world: World): Promise<ExitCode> {
  const options = { ...common, pool: { type: 'string' }, again: { type: 'boolean' } } as const;
  const { values, positionals } = readArguments(args, options, 1);
  const chosen = { poolId: values.pool ?? null, alreadyThere: values.again ? 'add' : 'leave' } as const;
  return importPackage(world, { ...values, file: positionals[0], target: 'bank', chosen });
}

interface Given {
  file: string | undefined;
  target: ImportView['target'];
  /** What whoever says yes chooses. */
  chosen: NonNullable<Parameters<LaurelClient['runImport']>[0]['body']>;
  report?: string | undefined;
  'dry-run'?: boolean | undefined;
  json: boolean;
  organisation?: string | undefined;
  origin?: string | undefined;
}

async function importPackage(world: World, values: Given): Promise<ExitCode> {
  const file = needed(values.file, 'A package');
  const bytes = await readPackage(file);
  const client = connect(world, values);
  const organisationId = await organisationOf(client, values);
  const started = await client.startImport({
    params: { organisationId },
    query: { fileName: path.basename(file).slice(-200), target: values.target },
    file: bytes,
    mediaType: 'application/zip',
    timeoutMs: 600_000,
  });
  const params = { organisationId, importId: started.id };
  let view = await rested(client, params);
  if (view.state === 'ready' && !values['dry-run']) {
    await client.runImport({ params, body: values.chosen });
    view = await rested(client, params);
  }
  const lines = await reportOf(client, params);
  if (values.report !== undefined) await writeResult(world, values.report, reportCsv(lines));
  say(world, { view, lines, asJson: values.json });
  if (values['dry-run'] && view.state === 'ready') await client.discardImport({ params });
  return view.state === 'failed' ? exitCodes.no : exitCodes.done;
}

async function readPackage(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new UsageError(`${file} cannot be read${reason}.`);
  }
}

type Params = Parameters<LaurelClient['getImport']>[0]['params'];

const lookMilliseconds = 500;

/** The import once nothing is under way. */
async function rested(client: LaurelClient, params: Params): Promise<ImportView> {
  for (;;) {
    const view = await client.getImport({ params });
    if (view.state !== 'reading' && view.state !== 'writing') return view;
    await wait(lookMilliseconds);
  }
}

async function reportOf(client: LaurelClient, params: Params): Promise<ReportLine[]> {
  const lines: ReportLine[] = [];
  for (;;) {
    const { items, total } = await client.getImportReport({ params, query: { after: lines.length, limit: 100 } });
    lines.push(...items);
    if (items.length === 0 || lines.length >= total) return lines;
  }
}

/** The report as CSV; cells that a spreadsheet would run as formulas are made harmless. */
function reportCsv(lines: readonly ReportLine[]): string {
  const columns = ['place', 'what', 'title', 'outcome', 'why', 'whatToDo'];
  return `${Papa.unparse({ fields: columns, data: [...lines] }, { escapeFormulae: true, newline: '\n' })}\n`;
}

function say(
  world: World,
  { view, lines, asJson }: { view: ImportView; lines: readonly ReportLine[]; asJson: boolean },
): void {
  if (asJson) {
    world.out(`${JSON.stringify({ ...view, report: lines }, null, 2)}\n`);
    return;
  }
  for (const { title, place, outcome, why, whatToDo } of lines) {
    if (outcome === 'carried') continue;
    world.out(
      `${signs[outcome]}: ${printable(title || place)} (${printable(place)}). ${printable(why)} ${printable(whatToDo)}`.trimEnd() +
        '\n',
    );
  }
  const { carried, changed, alreadyThere, notCarried } = view.counts;
  const there = view.target === 'bank' ? ` ${alreadyThere} already there,` : '';
  if (view.fault)
    world.err(`Nothing was imported. ${printable(view.fault.sentence)} ${printable(view.fault.detail)}\n`);
  else world.err(`${carried} carried, ${changed} changed,${there} ${notCarried} not carried.${ending(view)}\n`);
}

const signs = {
  carried: 'carried',
  changed: 'changed',
  'already-there': 'already there',
  'not-carried': 'not carried',
};

function ending({ state, target, programmeId }: ImportView): string {
  if (state !== 'done') return ' Nothing is made yet.';
  return target === 'bank' ? ' The questions are in the bank.' : ` The draft is programme ${programmeId}.`;
}
