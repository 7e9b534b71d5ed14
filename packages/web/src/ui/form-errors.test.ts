import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../session/problem.ts';
import { render } from '../testing/render.ts';
import { faultOf } from './fault-of.ts';
import { Field } from './field.tsx';
import { FormErrors } from './form-errors.tsx';
import { TextInput } from './text-input.tsx';

const problem: Problem = {
  status: 400,
  code: 'invalid-request',
  title: 'No',
  errors: [
    { pointer: '/recipient/email', message: 'write an address <here>' },
    { pointer: '/other~1thing', message: 'is not known' },
  ],
};

describe('FormErrors', () => {
  it('shows nothing while nothing is wrong', () => {
    expect(render(createElement(FormErrors, { problem: undefined }))).toBe('');
  });

  it('leads from each error to its field, named as on the form', () => {
    const html = render(createElement(FormErrors, { problem, fields: { 'recipient.email': 'E-mail address' } }));
    expect(html).toContain('<a href="#field-recipient-email">E-mail address: write an address &lt;here&gt;</a>');
    expect(html).toContain('role="alert" tabindex="-1"');
    expect(html).toContain('Your entries are kept');
  });

  it('still says an error whose field is not on the form', () => {
    expect(render(createElement(FormErrors, { problem }))).toContain('other/thing: is not known');
  });
});

describe('Field', () => {
  const field = (error?: string) =>
    render(
      createElement(Field, {
        name: 'recipient.email',
        label: 'E-mail address',
        hint: 'Any that you read',
        error,
        children: createElement(TextInput, { type: 'email', defaultValue: 'x' }),
      }),
    );

  it('ties label, hint and error to the control', () => {
    const html = field(faultOf(problem, 'recipient.email'));
    const input = html.match(/<input[^>]*>/)?.[0] ?? '';
    expect(input).toContain('id="field-recipient-email"');
    expect(input).toContain('name="recipient.email"');
    expect(input).toContain('aria-invalid="true"');
    expect(input).toContain('aria-describedby="field-recipient-email-hint field-recipient-email-error"');
    expect(html).toContain('id="field-recipient-email-error"');
    expect(html).toMatch(/<label[^>]* for="field-recipient-email"/);
  });

  it('says nothing of errors where there is none', () => {
    const html = field();
    expect(html).not.toContain('aria-invalid');
    expect(html).toContain('aria-describedby="field-recipient-email-hint"');
  });
});
