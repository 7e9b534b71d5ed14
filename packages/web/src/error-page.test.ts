import { createElement } from 'react';
import { UNSAFE_ErrorResponseImpl as ErrorResponse } from 'react-router';
import { describe, expect, it } from 'vitest';
import { ErrorPage, statusOf } from './error-page.tsx';
import { render } from './testing/render.ts';

const page = (error: unknown) => render(createElement(ErrorPage, { error }));
const answered = (status: number, data: unknown = null) => new ErrorResponse(status, '', data);

describe('the error page', () => {
  it.each([
    [404, 'There is no page at this address', 'href="/programmes"'],
    [403, 'Your role does not allow this', 'href="/"'],
    [401, 'Please sign in first', 'href="/sign-in?next=%2Fhere%3Ftab%3D1"'],
    [429, 'That was a little too fast', 'href="/here?tab=1"'],
    [503, 'Laurel cannot answer just now', 'href="/here?tab=1"'],
    [500, 'The server could not make this page', 'href="/here?tab=1"'],
    [400, 'The server did not accept this request', 'href="/verify"'],
  ])('of %s says what happened and where to go', (status, title, link) => {
    const html = page(answered(status));
    expect(html).toContain(title);
    expect(html).toContain(link);
    expect(html).toContain(`Error ${status}`);
  });

  it('says a refusal in the words of its problem', () => {
    const problem = { status: 409, code: 'slug-taken', title: 'x', errors: [] };
    expect(page(answered(409, problem))).toContain('That short name is taken');
  });

  it('says of what was erased that it was, and not that the address is wrong', () => {
    const html = page(answered(410, { status: 410, code: 'erased', title: 'x', errors: [] }));
    expect(html).toContain('This credential was erased');
    expect(html).not.toContain('There is no page');
  });

  it('shows nothing of what went wrong inside', () => {
    const html = page(new Error('connect ECONNREFUSED 10.0.0.7:5432'));
    expect(statusOf(new Error('x'))).toBe(500);
    expect(html).not.toContain('10.0.0.7');
  });
});
