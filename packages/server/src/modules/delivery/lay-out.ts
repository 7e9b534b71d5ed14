import { Markup, markup } from './markup.ts';

/** What a mail says, before it is laid out as text and as HTML. */
export interface Message {
  subject: string;
  /** Paragraphs before the button. */
  paragraphs: readonly string[];
  button?: { label: string; url: string };
  /** Paragraphs after it, in smaller type. */
  notes?: readonly string[];
}

/** Of a mail that one may turn off: why one gets it, and the page that turns it off. */
export interface Foot {
  why: string;
  stop: string;
  stopUrl: string;
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
export function layOut({ subject, paragraphs, button, notes = [] }: Message, foot?: Foot): LaidOut {
  const text = [
    ...paragraphs,
    ...(button ? [`${button.label}:\n${button.url}`] : []),
    ...notes,
    '— Laurel',
    ...(foot ? [foot.why, `${foot.stop}:\n${foot.stopUrl}`] : []),
  ].join('\n\n');
  const html = page({ subject, paragraphs, notes, ...(button ? { button } : {}) }, foot).html;
  return { subject: oneLine(subject), text: `${text}\n`, html };
}

/** A subject is a header: what people typed must not end it. */
function oneLine(subject: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking control characters out is the purpose
  return subject.replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ');
}

const fonts = "font-family:Georgia,'Times New Roman',serif";
const ink = '#1d2a24';

function page({ subject, paragraphs, button, notes = [] }: Message, foot: Foot | undefined): Markup {
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
${paragraphs.map((paragraph) => markup`<p style="margin:0 0 16px;overflow-wrap:anywhere">${linesOf(paragraph)}</p>\n`)}${button ? buttonOf(button) : ''}${notes.map(
  (note) => markup`<p style="margin:16px 0 0;font-size:15px;color:#4c5a53">${note}</p>\n`,
)}<p style="margin:24px 0 0;font-size:15px;color:#4c5a53">— Laurel</p>
${foot ? footOf(foot) : ''}</div>
</body>
</html>
`;
}

/** A line that somebody ended stays one. */
function linesOf(paragraph: string): Markup[] {
  return paragraph.split(/\r?\n/).map((line, index) => markup`${index > 0 ? lineBreak : ''}${line}`);
}

const lineBreak = new Markup('<br>');

function buttonOf({ label, url }: { label: string; url: string }): Markup {
  return markup`<p style="margin:24px 0"><a href="${url}" style="display:inline-block;padding:12px 20px;background:#1f5c46;color:#ffffff;border-radius:6px;text-decoration:none">${label}</a></p>
<p style="margin:0;font-size:15px;color:#4c5a53">If the button does not work, copy this address:<br><span style="overflow-wrap:anywhere">${url}</span></p>
`;
}

function footOf({ why, stop, stopUrl }: Foot): Markup {
  return markup`<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #d8d6cc;font-size:15px;color:#4c5a53">${why}</p>
<p style="margin:8px 0 0;font-size:15px;color:#4c5a53">${stop}:<br><a href="${stopUrl}" style="color:#1f5c46;overflow-wrap:anywhere">${stopUrl}</a></p>
`;
}
