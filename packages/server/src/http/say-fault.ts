import type { z } from 'zod';

type RawIssue = z.core.$ZodRawIssue;

/**
 * What is wrong with a value in words for whoever filled in a form, where its schema has none of its own. What no form can send is left
 * to the words of the schema's library, which are for people who write software.
 */
export function sayFault(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'fill this in' : undefined;
    case 'too_small':
      return issue.inclusive === false ? undefined : sayTooSmall(issue.origin, Number(issue.minimum));
    case 'too_big':
      return issue.inclusive === false ? undefined : sayTooBig(issue.origin, Number(issue.maximum));
    case 'invalid_format':
      return formats[issue.format];
    default:
      return undefined;
  }
}

const formats: Readonly<Record<string, string>> = {
  email: 'write an e-mail address, such as name@example.org',
  url: 'write a web address, such as https://example.org',
  date: 'write a date, such as 2026-11-27',
};

function sayTooSmall(origin: string, minimum: number): string | undefined {
  if (origin === 'string') return minimum === 1 ? 'fill this in' : `use at least ${minimum} characters`;
  if (origin === 'array') return minimum === 1 ? 'give at least one' : `give at least ${minimum}`;
  return isNumber(origin) ? `${minimum} is the least` : undefined;
}

function sayTooBig(origin: string, maximum: number): string | undefined {
  if (origin === 'string') return `use at most ${maximum} characters`;
  if (origin === 'array') return `give at most ${maximum}`;
  return isNumber(origin) ? `${maximum} is the most` : undefined;
}

function isNumber(origin: string): boolean {
  return origin === 'number' || origin === 'int';
}
