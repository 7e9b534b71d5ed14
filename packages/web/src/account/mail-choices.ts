import type { MailPreferencesInput } from '@laurel/sdk';

type Choice = MailPreferencesInput['items'][number];

const kinds: readonly string[] = ['learning', 'messages', 'digests', 'staff'] satisfies Choice['category'][];

/** The field of a choice: its kind, and of messages the organisation's id after a colon. */
export function nameOf({
  category,
  organisationId,
}: {
  category: string;
  organisationId?: string | null | undefined;
}): string {
  return organisationId ? `${category}:${organisationId}` : category;
}

/** What was chosen of what the form listed: a box that is not ticked is not sent, and means no. */
export function choicesOf(form: FormData): Choice[] {
  return form
    .getAll('listed')
    .map(String)
    .flatMap((name) => {
      const [category = '', organisationId = null] = name.split(':');
      if (!isKind(category)) return [];
      return [{ category, organisationId, wanted: form.has(name) }];
    });
}

function isKind(category: string): category is Choice['category'] {
  return kinds.includes(category);
}
