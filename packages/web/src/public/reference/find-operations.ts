import type { Operation } from './read-reference.ts';

export interface Group {
  tag: string;
  operations: Operation[];
}

/** The operations that have every word of the search somewhere in what names them. */
export function findOperations(operations: readonly Operation[], search: string): Operation[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return operations.filter(({ id, method, path, tag, summary, permission }) => {
    const named = [id, method, path, tag, summary, permission].join(' ').toLowerCase();
    return words.every((word) => named.includes(word));
  });
}

export function groupByTag(operations: readonly Operation[]): Group[] {
  return [...Map.groupBy(operations, ({ tag }) => tag)].map(([tag, found]) => ({ tag, operations: found }));
}

/** The place of a group on the page. */
export function groupAnchor(tag: string): string {
  return `group-${tag.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
}

/** Shorter answers are quicker read again than looked up. */
const fewestShared = 8;

/** Says a long answer once: endpoints below that answer the same lead to the first. */
export function shareAnswers(operations: readonly Operation[]): Operation[] {
  const first = new Map<string, string>();
  return operations.map((operation) => {
    const { rows } = operation.response;
    const form = JSON.stringify(rows);
    const sameAs = first.get(form);
    if (rows.length < fewestShared) return operation;
    if (sameAs) return { ...operation, response: { ...operation.response, rows: [], sameAs } };
    first.set(form, operation.id);
    return operation;
  });
}
