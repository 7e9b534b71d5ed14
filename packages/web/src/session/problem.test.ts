import { describe, expect, it } from 'vitest';
import { formValues } from './form-values.ts';
import { problemOf } from './problem.ts';

describe('problemOf', () => {
  it('is nothing for a success', async () => {
    expect(await problemOf(Response.json({ code: 'x' }))).toBeUndefined();
  });

  it('reads what the API says', async () => {
    const errors = [{ pointer: '/email', message: 'write an address' }];
    const body = { type: 'urn:x', title: 'No', status: 400, code: 'invalid-request', detail: 'Look again', errors };
    expect(await problemOf(Response.json(body, { status: 400 }))).toEqual({
      status: 400,
      code: 'invalid-request',
      title: 'No',
      detail: 'Look again',
      errors,
    });
  });

  it.each([
    ['a page of HTML', new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } })],
    ['broken JSON', new Response('{', { status: 502, headers: { 'content-type': 'application/json' } })],
    ['a list', Response.json([], { status: 502 })],
    ['faults of another shape', Response.json({ errors: ['x', { pointer: 1 }] }, { status: 502 })],
  ])('still is a problem when the answer is %s', async (_, response) => {
    expect(await problemOf(response)).toMatchObject({ status: 502, code: 'internal', errors: [] });
  });
});

describe('formValues', () => {
  it('keeps what was typed, except secrets and files', () => {
    const form = new FormData();
    form.set('email', 'amara@example.org');
    form.set('password', 'correct horse battery');
    form.set('newPassword', 'staple');
    form.set('file', new File(['x'], 'x.csv'));
    expect(formValues(form)).toEqual({ email: 'amara@example.org' });
  });
});
