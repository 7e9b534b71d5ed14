import { expect, test } from 'vitest';
import { renderInteropTable, withInteropTable } from './interop-table.ts';

const head = ['| package | format | we verify theirs | they verify ours | remark |', '| --- | --- | --- | --- | --- |'];

test('what was shown with several algorithms stands in one line, and only what was shown', () => {
  const row = { package: 'jose', version: '6.0.0', format: 'JWS' };
  const rows = [
    { ...row, algorithm: 'ES256', weVerifyTheirs: true },
    { ...row, algorithm: 'EdDSA', weVerifyTheirs: true },
    { package: 'a', format: '–', remark: 'Not to be had.' },
  ];
  expect(renderInteropTable(rows).split('\n')).toEqual([
    ...head,
    '| `a` (not installed) | – | – | – | Not to be had. |',
    '| `jose` 6.0.0 | JWS: ES256, EdDSA | yes | – | |',
  ]);
});

test('what is not accepted once is not called accepted', () => {
  const row = { package: 'jose', version: '6.0.0', format: 'JWS' };
  const rows = [
    { ...row, theyVerifyOurs: true },
    { ...row, theyVerifyOurs: false },
  ];
  expect(renderInteropTable(rows)).toContain('| JWS | – | no | |');
});

test('the table takes its place in the page and leaves the rest alone', () => {
  const mark = '<!-- interop: made by `npm run documents` from the run of tests/interop -->';
  const page = `before\n${mark}\nold\n<!-- /interop -->\nafter\n`;
  const changed = withInteropTable(page, 'new');
  expect(changed).toBe(`before\n${mark}\nnew\n<!-- /interop -->\nafter\n`);
  expect(withInteropTable(changed, 'new')).toBe(changed);
  expect(() => withInteropTable('nothing', 'new')).toThrow('no place');
});
