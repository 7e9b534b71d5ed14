import { describe, expect, it } from 'vitest';
import { renderPage } from '../testing/render-page.ts';
import type { Answer, RefusedItem, VerifiedItem } from './answer.ts';
import { lookAlikeVerdict, revokedVerdict, sampleVerdict, unansweredVerdict } from './testing/sample-verdict.ts';
import VerifyPage from './verify-page.tsx';

type Action = Parameters<typeof VerifyPage>[0]['actionData'];
const page = (answer?: Partial<Answer>, address = '') =>
  renderPage(VerifyPage, {
    loaderData: { address },
    actionData: answer && ({ typed: '', fileNames: [], verified: [], refused: [], ...answer } as Action),
  });
const one = (verdict: VerifiedItem['verdict'], rest: Partial<VerifiedItem> = {}): VerifiedItem => ({
  fileName: undefined,
  path: [],
  verdict,
  checkedBy: 'server',
  ...rest,
});
const none = (code: string, rest: Partial<RefusedItem> = {}): RefusedItem => ({
  fileName: undefined,
  path: [],
  code,
  sentence: 'There is no credential in it.',
  whatToDo: 'Look for the file.',
  ...rest,
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
    const html = page({ verified: [one(sampleVerdict(), { fileName: 'mine.json' })] });
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
    const html = page({ verified: [one(revokedVerdict(), { revocation })] });
    expect(html).toContain('The issuer revoked it on 25 November 2026. The reason given: “Issued to the wrong person”');
    expect(html).toContain('data-verdict="not-valid"');
    expect(html).toContain('no longer to be relied on');
  });

  it('says of one that was issued anew that it was, and where the new one is, in place of a reason for revoking', () => {
    const revocation = { reason: 'x', revokedAt: '2026-11-25T09:00:00Z', page: '/credentials/1' };
    const html = page({ verified: [one(revokedVerdict(), { revocation, successorPage: '/credentials/2' })] });
    expect(html).toContain('Its issuer has issued it anew');
    expect(html).toContain('href="/credentials/2"');
    expect(html).toContain('Open the new one');
    expect(html).not.toContain('The reason given');
  });

  it('D10 says at once when it rests on documents fetched earlier, of one answer and of many', () => {
    const url = 'https://laurel.example/status-lists/1';
    const used = { kind: 'status-list', url, fetchedAt: '2026-11-24T07:00:00.000Z', ageSeconds: 10_800 };
    const { technical } = sampleVerdict();
    const aged = sampleVerdict({ technical: { ...technical, documents: [used] } });
    const words =
      /Checked against documents fetched on <time [^>]*>24 November 2026 at 07:00 UTC<\/time> \(3 hours before\)/;
    const html = page({ verified: [one(aged)] });
    expect(html).toMatch(words);
    expect(place(html, 'data-aged="10800"')).toBeLessThan(place(html, 'What to do next'));
    const many = page({ verified: [one(sampleVerdict()), one(aged)] });
    expect(many).toMatch(words);
    expect(place(many, 'data-aged')).toBeLessThan(place(many, 'data-row'));
    expect(page({ verified: [one(sampleVerdict())] })).not.toContain('data-aged');
  });

  it('never lets what could not be checked look valid, and keeps what was pasted', () => {
    const html = page({ verified: [one(unansweredVerdict())], typed: '{"kept":1}' });
    expect(html).toContain('data-verdict="could-not-be-checked"');
    expect(html).toContain('This does not mean that it is false.');
    expect(html).toContain('{&quot;kept&quot;:1}</textarea>');
    expect(html).not.toContain('What it says');
  });

  it.each([
    ['empty', 'There is nothing to verify yet'],
    ['too-large', 'more than can be verified at once'],
    ['too-many', 'Put them into one ZIP archive'],
  ] as const)('says kindly what %s means and keeps what was typed', (fault, words) => {
    const html = page({ fault, typed: '<typed>' });
    expect(html).toContain(words);
    expect(html).toContain('&lt;typed&gt;</textarea>');
    expect(html).toContain('aria-invalid="true"');
  });

  it('says which file held nothing, why and what to do, and blames no field for it', () => {
    const html = page({
      fileNames: ['photo.bin'],
      refused: [none('container.no-credential', { fileName: 'photo.bin' })],
    });
    expect(html).toContain('photo.bin');
    expect(html).toContain('There is no credential in it. Look for the file.');
    expect(html).not.toContain('aria-invalid');
  });

  it('says of an address that it did not help', () => {
    const path = [{ in: 'url', url: 'https://10.0.0.1/x' }] as const;
    const html = page({ refused: [none('unreadable', { path, detail: 'a private address' })] });
    expect(html).toContain('The address https://10.0.0.1/x did not help: a private address.');
  });

  it('of many says how many of which, gives each a line that opens into its report, and lists what was refused', () => {
    const zip = (entry: string) => ({ fileName: 'all.zip', path: [{ in: 'zip', entry }] as const });
    const html = page({
      verified: [
        one(sampleVerdict(), zip('a.json')),
        one(revokedVerdict(), zip('b.json')),
        one(unansweredVerdict(), zip('c.json')),
      ],
      refused: [none('container.no-credential', zip('notes.txt'))],
    });
    expect(html).toContain('3 checked: 1 valid, 1 not valid and 1 could not be checked');
    expect(html.match(/<details[^>]*data-row=/g)).toHaveLength(3);
    expect(html.match(/data-verdict=/g)).toHaveLength(3);
    place(html, 'all.zip › b.json');
    expect(place(html, 'What was not verified')).toBeLessThan(place(html, 'all.zip › notes.txt'));
    expect(new Set(html.match(/ id="[^"]+"/g)).size).toBe(html.match(/ id="[^"]+"/g)?.length);
  });

  it('says of the signature alone what is known, when the rest could not be checked', () => {
    expect(page({ verified: [one(unansweredVerdict())] })).toContain('Its signature is genuine');
    const unknown = { ...unansweredVerdict(), signature: 'unknown' as const };
    expect(page({ verified: [one(unknown)] })).toContain('could not be checked either');
    expect(page({ verified: [one(sampleVerdict())] })).not.toContain('data-signature');
  });

  it('sets warnings apart from what is only good to know: an issuer in no list is no warning', () => {
    const html = page({
      verified: [
        one(
          sampleVerdict({
            warnings: [{ reasonCode: 'validity.expires-soon', sentence: 'It expires soon.' }],
            information: [{ reasonCode: 'issuer.unlisted', sentence: 'The issuer is in no list.' }],
          }),
        ),
      ],
    });
    expect(html).toMatch(/data-kind="warning".*It expires soon\./);
    expect(html).toMatch(/<li data-information="issuer.unlisted">The issuer is in no list\./);
    expect(html.match(/data-kind="warning"/g)).toHaveLength(1);
  });

  it('says who lists an issuer, and of one in no list calmly that the reader decides', () => {
    const listed = sampleVerdict({
      information: [{ reasonCode: 'issuer.listed', sentence: 'It is in a list.' }],
      issuerStanding: { kind: 'listed', by: ['Registry', 'laurel.example'] },
    });
    expect(page({ verified: [one(listed)] })).toContain('listed by Registry and laurel.example.');
    const unlisted = sampleVerdict({
      information: [{ reasonCode: 'issuer.not-listed', sentence: 'It is in no list.' }],
      issuerStanding: { kind: 'not-listed' },
    });
    const html = page({ verified: [one(unlisted)] });
    expect(html).toContain('It is in no list. Decide for yourself');
    expect(html).not.toContain('data-kind="warning"');
    expect(place(html, 'What was checked')).toBeLessThan(place(html, 'It is in no list.'));
  });

  it('warns of a look-alike before anything else, once, names both, and does not say to rely on it', () => {
    const html = page({ verified: [one(lookAlikeVerdict())] });
    expect(html.match(/data-kind="warning"/g)).toHaveLength(1);
    expect(html).not.toContain('data-information');
    const order = [
      'data-outcome="valid"',
      'data-warning="issuer.look-alike"',
      '<bdi>Northfield College of Technology</bdi>',
      'did:web:laurel.example:issuers:northfield',
      '<bdi>Nоrthfield College of Technology</bdi>',
      'did:web:northfield.example',
      'Listed by Registry of Colleges',
      'Do not take it for one from Nоrthfield College of Technology',
    ];
    const places = order.map((words) => place(html, words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('warns of a look-alike among many in its line, and inside a presentation', () => {
    const html = page({ verified: [one(lookAlikeVerdict()), one(sampleVerdict())] });
    expect(html.match(/data-warned/g)).toHaveLength(1);
    const inside = page({ verified: [one(sampleVerdict({ kind: 'presentation', contents: [lookAlikeVerdict()] }))] });
    expect(inside.match(/data-warning="issuer.look-alike"/g)).toHaveLength(1);
  });

  it('says of the public record what is known, what is not and what to try, and calls a development chain one', () => {
    const logged = {
      outcome: 'pass',
      reasonCode: 'record.logged',
      sentence: 'In the log since 24 November 2026, 10:00 UTC.',
      whatToDo: '',
    } as const;
    const development =
      'Anchored in block 12 of a development chain, on 24 November 2026, 10:05 UTC: this proves the mechanism, not permanence.';
    const anchored = {
      outcome: 'pass',
      reasonCode: 'anchor.anchored-development',
      sentence: development,
      whatToDo: '',
    } as const;
    const disagree = {
      outcome: 'unknown',
      reasonCode: 'anchor.servers-disagree',
      sentence: "Could not be checked, because the chain's servers disagree.",
      whatToDo: 'Try again later, or with other servers of the chain.',
    } as const;
    const technical = { ...sampleVerdict().technical, record: { log: 'https://laurel.example/log', root: 'ab12' } };
    const known = page({
      verified: [one(sampleVerdict({ record: { log: logged, anchor: anchored, index: 4, size: 12 }, technical }))],
    });
    expect(known).toContain('In the log since 24 November 2026, 10:00 UTC.');
    expect(known).toContain(development);
    expect(place(known, 'The public record')).toBeLessThan(place(known, 'root: ab12'));
    expect(known).toContain('index: 4');
    const unknown = page({ verified: [one(sampleVerdict({ record: { log: logged, anchor: disagree } }))] });
    expect(unknown).toMatch(/data-check="record-anchor" data-outcome="unknown"/);
    expect(unknown).toContain('servers disagree. Try again later, or with other servers of the chain.');
    expect(unknown).toContain('data-outcome="valid"');
    const none = { outcome: 'not-applicable', reasonCode: 'record.none', sentence: 'None.', whatToDo: '' } as const;
    const silent = page({
      verified: [one(sampleVerdict({ record: { log: none, anchor: { ...none, reasonCode: 'anchor.none' } } }))],
    });
    expect(silent).not.toContain('The public record');
  });

  it('gives what is inside a presentation a short verdict each', () => {
    const contents = [sampleVerdict(), revokedVerdict()];
    const html = page({ verified: [one(sampleVerdict({ kind: 'presentation', contents }))] });
    expect(html).toContain('data-content="valid"');
    expect(html).toContain('data-content="not-valid"');
    expect(html).toContain('The issuer has revoked this credential.');
  });

  it('gives each endorsement a short verdict, and shows only words that are known to be the endorser’s', () => {
    const said = (changes: object) => ({
      ...sampleVerdict({}),
      credential: {
        issuer: { id: 'did:key:z6Mk', name: 'Guild of Technicians' },
        subject: { id: 'urn:uuid:1' },
        endorsement: { comment: 'Asked for by our members.' },
        results: [],
      },
      ...changes,
    });
    const endorsements = [
      { path: '/endorsement/0', counts: true, verdict: said({}) },
      { path: '/endorsement/1', counts: false, verdict: said({}) },
      { path: '/endorsement/2', counts: false, verdict: { ...revokedVerdict(), credential: undefined } },
    ];
    const tooMany = { reasonCode: 'endorsement.too-many', sentence: 'There are more.' };
    const html = page({ verified: [one(sampleVerdict({ endorsements, information: [tooMany] }))] });
    expect(html).toContain('data-information="endorsement.too-many"');
    expect(html.match(/data-endorsement="[^"]+"/g)).toEqual([
      'data-endorsement="counts"',
      'data-endorsement="does-not-count"',
      'data-endorsement="does-not-count"',
    ]);
    expect(html.match(/<q><bdi>Asked for by our members\.<\/bdi><\/q>/g)).toHaveLength(1);
    expect(html).toContain('This is about something other than this credential.');
  });

  it('shows claims from elsewhere as text, loads none of their images and runs none of their addresses', () => {
    const verdict = sampleVerdict();
    const { credential } = verdict;
    const achievement = credential?.achievement && {
      ...credential.achievement,
      name: '<script>alert(1)</script>',
      imageUrl: 'https://elsewhere.example/pixel.png',
    };
    const html = page({ verified: [one({ ...verdict, credential: credential && { ...credential, achievement } })] });
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toContain('<img');
  });
});
