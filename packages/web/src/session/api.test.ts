import { describe, expect, it } from 'vitest';
import { createApi } from './api.ts';
import { isSameOrigin } from './same-origin.ts';
import type { Visit } from './visit.ts';
import { findVisitor } from './visitor.ts';

const origin = 'https://laurel.example';

function visitTo(answer: (request: Request) => Response): { visit: Visit; asked: Request[] } {
  const asked: Request[] = [];
  const apiFetch = async (request: Request) => {
    asked.push(request);
    return answer(request);
  };
  return { asked, visit: { apiFetch, origin, nonce: 'n', development: false } };
}

function reader(headers: Record<string, string> = {}): Request {
  return new Request(`${origin}/learn`, { headers });
}

describe('the line to the API', () => {
  it('says who asks and in which language, and nothing else of the reader', async () => {
    const { visit, asked } = visitTo(() => new Response());
    const headers = {
      cookie: 'session=abc',
      'accept-language': 'de',
      authorization: 'Bearer x',
      'x-forwarded-for': '1.2.3.4',
    };
    await createApi(reader(headers), visit).fetch('/api/v1/me');
    expect(asked[0]?.url).toBe(`${origin}/api/v1/me`);
    expect(Object.fromEntries(asked[0]?.headers ?? [])).toMatchObject({
      cookie: 'session=abc',
      'accept-language': 'de',
      origin,
    });
    expect(asked[0]?.headers.has('authorization')).toBe(false);
    expect(asked[0]?.headers.has('x-forwarded-for')).toBe(false);
  });

  it('never carries the reader’s cookies to another origin', async () => {
    const { visit, asked } = visitTo(() => new Response());
    const api = createApi(reader({ cookie: 'session=abc' }), visit);
    await expect(api.fetch('https://evil.example/api')).rejects.toThrow('Not our API');
    await expect(api.fetch('//evil.example/api')).rejects.toThrow('Not our API');
    expect(asked).toEqual([]);
  });

  it('collects what the API sets and sends it with the next call of the same page', async () => {
    const { visit, asked } = visitTo((request) => {
      const response = new Response();
      if (request.method === 'POST') response.headers.append('set-cookie', 'session=new; Path=/; HttpOnly');
      return response;
    });
    const api = createApi(reader({ cookie: 'session=old; laurel-theme=dark' }), visit);
    await api.fetch('/api/v1/sessions', { method: 'POST' });
    await api.fetch('/api/v1/me');
    expect(api.setCookies).toEqual(['session=new; Path=/; HttpOnly']);
    expect(asked[1]?.headers.get('cookie')).toBe('session=new; laurel-theme=dark');
  });

  it('forgets a cookie the API ends', async () => {
    const { visit, asked } = visitTo(() => new Response(null, { headers: { 'set-cookie': 'session=; Max-Age=0' } }));
    const api = createApi(reader({ cookie: 'session=old' }), visit);
    await api.fetch('/api/v1/sessions/current', { method: 'DELETE' });
    await api.fetch('/api/v1/me');
    expect(asked[1]?.headers.get('cookie')).toBeNull();
  });
});

describe('findVisitor', () => {
  const amara = {
    id: '4f0c1a52-7f0b-4c3e-9a53-2f7f3b1f8d10',
    name: 'Amara Okafor',
    memberships: [{ organisationId: '0f5c2a3e-4a86-4d9d-8f57-0c9f8c7f4f11', organisationName: 'Northfield' }],
  };

  it('asks nothing about a reader who carries preferences only', async () => {
    const { visit, asked } = visitTo(() => Response.json(amara));
    const request = reader({ cookie: 'laurel-theme=dark' });
    expect(await findVisitor(request, createApi(request, visit).fetch)).toBeNull();
    expect(asked).toEqual([]);
  });

  it('knows the reader by what the API says', async () => {
    const { visit } = visitTo(() => Response.json(amara));
    const request = reader({ cookie: 'session=abc' });
    expect(await findVisitor(request, createApi(request, visit).fetch)).toEqual(amara);
  });

  it.each([
    ['says the session has ended', () => Response.json({ code: 'not-signed-in' }, { status: 401 })],
    ['answers nonsense', () => new Response('<html>')],
    [
      'fails',
      () => {
        throw new Error('down');
      },
    ],
  ])('shows the page to a stranger when the API %s', async (_, answer) => {
    const { visit } = visitTo(answer);
    const request = reader({ cookie: 'session=abc' });
    expect(await findVisitor(request, createApi(request, visit).fetch)).toBeNull();
  });
});

describe('isSameOrigin', () => {
  const post = (headers: Record<string, string>) => new Request(`${origin}/preferences`, { method: 'POST', headers });

  it.each([
    [{ origin }, true],
    [{ origin: 'null' }, false],
    [{ origin: 'https://evil.example' }, false],
    [{ origin: 'https://laurel.example.evil.example' }, false],
    [{ origin: 'http://laurel.example' }, false],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{}, true],
  ])('judges a form sent with %j', (headers, expected) => {
    expect(isSameOrigin(post(headers as Record<string, string>), origin)).toBe(expected);
  });

  it('lets everybody read', () => {
    expect(isSameOrigin(new Request(origin, { headers: { origin: 'https://evil.example' } }), origin)).toBe(true);
  });
});
