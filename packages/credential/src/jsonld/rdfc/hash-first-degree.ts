import { sortByCodePoint } from './code-point-order.ts';
import type { HashText } from './hash-text.ts';
import { type Statement, writeStatement } from './read-dataset.ts';

/**
 * What a blank node looks like from where it stands: the hash of its statements, in which it is `a` and every other is `z`.
 *
 * @see https://www.w3.org/TR/rdf-canon/#hash-1d-quads-algorithm
 */
export function hashFirstDegree(node: number, mentions: readonly Statement[], hashText: HashText): string {
  const lines = mentions.map((statement) => writeStatement(statement, (other) => (other === node ? '_:a' : '_:z')));
  return hashText(sortByCodePoint(lines).join(''));
}
