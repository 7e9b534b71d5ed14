import type { Problem } from '../session/problem.ts';

/** What the API found wrong with one field: the message whose JSON pointer is that field (`recipient.email`). */
export function faultOf(problem: Problem | undefined, name: string): string | undefined {
  return problem?.errors.find(({ pointer }) => nameOf(pointer) === name)?.message;
}

/** A JSON pointer (RFC 6901) as a field's name: `/recipient/email` is `recipient.email`. */
export function nameOf(pointer: string): string {
  return pointer
    .replace(/^#?\//, '')
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}
