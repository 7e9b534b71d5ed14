import { describe, expect, it } from 'vitest';
import { csvLine, csvResponse } from './csv.ts';

describe('a line of CSV', () => {
  it('keeps commas, quotes and lines inside their cell', () => {
    expect(csvLine(['Ada, Countess', 'said "yes"', 'two\nlines'])).toBe(
      '"Ada, Countess","said ""yes""","two\nlines"\r\n',
    );
  });

  it('tells an empty cell from an empty text, and leaves numbers numbers', () => {
    expect(csvLine([null, '', 0, -3])).toBe(',"",0,-3\r\n');
  });

  const starts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
  const before = ['', ' ', '\u00a0', '\u200b', '\ufeff'];
  it.each(starts.flatMap((start) => before.map((white) => [`${white}${start}`])))(
    'never lets a cell that begins with %j run as a formula',
    (start) => {
      expect(csvLine([`${start}cmd|' /C calc'!A0`])).toBe(`"'${start}cmd|' /C calc'!A0"\r\n`);
    },
  );

  it('leaves what is no formula as it is', () => {
    expect(csvLine(['a=b', 'Jean-Luc', 'ada@example.org', "O'Brien", '1+1'])).toBe(
      '"a=b","Jean-Luc","ada@example.org","O\'Brien","1+1"\r\n',
    );
  });
});

describe('a download', () => {
  async function* rows() {
    yield ['Ada', 1];
    yield ['=Grace', null];
  }

  it('is a UTF-8 attachment with every row', async () => {
    const response = csvResponse('learners', ['Name', 'Score'], rows());
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="learners.csv"');
    expect(new Uint8Array(await response.clone().arrayBuffer()).slice(0, 3)).toEqual(
      new Uint8Array([0xef, 0xbb, 0xbf]),
    );
    expect(await response.text()).toBe('"Name","Score"\r\n"Ada",1\r\n"\'=Grace",\r\n');
  });

  it('breaks off, rather than end as if whole, when a page of the list fails', async () => {
    async function* failing() {
      yield ['Ada', 1];
      throw new Error('the connection broke');
    }
    await expect(csvResponse('x', ['Name', 'Score'], failing()).text()).rejects.toThrow('the connection broke');
  });
});
