import { type ComponentType, createElement } from 'react';
import { UNSAFE_ErrorResponseImpl as ErrorResponse } from 'react-router';
import { describe, expect, it } from 'vitest';
import { render } from '../testing/render.ts';
import { renderPage } from '../testing/render-page.ts';
import { lookAlikeVerdict, revokedVerdict, sampleVerdict } from '../verifier/testing/sample-verdict.ts';
import CredentialPage, { ErrorBoundary, meta } from './credential-page.tsx';
import { sampleCredential } from './testing/sample-credential.ts';

type Data = Parameters<typeof CredentialPage>[0]['loaderData'];
type Changes = Partial<Omit<Data, 'credential'>> & { credential?: Parameters<typeof sampleCredential>[0] };
type Action = Parameters<typeof CredentialPage>[0]['actionData'];

const noBlockcert: Data['blockcert'] = {
  state: 'unavailable',
  sentence: 'This server records no credentials on a blockchain.',
  mayAsk: false,
  chain: null,
  transaction: null,
  block: null,
  blockTime: null,
};

function data({ credential, ...changes }: Changes = {}): Data {
  return {
    credential: sampleCredential(credential),
    verdict: sampleVerdict(),
    blockcert: noBlockcert,
    key: undefined,
    shared: null,
    ...changes,
  };
}
const page = (changes?: Changes, actionData?: Action) =>
  renderPage(CredentialPage, { loaderData: data(changes), actionData });

const { id } = sampleCredential();

describe('a credential', () => {
  it('says who earned what, from whom, and whether it is true now', () => {
    const html = page();
    expect(html.match(/<h1/g)).toHaveLength(1);
    for (const words of ['Linnéa Åström', 'IT Support Fundamentals', 'Northfield College of Technology'])
      expect(html).toContain(words);
    expect(html).toContain('Checked just now: signature, issuer, status and dates.');
    expect(html).toContain('data-outcome="valid"');
    expect(html).toContain('90%, pass mark 70%');
  });

  it('names the system in which credits count only where that was signed', () => {
    const verdict = sampleVerdict();
    const { credential } = verdict;
    if (!credential?.achievement) throw new Error('the sample has an achievement');
    const criteriaNarrative = 'Passed.\n\nCredits: 2 ECTS.';
    const named = { ...credential, achievement: { ...credential.achievement, criteriaNarrative } };
    expect(page({ verdict: { ...verdict, credential: named } })).toContain('>2 ECTS credits<');
    expect(page()).toContain('>2 credits<');
  });

  it('shows each criterion beneath its assessment, which of how many levels that is, and the workload that was signed', () => {
    const verdict = sampleVerdict();
    const { credential } = verdict;
    if (!credential?.achievement) throw new Error('the sample has an achievement');
    const criteriaNarrative = 'Passed.\n\nWorkload: 12.5 hours.\n\nLevel: EQF 4.';
    const level = { resultType: 'RubricCriterionLevel', value: 'Good', achievedLevel: 'Good' };
    const results = [
      { name: 'The plan', value: '70', resultType: 'Percent', valueMin: '0', valueMax: '100', requiredValue: '60' },
      { ...level, name: 'The plan: Reasons', levelPlace: { at: 3, of: 4 }, levelDescription: 'Says why.' },
    ];
    const signed = { ...credential, results, achievement: { ...credential.achievement, criteriaNarrative } };
    const html = page({ verdict: { ...verdict, credential: signed } });
    expect(html).toContain('70%, pass mark 60%');
    expect(html).toMatch(/<li[^>]*><bdi>Reasons<\/bdi>.*<bdi>Good<\/bdi>.*\(level 3 of 4\)/);
    expect(html).toMatch(/<details><summary>What these levels mean<\/summary>.*Says why\./);
    expect(html).toContain('>12.5 hours<');
    expect(html).toContain('>EQF 4<');
    // What is told as a fact is not told once more among the criteria.
    expect(html).toMatch(/<p[^>]*>Passed\.<\/p>/);
    expect(html).not.toContain('Workload: 12.5');
    expect(html).not.toContain('Level: EQF 4');
    // The achievement has 50 hours by now, which nobody signed.
    expect(page()).not.toContain('>50 hours<');
  });

  it('warns outside of what must be opened, where its issuer may be taken for another', () => {
    const html = page({ verdict: lookAlikeVerdict() });
    expect(html.indexOf('data-warning="issuer.look-alike"')).toBeGreaterThan(html.indexOf('</details>'));
    expect(html).toContain('did:web:northfield.example');
    expect(page()).not.toContain('data-warning');
  });

  it('opens into every check without a script', () => {
    expect(page()).toMatch(/<details[^>]*data-outcome="valid"/);
    expect(page().match(/data-check=/g)).toHaveLength(6);
  });

  it('shows what was signed, whatever became of the achievement since', () => {
    const credential = sampleCredential();
    const html = page({
      credential: { achievement: { ...credential.achievement, name: 'Renamed', criteria: 'Changed' } },
    });
    expect(html).not.toContain('Renamed');
    expect(html).not.toContain('Changed');
    expect(html).toContain('Passed the <em>final exam</em>.');
  });

  it('is revoked in one plain sentence with reason and date', () => {
    const html = page({
      credential: {
        state: 'revoked',
        revokedAt: '2026-11-25T09:00:00Z',
        revocationReason: 'Issued to the wrong person',
      },
      verdict: revokedVerdict(),
    });
    expect(html).toContain(
      'Northfield College of Technology revoked it on 25 November 2026. The reason given: “Issued to the wrong person”',
    );
    expect(html).toContain('data-outcome="not-valid"');
  });

  it('is never called revoked on the record’s word alone, nor valid without a check', () => {
    const revokedAt = '2026-11-25T09:00:00Z';
    expect(page({ credential: { revokedAt } })).not.toContain('revoked it on');
    const unchecked = page({ verdict: null });
    expect(unchecked).toContain('data-outcome="could-not-be-checked"');
    expect(unchecked).not.toContain('data-outcome="valid"');
    expect(unchecked).toContain('Linnéa Åström');
  });

  it('leads to the definition of each skill on the same page', () => {
    const html = page({ key: 'k1' });
    expect(html).toContain(`href="/credentials/${id}?key=k1#skill-1"`);
    expect(html).toContain('id="skill-1"');
  });

  it('keeps the key of a mail in every link that needs it', () => {
    const html = page({ key: 'a b', credential: { visibility: 'private' } });
    expect(html).toContain(`href="/api/v1/credentials/${id}/document?key=a+b"`);
    expect(html).toContain(`href="/api/v1/credentials/${id}/pdf?key=a+b"`);
    expect(html).toContain(`href="/sign-in?next=${encodeURIComponent(`/credentials/${id}?key=a+b`)}"`);
    expect(html).toContain('you have the link its holder was sent');
  });

  it('shows typed text as text', () => {
    const html = page({ credential: { narrative: '<img src=x onerror=alert(1)>\nsecond line' } });
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;<br/>second line');
  });
});

describe('a credential that was issued anew', () => {
  const newId = '0a5a2f3e-6f5d-4b46-9a70-6f9dd2a3c0ff';
  const replacedBy = { id: newId, url: `https://laurel.example/credentials/${newId}`, state: 'issued' } as const;
  const credential = {
    state: 'revoked',
    revokedAt: '2026-11-25T09:00:00Z',
    revocationReason: 'Issued anew',
    replacedBy,
  } as const;

  it('M11 leads to what counts in its place, in plain words and not in red', () => {
    const html = page({ credential, verdict: revokedVerdict(), key: 'k1' });
    expect(html).toContain(
      'This credential was issued anew on 25 November 2026, and the new one counts in its place. The reason given: “Issued anew”',
    );
    expect(html).toMatch(new RegExp(`<a[^>]*href="/credentials/${newId}\\?key=k1"[^>]*>.*The valid one is here`));
    expect(html).not.toContain('data-tone="invalid" data-outcome="not-valid"');
    expect(html).not.toContain('revoked it on');
    expect(html).toContain('data-withdrawn="replaced"');
  });

  it('no longer leads to the work: whether the one that counts does is its holder’s choice', () => {
    const verdict = revokedVerdict();
    const evidence = [{ name: 'The bridge', url: 'https://work.example/bridge' }, { narrative: 'Marked by two.' }];
    const signed = verdict.credential && { ...verdict.credential, evidence };
    if (!signed) throw new Error('the sample says something');
    const html = page({ credential, verdict: { ...verdict, credential: signed } });
    expect(html).toContain('Marked by two.');
    expect(html).not.toContain('work.example');
    const unreplaced = { ...credential, replacedBy: null };
    expect(page({ credential: unreplaced, verdict: { ...verdict, credential: signed } })).toContain('work.example');
  });

  it('still opens into what a check of the old one says', () => {
    const html = page({ credential, verdict: revokedVerdict() });
    expect(html).toMatch(/<details[^>]*data-outcome="replaced"/);
    expect(html).toContain('data-check="status"');
  });

  it('says so where the new one was revoked for a reason of its own', () => {
    const html = page({ credential: { ...credential, replacedBy: { ...replacedBy, state: 'revoked' } } });
    expect(html).not.toContain('The valid one is here');
    expect(html).toContain('The new one was revoked since');
  });

  it('is revoked to whoever may not see the new one', () => {
    const html = page({ credential: { ...credential, replacedBy: null }, verdict: revokedVerdict() });
    expect(html).toContain('revoked it on 25 November 2026');
    expect(html).not.toContain(newId);
  });

  it('tells its holder what to share', () => {
    const html = page({ credential: { ...credential, relation: 'holder' }, verdict: revokedVerdict() });
    expect(html).toContain('Links to this page that you have given to others lead to the new one');
    expect(html).not.toContain('there is nothing to share');
  });
});

describe('what can be done with a credential', () => {
  it('is sharing, for its holder, by a plain form', () => {
    const html = page({ credential: { relation: 'holder', visibility: 'private' } });
    expect(html).toMatch(new RegExp(`<form[^>]*action="/credentials/${id}" method="post"`));
    expect(html).toContain('value="public"');
    expect(html).not.toContain('linkedin.com');
  });

  it('is LinkedIn, the link and taking it back, once it is public', () => {
    const html = page({ credential: { relation: 'holder' }, shared: 'public' });
    expect(html).toContain('linkedin.com/profile/add');
    expect(html).toContain('value="private"');
    expect(html).toContain('This page is public now.');
  });

  it('is no sharing of what is revoked', () => {
    const html = page({ credential: { relation: 'holder', state: 'revoked' }, verdict: revokedVerdict() });
    expect(html).not.toContain('linkedin.com');
  });

  it('is the console, for its issuer', () => {
    const { achievement } = sampleCredential();
    const html = page({ credential: { relation: 'issuer' } });
    expect(html).toContain(`href="/issuer/${achievement.organisationId}/credentials/${id}"`);
    expect(html).not.toContain('value="public"');
  });

  it('says why sharing was refused', () => {
    const problem = { status: 429, code: 'rate-limited', title: 'x', errors: [] };
    const html = page({ credential: { relation: 'holder' } }, { problem: { share: problem } } as Action);
    expect(html).toContain('That was a little too fast');
  });
});

describe('a credential that is not for everybody', () => {
  it('looks like one that does not exist, and says what to do', () => {
    const error = new ErrorResponse(404, '', null);
    const html = render(createElement(ErrorBoundary as ComponentType<{ error: unknown }>, { error }));
    expect(html).toContain('private by default');
    expect(html).toContain('href="/verify"');
    expect(html).toContain('href="/sign-in?next=%2Fhere%3Ftab%3D1"');
  });

  const tags = (loaderData: Data | undefined) =>
    JSON.stringify(meta({ matches: [], loaderData, params: { credentialId: id } } as never));

  it('stays out of search; a public one unfolds with its own image', () => {
    expect(tags(undefined)).toContain('noindex');
    expect(tags(data({ credential: { visibility: 'private' } }))).toContain('noindex');
    const card = tags(data());
    expect(card).not.toContain('noindex');
    expect(card).toContain('Linnéa Åström — IT Support Fundamentals');
    expect(card).toContain(`/api/v1/credentials/${id}/image`);
  });
});

describe('a credential as a Blockcert', () => {
  const chain = { id: 1, name: 'Ethereum', kind: 'public' } as const;
  const recorded = {
    ...noBlockcert,
    state: 'recorded',
    sentence: 'It is recorded in block 1234 of Ethereum.',
    chain,
    transaction: `0x${'5a'.repeat(32)}`,
  } as const;

  it('is offered where it can be had, to whoever may ask', () => {
    expect(page()).not.toContain('As a Blockcert');
    const none = { ...noBlockcert, state: 'none', chain } as const;
    expect(page({ blockcert: none })).not.toContain('As a Blockcert');
    const html = page({ blockcert: { ...none, mayAsk: true } });
    expect(html).toContain('Have it recorded');
    expect(html).not.toContain('/blockcert/document');
  });

  it('says how far it is, and is a file only once it is recorded', () => {
    const waiting = { ...recorded, state: 'recording', sentence: 'It is being recorded: it waits.' } as const;
    expect(page({ blockcert: waiting })).toContain('It is being recorded: it waits.');
    expect(page({ blockcert: waiting })).not.toContain('/blockcert/document');
    const html = page({ blockcert: recorded, key: 'k' });
    expect(html).toContain('It is recorded in block 1234 of Ethereum.');
    expect(html).toContain(`/api/v1/credentials/${id}/blockcert/document?key=k`);
    expect(html).not.toContain('other people’s verifiers');
  });

  it('says of a development chain that others will not accept it', () => {
    const development = {
      ...recorded,
      chain: { id: 31_337, name: 'the development chain', kind: 'development' },
    } as const;
    expect(page({ blockcert: development })).toContain('other people’s verifiers will not accept it');
  });

  it('says why it was refused', () => {
    const refused = { ...recorded, state: 'refused', sentence: 'It could not be recorded. Because.' } as const;
    expect(page({ blockcert: refused })).toContain('It could not be recorded. Because.');
  });
});
