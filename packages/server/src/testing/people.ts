import { type AnswerOf, type BodyInputOf, type Endpoint, endpoints, type QueryInputOf, type Role } from '@laurel/api';
import pg from 'pg';
import type { TestApp } from './test-app.ts';

/** Somebody with an account, signed in. */
export interface TestPerson {
  personId: string;
  name: string;
  email: string;
  password: string;
  /** The `Cookie` header of their session. */
  cookie: string;
}

/** What a test sends: a person's cookie or an API key, and what the endpoint takes. */
export interface CallOptions<E extends Endpoint> {
  as?: { cookie: string } | { apiKey: string } | undefined;
  params?: Record<string, string>;
  query?: QueryInputOf<E>;
  /** The body; typed as `unknown` too, so that a test can send what is wrong. */
  body?: BodyInputOf<E> | unknown;
  headers?: Record<string, string>;
}

/** What came back. */
export interface Called<E extends Endpoint> {
  status: number;
  headers: Headers;
  /** The answer as the contract has it; of a refusal, the problem details. */
  body: AnswerOf<E>;
  /** The problem's code, when it was a refusal. */
  code: string | undefined;
}

/** Calls an endpoint of the application as a browser or a program would. */
export async function callApi<const E extends Endpoint>(
  { app, origin }: Pick<TestApp, 'app' | 'origin'>,
  endpoint: E,
  options: CallOptions<E> = {},
): Promise<Called<E>> {
  const { as, params = {}, query, body } = options;
  const path = endpoint.path
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? 'missing'))
    .replace(/\{\+(\w+)\}$/, (_, name: string) => encodeURI(params[name] ?? 'missing'));
  const url = new URL(path, origin);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, String(value));
  const headers = new Headers({ origin, ...options.headers });
  if (as && 'cookie' in as) headers.set('cookie', as.cookie);
  if (as && 'apiKey' in as) headers.set('authorization', `Bearer ${as.apiKey}`);
  if (body !== undefined) headers.set('content-type', 'application/json');
  const response = await app.fetch(
    new Request(url, {
      method: endpoint.method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  const answer = /^[{[]/.test(text) ? JSON.parse(text) : undefined;
  const code = response.ok ? undefined : answer?.code;
  return { status: response.status, headers: response.headers, body: answer, code };
}

/** The `Cookie` header that a browser would send after this answer. */
export function cookieOf({ headers }: { headers: Headers }): string {
  return headers
    .getSetCookie()
    .filter((line) => !/max-age=0(;|$)/i.test(line))
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** A mail as the queue holds it: which template, and what it is filled with. */
export interface QueuedMail {
  to: string;
  template: string;
  params: Record<string, string>;
}

/** The mails to an address, or to a person by their id, that wait to be sent, oldest first: with no worker running every one so far. */
export async function queuedMail({ databaseUrl }: Pick<TestApp, 'databaseUrl'>, to: string): Promise<QueuedMail[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client
    .query<{ payload: QueuedMail }>(
      `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier = 'send-mail' and $1 in (j.payload ->> 'to', j.payload ->> 'personId') order by j.id`,
      [to],
    )
    .finally(() => client.end());
  return rows.map(({ payload }) => payload);
}

/** The secret in the newest link that was mailed to an address, sent or still queued. */
export async function mailedToken(testApp: Pick<TestApp, 'databaseUrl' | 'mail'>, to: string): Promise<string> {
  const queued = (await queuedMail(testApp, to)).map(({ params }) => params.url ?? '');
  const sent = testApp.mail.filter((mail) => mail.to === to).map(({ text }) => text);
  const tokens = [...sent, ...queued].map((text) => /[?&]token=([A-Za-z0-9_-]+)/.exec(text)?.[1]);
  const newest = tokens.filter((token) => token !== undefined).at(-1);
  if (!newest) throw new Error(`no link was mailed to ${to}`);
  return newest;
}

/** Runs the worker until what is waited for has come about. */
export async function workUntil({ app }: Pick<TestApp, 'app'>, done: () => boolean): Promise<void> {
  const worker = await app.work();
  const deadline = performance.now() + 20_000;
  while (!done() && performance.now() < deadline) await new Promise((wake) => setTimeout(wake, 20));
  await worker.stop();
  if (!done()) throw new Error('the worker was at it for 20 seconds and what was waited for did not come about');
}

export const testPassword = 'seven small boats at anchor';

let people = 0;

/** Signs somebody up, opens the link in the mail, and is signed in: the road that everybody takes. */
export async function signUpPerson(
  testApp: TestApp,
  given: { name?: string; email?: string; password?: string } = {},
): Promise<TestPerson> {
  people += 1;
  const { name = `Person ${people}`, email = `person-${people}@example.org`, password = testPassword } = given;
  const asked = await callApi(testApp, endpoints.signUp, { body: { name, email, password } });
  if (asked.status !== 202) throw new Error(`signing up answered ${asked.status}: ${JSON.stringify(asked.body)}`);
  const token = await mailedToken(testApp, email.toLowerCase());
  const verified = await callApi(testApp, endpoints.verifyEmail, { body: { token } });
  if (verified.status !== 200)
    throw new Error(`confirming answered ${verified.status}: ${JSON.stringify(verified.body)}`);
  return { personId: verified.body.id, name, email, password, cookie: cookieOf(verified) };
}

/** Makes an account by the operator's road, with a proven address and without mail, and signs in with the password. */
export async function createSignedInPerson(
  testApp: TestApp,
  given: { name?: string; email?: string; password?: string } = {},
): Promise<TestPerson> {
  people += 1;
  const { name = `Person ${people}`, email = `person-${people}@example.org`, password = testPassword } = given;
  const { personId } = await testApp.app.createPerson({ name, email, password });
  return { personId, name, email, password, cookie: await signInPerson(testApp, { email, password }) };
}

/** Signs in; answers the `Cookie` header. */
export async function signInPerson(
  testApp: TestApp,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const answer = await callApi(testApp, endpoints.signIn, { body: { email, password } });
  if (answer.status !== 200) throw new Error(`signing in answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return cookieOf(answer);
}

let organisations = 0;

/** Sets up an organisation owned by somebody. */
export async function createOrganisationFor(
  testApp: TestApp,
  owner: { cookie: string },
  given: { name?: string; slug?: string } = {},
): Promise<AnswerOf<typeof endpoints.createOrganisation>> {
  organisations += 1;
  const { name = `Organisation ${organisations}`, slug = `organisation-${organisations}` } = given;
  const answer = await callApi(testApp, endpoints.createOrganisation, { as: owner, body: { name, slug } });
  if (answer.status !== 201) throw new Error(`setting up answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Makes somebody new a member in a role. */
export async function createMember(
  testApp: TestApp,
  { organisationId, role }: { organisationId: string; role: Role },
): Promise<TestPerson> {
  const person = await signUpPerson(testApp);
  await testApp.app.addMember({ organisationId, email: person.email, role });
  return person;
}
