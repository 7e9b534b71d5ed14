import { describe, expect, test } from 'vitest';
import { placeQuote, plainTextOf } from './place-quote.ts';

const text = plainTextOf('<p>One span, &amp; one <strong>pier</strong>.</p>\n<p>Then one span more: a &lt; b.</p>');

describe('words of a work', () => {
  test('are what a reader sees, with single spaces', () => {
    expect(text).toBe('One span, & one pier . Then one span more: a < b.');
  });

  test('are found whatever spaces and markup stand between them', () => {
    expect(placeQuote(text, { quote: 'one pier.', offset: 0 })).toBe(text.indexOf('one pier'));
    expect(placeQuote(text, { quote: 'pier.\n\nThen', offset: 0 })).toBe(text.indexOf('pier'));
    expect(placeQuote(text, { quote: 'a < b', offset: 0 })).toBe(text.indexOf('a <'));
  });

  test('are found at the place nearest to where they stood', () => {
    const places = ['ab', 'ab', 'ab'].join(' x ');
    expect([0, 4, 6, 99].map((offset) => placeQuote(places, { quote: 'ab', offset }))).toEqual([0, 5, 5, 10]);
  });

  test('are nowhere once they are gone', () => {
    expect(placeQuote(text, { quote: 'two spans', offset: 0 })).toBeNull();
    expect(placeQuote(text, { quote: '   ', offset: 0 })).toBeNull();
  });
});
