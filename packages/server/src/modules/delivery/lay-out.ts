import { type Markup, markup } from './markup.ts';

/** What a mail says, before it is laid out as text and as HTML. */
export interface Message {
  subject: string;
  /** Paragraphs before the button. */
  paragraphs: readonly string[];
  button?: { label: string; url: string };
  /** Paragraphs after it, in smaller type. */
  notes?: readonly string[];
}

/** A mail as it is sent. */
export interface LaidOut {
  subject: string;
  text: string;
  html: string;
}

/**
 * Lays a message out twice with the same words: as text, and as HTML with one button and nothing fetched from anywhere.
 * The address behind the button is also there in full, to be read before it is followed.
 */
export function layOut({ subject, paragraphs, button, notes = [] }: Message): LaidOut {
  const text = [...paragraphs, ...(button ? [`${button.label}:\n${button.url}`] : []), ...notes, '— Laurel'].join(
    '\n\n',
  );
  return { subject: oneLine(subject), text: `${text}\n`, html: page(subject, paragraphs, button, notes).html };
}

/** A subject is a header: what people typed must not end it. */
function oneLine(subject: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking control characters out is the purpose
  return subject.replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ');
}

const fonts = "font-family:Georgia,'Times New Roman',serif";
const ink = '#1d2a24';

function page(
  subject: string,
  paragraphs: readonly string[],
  button: Message['button'],
  notes: readonly string[],
): Markup {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${subject}</title>
</head>
<body style="margin:0;padding:24px 16px;background:#f6f5f1;color:${ink};${fonts};font-size:17px;line-height:1.55">
<div role="article" lang="en" style="max-width:34em;margin:0 auto;padding:32px;background:#ffffff;border-radius:8px">
${paragraphs.map((paragraph) => markup`<p style="margin:0 0 16px">${paragraph}</p>\n`)}${button ? buttonOf(button) : ''}${notes.map(
  (note) => markup`<p style="margin:16px 0 0;font-size:15px;color:#4c5a53">${note}</p>\n`,
)}<p style="margin:24px 0 0;font-size:15px;color:#4c5a53">— Laurel</p>
</div>
</body>
</html>
`;
}

function buttonOf({ label, url }: { label: string; url: string }): Markup {
  return markup`<p style="margin:24px 0"><a href="${url}" style="display:inline-block;padding:12px 20px;background:#1f5c46;color:#ffffff;border-radius:6px;text-decoration:none">${label}</a></p>
<p style="margin:0;font-size:15px;color:#4c5a53">If the button does not work, copy this address:<br><span style="overflow-wrap:anywhere">${url}</span></p>
`;
}
