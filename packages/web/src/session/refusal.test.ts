import { LaurelError } from '@laurel/sdk';
import { describe, expect, it } from 'vitest';
import { needed, refusalOf } from './refusal.ts';

const url = new URL('https://laurel.example/issuer?state=draft');
const refused = (status: number, code: LaurelError['code']) =>
  needed(Promise.reject(new LaurelError({ status, code, title: 'No' })), url).catch((thrown: unknown) => thrown);

describe('what a page cannot do without', () => {
  it('is handed on when it comes', async () => {
    expect(await needed(Promise.resolve(7), url)).toBe(7);
  });

  it('sends a stranger to sign in, and back to where they were', async () => {
    const response = (await refused(401, 'not-signed-in')) as Response;
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/sign-in?next=%2Fissuer%3Fstate%3Ddraft');
  });

  it.each([
    [404, 'not-found', 404],
    [403, 'not-allowed', 403],
    [0, 'unreachable', 503],
    [200, 'unexpected-answer', 500],
  ] as const)('refused with %i %s becomes the page of %i', async (status, code, expected) => {
    expect(await refused(status, code)).toMatchObject({ data: { code, status: expected }, init: { status: expected } });
  });

  it('never takes a fault of ours for a refusal', () => {
    expect(() => refusalOf(new TypeError('x is not a function'))).toThrow(TypeError);
  });
});
