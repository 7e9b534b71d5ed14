import { type ComponentType, createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { createText } from '../../text/create-text.ts';
import type { Refused } from '../console/refused.ts';
import RevokeCredentialPage from '../revoke-credential-page.tsx';
import { fieldsOf, renderInConsole } from '../testing/render-in-console.ts';
import { achievement, issued, longName, organisation } from '../testing/samples.ts';
import { CredentialTable } from './credential-table.tsx';
import { IssuePreview } from './issue-preview.tsx';
import { readIssue } from './read-issue.ts';

const { t } = createText('en');
const values = {
  formKey: 'key-of-this-filling-in',
  achievementId: achievement.id,
  'recipient.name': 'Ada <b>Lovelace</b>',
  'recipient.email': 'ada@example.org',
  completedOn: '2026-11-20',
  narrative: 'Well done.\nTruly.',
};

function preview(earlier: (typeof issued)[] = []) {
  const props = { values, formKey: 'another-key', achievement, organisation, today: '2026-11-24', earlier };
  return renderInConsole(createElement(IssuePreview, props));
}

function formOf(entries: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(entries)) form.set(name, value);
  return form;
}

describe('what will be issued', () => {
  it('is shown as it will be, and sent as it was shown, under the key of the first filling-in', () => {
    const html = preview();
    expect(html).toContain('Ada &lt;b&gt;Lovelace&lt;/b&gt;');
    expect(html).toContain(organisation.did);
    expect(html).toContain('20 November 2026');
    expect(html).toContain('Issue 1 credential');
    const fields = Object.fromEntries(fieldsOf(html));
    expect(fields).toMatchObject({ formKey: 'key-of-this-filling-in', completedOn: '2026-11-20' });
    expect(fields.narrative).toBe('Well done.\nTruly.');
  });

  it('warns of a second credential for the same person', () => {
    expect(preview([issued])).toContain('ada@example.org was issued this achievement before');
    expect(preview([issued, issued])).toContain('2 times before');
    expect(preview()).not.toContain('before');
  });

  it('is checked before it is shown, in words for people', () => {
    const bad = {
      achievementId: '',
      'recipient.name': ' ',
      'recipient.email': 'ada(at)example',
      completedOn: '31.12.',
    };
    expect(readIssue(formOf(bad), t).faults).toEqual([
      { pointer: '/achievementId', message: 'Choose what is earned' },
      { pointer: '/recipient/name', message: expect.stringContaining('Write the name') },
      { pointer: '/recipient/email', message: expect.stringContaining('whole e-mail address') },
      { pointer: '/completedOn', message: 'Choose a day' },
    ]);
    expect(readIssue(formOf(values), t).faults).toEqual([]);
  });
});

describe('the list of issued credentials', () => {
  it('shows a long name, a pending one and every state in a word', () => {
    const items = [
      { ...issued, recipientName: longName },
      { ...issued, id: 'b', state: 'pending' as const, issuedAt: null },
      { ...issued, id: 'c', state: 'revoked' as const },
      { ...issued, id: 'd', state: 'voided' as const },
    ];
    const html = renderInConsole(createElement(CredentialTable, { items }));
    expect(html).toContain(longName);
    for (const word of ['Issued', 'Being issued', 'Revoked', 'Not issued', 'not yet']) expect(html).toContain(word);
  });
});

describe('revoking', () => {
  const detail = { ...issued, statusListUrl: null, statusIndex: null, results: [], replacedBy: null, history: [] };
  // The generated props also carry what no page reads.
  const page = RevokeCredentialPage as unknown as ComponentType<{
    loaderData: object;
    actionData: Refused | undefined;
  }>;
  const show = (actionData: Refused | undefined) =>
    renderInConsole(createElement(page, { loaderData: { credential: detail }, actionData }));

  it('says that it is for good, what the page will show and who is told', () => {
    const html = show(undefined);
    expect(html).toContain('This is for good');
    expect(html).toContain('says “Revoked” with the reason you give');
    expect(html).toContain('ada@example.org gets a mail');
    expect(html).toContain('Revoke this credential for good');
    expect(html).toMatch(new RegExp(`href="[^"]*/credentials/${detail.id}"[^>]*>[^<]*Keep it valid`));
  });

  it('keeps the reason when the second thought is missing', () => {
    const errors = [{ pointer: '/sure', message: 'Tick this once you are sure' }];
    const problem = { status: 400, code: 'invalid-request', title: 'No', errors };
    const html = show({ problem, values: { reason: 'Wrong person' } });
    expect(html).toContain('value="Wrong person"');
    expect(html).toContain('Tick this once you are sure');
  });
});
