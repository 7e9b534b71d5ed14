import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.ts';
import type { Answer } from './answer.ts';
import { revokedVerdict, sampleVerdict, unansweredVerdict } from './testing/sample-verdict.ts';
import VerifyPage from './verify-page.tsx';

type Action = Parameters<typeof VerifyPage>[0]['actionData'];
const page = (answer?: Partial<Answer>, address = '') =>
  renderPage(VerifyPage, {
    loaderData: { address },
    actionData: answer && ({ typed: '', fileName: undefined, ...answer } as Action),
  });
const place = (html: string, words: string) => {
  const at = html.indexOf(words);
  expect(at, words).toBeGreaterThanOrEqual(0);
  return at;
};

describe('the verify page', () => {
  it('takes a file, a text or an address by one plain form', () => {
    const html = page();
    expect(html).toMatch(/<form[^>]*action="\/verify" enctype="multipart\/form-data" method="post"/i);
    expect(html).toContain('type="file"');
    expect(html).toContain('name="credential"');
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  it('holds an address that a link brought, and verifies nothing by itself', () => {
    const html = page(undefined, 'https://laurel.example/credentials/1');
    expect(html).toContain('https://laurel.example/credentials/1</textarea>');
    expect(html).not.toContain('data-verdict');
  });

  it('answers in one sentence, then says what to do, then why, then what it says', () => {
    const html = page({ verdict: sampleVerdict(), checkedBy: 'server', fileName: 'mine.json' });
    const order = [
      'data-outcome="valid"',
      'What to do next',
      'Is it genuine?',
      'Is it from who it says?',
      'Is it still good?',
      'What it says',
      'Technical detail',
      'Verify another',
    ];
    const places = order.map((words) => place(html, words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(html).toContain('whether Northfield College of Technology deserves that trust');
    expect(html).toContain('mine.json');
  });

  it('says revoked with the issuer’s reason, and that the words no longer hold', () => {
    const revocation = {
      reason: 'Issued to the wrong person',
      revokedAt: '2026-11-25T09:00:00Z',
      page: '/credentials/1',
    };
    const html = page({ verdict: revokedVerdict(), revocation, checkedBy: 'server' });
    expect(html).toContain('The issuer revoked it on 25 November 2026. The reason given: “Issued to the wrong person”');
    expect(html).toContain('data-verdict="not-valid"');
    expect(html).toContain('no longer to be relied on');
  });

  it('never lets what could not be checked look valid, and keeps what was pasted', () => {
    const html = page({ verdict: unansweredVerdict(), typed: '{"kept":1}', checkedBy: 'server' });
    expect(html).toContain('data-verdict="could-not-be-checked"');
    expect(html).toContain('This does not mean that it is false.');
    expect(html).toContain('{&quot;kept&quot;:1}</textarea>');
    expect(html).not.toContain('What it says');
  });

  it.each([
    ['empty', 'There is nothing to verify yet'],
    ['too-large', 'more than a million characters'],
    ['not-json', 'neither a credential nor a web address'],
    ['pdf', 'That is a PDF'],
  ] as const)('says kindly what %s means and keeps what was typed', (fault, words) => {
    const html = page({ fault, typed: '<typed>' });
    expect(html).toContain(words);
    expect(html).toContain('&lt;typed&gt;</textarea>');
    expect(html).toContain('aria-invalid="true"');
  });

  it('says which file was wrong, and blames no field for it', () => {
    const html = page({ fault: 'not-text', fileName: 'photo.bin' });
    expect(html).toContain('In “photo.bin”:');
    expect(html).not.toContain('aria-invalid');
  });

  it('shows claims from elsewhere as text, loads none of their images and runs none of their addresses', () => {
    const verdict = sampleVerdict();
    const { credential } = verdict;
    const achievement = credential?.achievement && {
      ...credential.achievement,
      name: '<script>alert(1)</script>',
      imageUrl: 'https://elsewhere.example/pixel.png',
    };
    const html = page({ verdict: { ...verdict, credential: credential && { ...credential, achievement } } });
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<img');
  });
});
