import { describe, expect, test } from 'vitest';
import { BoundedLists } from './bounded-lists.ts';

const KB = 1_024;

function room(maxBytes = 32 * KB, maxLists = 1_000) {
  const lists = new BoundedLists<{ url: string; bytes: number }>({ maxBytes, maxLists });
  const put = (host: string, path: number, bytes = KB) => {
    const url = `https://${host}/${path}`;
    lists.put(url, { url, bytes });
    return url;
  };
  return { lists, put };
}

const all = (lists: ReturnType<typeof room>['lists'], urls: readonly string[]) =>
  urls.filter((url) => lists.get(url) !== undefined);

describe('I04 what is kept is bounded', () => {
  test('by its bytes: who was put longest ago leaves first', () => {
    const { lists, put } = room();
    const urls = Array.from({ length: 32 }, (_, at) => put(`host-${at % 16}.example`, at));
    expect(all(lists, urls)).toHaveLength(32);
    put('host-0.example', 0);
    urls.push(put('new.example', 0));
    expect(all(lists, urls)).toEqual(urls.filter((_, at) => at !== 1));
  });

  test('by its number', () => {
    const { lists, put } = room(32 * KB, 8);
    const urls = Array.from({ length: 10 }, (_, at) => put(`host-${at}.example`, at, 1));
    expect(all(lists, urls)).toEqual(urls.slice(2));
  });

  test('no list may have more than its share, and one that grows beyond it leaves what was there', () => {
    const { lists, put } = room();
    const small = put('host.example', 1);
    expect(lists.get(put('host.example', 2, KB + 1))).toBeUndefined();
    put('host.example', 1, KB + 1);
    expect(lists.get(small)?.bytes).toBe(KB);
  });

  test('one host pushes out its own lists and nobody else’s', () => {
    const { lists, put } = room();
    const others = Array.from({ length: 24 }, (_, at) => put(`host-${at}.example`, at));
    const flood = Array.from({ length: 500 }, (_, at) => put('flood.example', at));
    expect(all(lists, others)).toEqual(others);
    expect(all(lists, flood)).toEqual(flood.slice(-8));
    const many = Array.from({ length: 2_000 }, (_, at) => put('many.example', at, 0));
    expect(all(lists, many)).toHaveLength(250);
  });
});
