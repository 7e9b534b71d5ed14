import { permissions } from '@laurel/sdk';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { createText } from '../../text/create-text.ts';
import { actionWords } from '../console/action-words.ts';
import { renderInConsole } from '../testing/render-in-console.ts';
import { assignableRoles, chosenRole, mayChange } from './assignable-roles.ts';
import { detailWords, shortSubject, subjectAddress } from './audit-subject.ts';
import { NewSecret } from './new-secret.tsx';
import { scopeWords } from './scope-words.ts';
import { didOf, SetUpForm } from './set-up-form.tsx';

const { t } = createText('en');

describe('roles', () => {
  it('of owners are given and taken by owners alone', () => {
    expect(assignableRoles('owner')).toContain('owner');
    expect(assignableRoles('admin')).not.toContain('owner');
    expect([mayChange('admin', 'owner'), mayChange('owner', 'owner'), mayChange('admin', 'viewer')]).toEqual([
      false,
      true,
      true,
    ]);
    expect(chosenRole('owner', 'admin')).toBeUndefined();
    expect(chosenRole('constructor', 'owner')).toBeUndefined();
  });
});

describe('words', () => {
  it('are there for everything a key may do', () => {
    for (const permission of permissions) expect(scopeWords(t, permission)).not.toContain('issuer.scopes');
  });

  it('stand for an action, or the action for itself', () => {
    expect(actionWords(t, 'credential.issued')).toBe('Signed and issued');
    expect(actionWords(t, 'something.new')).toBe('something.new');
    expect(actionWords(t, 'constructor')).toBe('constructor');
  });
});

describe('an audit line', () => {
  it('leads to what it is about where that has a page', () => {
    expect(subjectAddress('/issuer/x', 'credential:1')).toBe('/issuer/x/credentials/1');
    expect(subjectAddress('/issuer/x', 'api-key:1')).toBeUndefined();
    expect(subjectAddress('/issuer/x', 'constructor:1')).toBeUndefined();
  });

  it('is short in the table and keeps its facts', () => {
    expect(shortSubject('programme:653f769c-0002-4a77-8d66-111111111111')).toBe('programme:653f769c…');
    expect(detailWords({ title: 'Café', scopes: ['a', 'b'] })).toBe('title: Café, scopes: ["a","b"]');
  });
});

describe('setting up', () => {
  it('shows the identifier the short name will be part of', () => {
    expect(didOf('laurel.example', 'northfield')).toBe('did:web:laurel.example:issuers:northfield');
    expect(didOf('localhost:3000', 'northfield')).toBe('did:web:localhost%3A3000:issuers:northfield');
    const values = { name: 'Northfield', slug: 'northfield', formKey: 'key-of-this-form' };
    const problem = { status: 409, code: 'slug-taken', title: 'Taken', errors: [] };
    const form = createElement(SetUpForm, {
      returned: { problem, values },
      formKey: 'another',
      host: 'laurel.example',
    });
    const html = renderInConsole(form);
    expect(html).toContain('did:web:laurel.example:issuers:northfield');
    expect(html).toContain('The short name never changes');
    expect(html).toContain('value="key-of-this-form"');
  });
});

describe('the secret of a new key', () => {
  it('stands on the page as text, with a warning that it comes once', () => {
    const html = renderInConsole(createElement(NewSecret, { secret: 'laurel_x_y', done: '/keys' }));
    expect(html).toContain('<code>laurel_x_y</code>');
    expect(html).toContain('shown this once');
  });
});
