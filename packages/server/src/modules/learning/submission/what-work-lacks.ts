import type { Assignment } from './assignment.ts';
import type { Piece } from './store.ts';

/** A draft on its way to be handed in. */
export interface DraftWork {
  kind: 'project' | 'portfolio';
  assignment: Pick<Assignment, 'linkRequired'>;
  body: string;
  pieces: readonly Piece[];
  files: readonly { pieceId: string | null }[];
  links: readonly { pieceId: string | null }[];
}

/** What must be there before it can be handed in and is not, a plain sentence each; empty when it can. */
export function whatWorkLacks({ kind, assignment, body, pieces, files, links }: DraftWork): string[] {
  const link = assignment.linkRequired && links.length === 0 ? ['Add at least one link: it is asked for.'] : [];
  if (kind === 'project') {
    const isEmpty = body.trim() === '' && files.length === 0 && links.length === 0;
    return [...(isEmpty ? ['There is nothing in it yet: write something, or add a file or a link.'] : []), ...link];
  }
  if (pieces.length === 0) return ['Add at least one piece.', ...link];
  const has = (id: string) => [...files, ...links].some(({ pieceId }) => pieceId === id);
  return [
    ...pieces.flatMap(({ id, title, reflection }) => [
      ...(has(id) ? [] : [`Add a file or a link to the piece “${title}”.`]),
      ...(reflection.trim() === '' ? [`Write what the piece “${title}” shows about you.`] : []),
    ]),
    ...link,
  ];
}
