import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Achievement, CurrentApiKey, IssuedCredential, IssuedCredentialDetail } from '@laurel/sdk';

export const apiKey = 'lk_test_the-secret-itself';
export const organisationId = '0f5c2a3e-4a86-4d9d-8f57-0c9f8c7f4f11';
export const achievementId = 'b7a2f3a0-6f6e-4a52-9c3b-5d1d9b1c2e33';

/** The key in use, as the server describes it. */
export const currentKey: CurrentApiKey = {
  id: '5e0c1a52-58a6-4c0c-9a30-7a3f0c0f7a01',
  name: 'Registry import',
  scopes: ['achievement:read', 'credential:issue'],
  hint: 'lk_…self',
  createdAt: '2026-11-02T10:00:00Z',
  expiresAt: null,
  lastUsedAt: null,
  organisationId,
};

const achievement: Achievement = {
  id: achievementId,
  organisationId,
  organisationName: 'Northern College',
  organisationSlug: 'northern',
  name: 'IT support fundamentals',
  description: 'Helps people with their computers.',
  criteria: 'Pass the exam.',
  kind: 'micro-credential',
  imageUrl: null,
  language: 'en',
  credits: null,
  creditSystem: null,
  hours: 40,
  level: null,
  skills: [],
  state: 'active',
  issuedCount: 0,
  createdAt: '2026-11-02T10:00:00Z',
};

interface Answer {
  status: number;
  body: unknown;
}

interface Recipient {
  recipient: { name: string; email: string };
}

/**
 * A fake of a Laurel server, answering a handful of endpoints as the contract has them. The journeys run the same
 * commands against the real one.
 */
export class FakeLaurel {
  achievementState: Achievement['state'] = 'active';
  /** Codes with which recipients are refused, by e-mail address. */
  readonly refusals = new Map<string, { status: number; code: string }>();
  /** How many issue requests go unanswered, the connection cut after the work was done. */
  cuts = 0;
  /** Called when an issue request has come; it is answered once the promise resolves. */
  beforeIssuing = async (): Promise<void> => undefined;
  readonly issued: IssuedCredential[] = [];
  readonly asked: string[] = [];
  readonly #answered = new Map<string, { body: string; answer: Answer }>();
  readonly #server = createServer(async (req, res) => {
    this.asked.push(`${req.method} ${req.url}`);
    const body = await readBody(req);
    if (req.method === 'POST') await this.beforeIssuing();
    const answer = this.#answer(req, body);
    if (req.method === 'POST' && this.cuts > 0) {
      this.cuts -= 1;
      res.destroy();
      return;
    }
    const type = answer.status < 400 ? 'application/json' : 'application/problem+json';
    res.writeHead(answer.status, { 'content-type': type }).end(JSON.stringify(answer.body));
  });

  static async start(): Promise<FakeLaurel> {
    const fake = new FakeLaurel();
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get environment(): Record<string, string> {
    const { port } = this.#server.address() as AddressInfo;
    return { LAUREL_ORIGIN: `http://localhost:${port}`, LAUREL_API_KEY: apiKey };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(req: IncomingMessage, body: string): Answer {
    if (req.headers.authorization !== `Bearer ${apiKey}`) return refuse(401, 'not-signed-in');
    const { pathname, searchParams } = new URL(req.url ?? '', 'http://localhost');
    const [kind, id, action] = pathname.replace(`/api/v1/organisations/${organisationId}/`, '').split('/');
    if (pathname === '/api/v1/api-keys/current') return { status: 200, body: currentKey };
    if (pathname === `/api/v1/organisations/${organisationId}`) return refuse(403, 'not-allowed');
    if (kind === 'achievements') return this.#achievements(id);
    if (kind !== 'credentials') return refuse(404, 'not-found');
    if (action === 'revocation') return this.#revoke(id, body);
    return req.method === 'POST' ? this.#issueOnce(req, body) : this.#list(searchParams);
  }

  #achievements(id: string | undefined): Answer {
    const item = { ...achievement, state: this.achievementState };
    if (id === undefined) return { status: 200, body: { items: [item], nextCursor: null } };
    return id === achievementId ? { status: 200, body: item } : refuse(404, 'not-found');
  }

  #issueOnce(req: IncomingMessage, body: string): Answer {
    const word = String(req.headers['idempotency-key']);
    const earlier = this.#answered.get(word);
    if (earlier) return earlier.body === body ? earlier.answer : refuse(409, 'idempotency-conflict');
    const { recipient } = JSON.parse(body) as Recipient;
    const refusal = this.refusals.get(recipient.email);
    if (refusal) return refuse(refusal.status, refusal.code);
    const answer = { status: 201, body: this.issue(recipient) };
    this.#answered.set(word, { body, answer });
    return answer;
  }

  issue({ name, email }: Recipient['recipient']): IssuedCredential {
    const id = crypto.randomUUID();
    const credential: IssuedCredential = {
      id,
      url: `https://laurel.example/credentials/${id}`,
      achievementId,
      achievementName: achievement.name,
      recipientName: name,
      recipientEmail: email,
      state: 'issued',
      issuedAt: '2026-11-02T10:00:00Z',
      validUntil: null,
      revokedAt: null,
      revocationReason: null,
      visibility: 'private',
      createdAt: '2026-11-02T10:00:00Z',
    };
    this.issued.push(credential);
    return credential;
  }

  #list(query: URLSearchParams): Answer {
    const found = this.issued.filter(({ recipientName }) => recipientName.includes(query.get('search') ?? ''));
    const start = Number(query.get('cursor') ?? 0);
    const end = start + 2;
    const nextCursor = end < found.length ? String(end) : null;
    return { status: 200, body: { items: found.slice(start, end), nextCursor } };
  }

  #revoke(id: string | undefined, body: string): Answer {
    const credential = this.issued.find((it) => it.id === id);
    if (!credential) return refuse(404, 'not-found');
    if (credential.state === 'revoked') return refuse(409, 'already-revoked');
    const { reason } = JSON.parse(body) as { reason: string };
    Object.assign(credential, { state: 'revoked', revokedAt: '2026-11-03T10:00:00Z', revocationReason: reason });
    const detail: IssuedCredentialDetail = {
      ...credential,
      statusListUrl: null,
      statusIndex: null,
      results: [],
      replacedBy: null,
      history: [],
    };
    return { status: 200, body: detail };
  }
}

function refuse(status: number, code: string): Answer {
  return {
    status,
    body: { type: `urn:laurel:problem:${code}`, title: `Refused: ${code}`, status, code, detail: 'Because.' },
  };
}

async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of req) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
