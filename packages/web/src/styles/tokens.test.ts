import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light: light ?? '', dark: dark ?? '' },
  ]),
);

const text = 4.5;
const drawing = 3;
const grounds = ['surface', 'sunken', 'raised'];
const each = (fore: string, backs: string[], least: number) => backs.map((back) => [fore, back, least] as const);

/** Every pair that meets on a page: WCAG 2.2, 1.4.3 for words and 1.4.11 for what shows a control or a state. */
const pairs = [
  ...each(
    'ink',
    [...grounds, 'parchment', 'accent-soft', 'valid-soft', 'invalid-soft', 'unknown-soft', 'warning-soft'],
    text,
  ),
  ...each('muted', [...grounds, 'parchment', 'valid-soft', 'invalid-soft', 'unknown-soft'], text),
  ...each('accent', [...grounds, 'accent-soft'], text),
  ...each('accent-strong', [...grounds, 'accent-soft'], text),
  ...each('on-accent', ['accent', 'accent-strong'], text),
  ...each('gold', ['parchment'], text),
  ...each('valid', [...grounds, 'valid-soft'], text),
  ...each('invalid', [...grounds, 'invalid-soft', 'parchment'], text),
  ...each('unknown', [...grounds, 'unknown-soft'], text),
  ...each('warning', [...grounds, 'warning-soft'], text),
  ...['code-word', 'code-text', 'code-value', 'code-name'].flatMap((name) => each(name, ['sunken'], text)),
  ...each('control', grounds, drawing),
  ...each('focus', [...grounds, 'parchment', 'valid-soft', 'invalid-soft', 'unknown-soft'], drawing),
  ...each('accent', ['line'], drawing),
];

describe.each(['light', 'dark'] as const)('colours, %s', (scheme) => {
  it.each(pairs)('--%s on --%s can be read (%s to 1)', (fore, back, least) => {
    expect(contrast(colour(fore, scheme), colour(back, scheme))).toBeGreaterThanOrEqual(least);
  });
});

function colour(name: string, scheme: 'light' | 'dark'): string {
  const token = tokens.get(name);
  if (!token) throw new Error(`There is no token --${name}`);
  return token[scheme];
}

/** The contrast ratio of WCAG 2.2, "contrast ratio" and "relative luminance". */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
