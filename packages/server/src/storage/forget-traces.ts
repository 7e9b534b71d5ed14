import { sql } from 'kysely';
import type { Tx } from './database.ts';

/** By what traces are known. */
export interface Traces {
  /** Whole strings that events, jobs, kept answers and the detail of audit lines may say. */
  texts: readonly string[];
  /** Subjects of audit lines whose detail goes. */
  subjects: readonly string[];
}

interface Search extends Traces {
  erasureId: string;
  organisationId: string | undefined;
  /** Of what is written down only for this long, or for ever. */
  since?: Date;
}

/** Removes what a write leaves beside itself; audit lines stay, without their detail. Each table is read once. */
export async function forgetTraces(
  tx: Tx,
  { erasureId, organisationId, texts, subjects, since }: Search,
): Promise<void> {
  if (texts.length === 0 && subjects.length === 0) return;
  // It reads everything that was ever written down, which in a large install takes longer than a statement may otherwise.
  await sql`set local statement_timeout = '10min'`.execute(tx);
  await sql`select storage.forget(${erasureId}, ${[...texts]}::text[], ${[...subjects]}::text[], ${organisationId ?? null},
    ${since ?? null})`.execute(tx);
  await sql`set local statement_timeout to default`.execute(tx);
}

/** All of these together, each once. */
export function togetherOf(all: readonly Traces[]): Traces {
  return {
    texts: [...new Set(all.flatMap(({ texts }) => texts))].filter(Boolean),
    subjects: [...new Set(all.flatMap(({ subjects }) => subjects))],
  };
}

/** What of these is not among those. */
export function withoutThose(these: Traces, those: Traces): Traces {
  const [texts, subjects] = [new Set(those.texts), new Set(those.subjects)];
  return {
    texts: these.texts.filter((text) => !texts.has(text)),
    subjects: these.subjects.filter((subject) => !subjects.has(subject)),
  };
}
