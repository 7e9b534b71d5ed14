/** HTML that was made here and is safe to show; everything else is text and is escaped. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

/** Builds HTML: what is put in between is escaped, unless it is {@link Markup} itself. */
export function markup(strings: TemplateStringsArray, ...values: (string | Markup | readonly Markup[])[]): Markup {
  return new Markup(strings.reduce((html, part, index) => html + render(values[index - 1] ?? '') + part));
}

function render(value: string | Markup | readonly Markup[]): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (value instanceof Markup) return value.html;
  return value.map(({ html }) => html).join('');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
