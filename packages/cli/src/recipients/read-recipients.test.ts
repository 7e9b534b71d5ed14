import { describe, expect, it } from 'vitest';
import { readRecipients } from './read-recipients.ts';

const achievementId = 'b7a2f3a0-6f6e-4a52-9c3b-5d1d9b1c2e33';
const read = (text: string) => readRecipients(new TextEncoder().encode(text), achievementId);
const faults = (text: string) => read(text).faults.map(({ row, sentence }) => `${row}: ${sentence}`);

describe('reading recipients', () => {
  it('takes a byte order mark, Windows line ends, semicolons, quotes and empty lines as spreadsheets write them', () => {
    const text = '\ufeffName;EMAIL\r\n"Lovelace; Ada";ada@example.org\r\n;\r\n\r\n"Al\nan";alan@example.org\r\n';
    expect(faults(text)).toEqual([expect.stringMatching(/^5: The name .* control characters are not accepted/)]);
    expect(faults('name,email\n"Lovelace, Ada",ada@example.org\n\n , \nAlan,alan@example.org')).toEqual([]);
    const { recipients } = read('\ufeffEMAIL;Name\r\nada@example.org;Ada\r\n');
    expect(recipients).toEqual([{ row: 2, name: 'Ada', email: 'ada@example.org', completedOn: undefined }]);
  });

  it('keeps names in any script as they are written', () => {
    expect(
      read('name,email\nאדה לאבלייס,ada@example.org\nÅsa Öberg,asa@example.org\n').recipients.map((it) => it.name),
    ).toEqual(['אדה לאבלייס', 'Åsa Öberg']);
  });

  it('refuses what is not UTF-8 instead of misspelling names', () => {
    const latin1 = new Uint8Array([...new TextEncoder().encode('name,email\n'), 0xc5, 0x73, 0x61]);
    const utf16 = new Uint8Array(Buffer.from('\ufeffname,email\n', 'utf16le'));
    for (const bytes of [latin1, utf16, new Uint8Array(Buffer.from('name,email\n', 'utf16le'))])
      expect(readRecipients(bytes, achievementId).faults).toEqual([
        { row: 1, sentence: expect.stringContaining('not UTF-8') },
      ]);
  });

  it('refuses a header that lacks a column, has a strange one, or one twice', () => {
    expect(faults('')).toEqual(['1: The header needs the columns name and email; name and email is missing.']);
    expect(faults('name,mail\nA,a@example.org')).toEqual([
      '1: The header needs the columns name and email; email is missing.',
    ]);
    expect(faults('name,email,completed_on\nA,a@example.org,')[0]).toContain('has a column “completed_on”');
    expect(faults('name,email,name\nA,a@example.org,B')).toEqual(['1: The header has the same column twice.']);
  });

  it('refuses a file without recipients, a cell too many, and a quote that never ends', () => {
    expect(faults('name,email\n\n')).toEqual(['2: There are no recipients under the header.']);
    expect(faults('name,email\nLovelace, Ada,ada@example.org')[0]).toContain('2: There are more cells than columns');
    expect(faults('name,email\nAda,ada@example.org\n"Alan,alan@example.org\n')[0]).toMatch(/^3: .*[Qq]uote/);
  });
});
