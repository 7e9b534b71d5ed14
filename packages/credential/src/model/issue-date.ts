import { dateTimeV1Schema } from './date-time.ts';

/** When a badge was issued: by its name in the VC Data Model 2.0, or in 1.1, in which the standard still lets badges be read. */
export const issueDate = {
  validFrom: dateTimeV1Schema.optional(),
  issuanceDate: dateTimeV1Schema.optional(),
};

/** A badge says by the one name or the other when it was issued. */
export function hasIssueDate({
  validFrom,
  issuanceDate,
}: { [name in keyof typeof issueDate]?: string | undefined }): boolean {
  return (validFrom ?? issuanceDate) !== undefined;
}

/** What is said of a badge that does not. */
export const issueDateMissing = { path: ['validFrom'], message: 'missing' };
