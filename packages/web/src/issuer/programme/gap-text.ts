interface GapText {
  /** With `{{1}}`, `{{2}}` … where the gaps are. */
  text: string;
  gaps: { accepted: string[] }[];
}

/** A text as its author writes it: what is accepted stands in the gap, `[[oxygen|O2]]`. */
export function writeGaps({ text, gaps }: GapText): string {
  return text.replaceAll(/\{\{(\d{1,2})\}\}/g, (whole, number: string) => {
    const accepted = gaps[Number(number) - 1]?.accepted;
    return accepted ? `[[${accepted.join('|')}]]` : whole;
  });
}

/** The text and its gaps, from what its author wrote. */
export function readGaps(written: string): GapText {
  const gaps: GapText['gaps'] = [];
  const text = written.replaceAll(/\[\[([^[\]]*)\]\]/g, (_, inside: string) => {
    const accepted = inside
      .split('|')
      .map((word) => word.trim())
      .filter(Boolean);
    gaps.push({ accepted });
    return `{{${gaps.length}}}`;
  });
  return { text, gaps };
}
