/** The text of captions (WebVTT) as paragraphs to read: what a video without a transcript begins with. */
export function transcriptOf(captions: string): string {
  const cues = captions
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .flatMap((block) => {
      const lines = block.split('\n');
      const timing = lines.findIndex((line) => line.includes('-->'));
      return timing < 0
        ? []
        : [
            lines
              .slice(timing + 1)
              .map(plain)
              .join(' ')
              .trim(),
          ];
    });
  return paragraphs(cues.filter(Boolean)).join('\n\n');
}

function plain(line: string): string {
  return line
    .replaceAll(/<[^>]{0,200}>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}

/** A paragraph ends where a sentence does, once it is long enough. */
function paragraphs(cues: readonly string[]): string[] {
  const made: string[] = [];
  let current = '';
  for (const cue of cues) {
    current = current ? `${current} ${cue}` : cue;
    if (current.length < 400 || !/[.!?…]["”’)]?$/.test(current)) continue;
    made.push(current);
    current = '';
  }
  return current ? [...made, current] : made;
}
