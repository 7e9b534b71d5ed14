import { createServer } from 'node:net';
import { StackError } from './stack-error.ts';

/**
 * Makes sure that the server will get its port, before anything else is started.
 *
 * @throws StackError `port-taken`, `port-refused`
 */
export async function checkPort(port: number): Promise<void> {
  // A program on 127.0.0.1 alone does not stop us from listening everywhere, but browsers would reach it and not us.
  for (const host of [undefined, '127.0.0.1']) await listenOnce(port, host);
  await requireReachable(port);
}

/** Browsers, and Node's fetch with them, do not connect to ports that older protocols have ({@link https://fetch.spec.whatwg.org/#port-blocking}). */
async function requireReachable(port: number): Promise<void> {
  // Nobody listens there, so this fails in any case: a port that is blocked fails before it is tried.
  const fault = await fetch(`http://127.0.0.1:${port}`).catch((error: Error) => error.cause);
  if (!(fault instanceof Error && fault.message === 'bad port')) return;
  const message = `Browsers do not open port ${port}, which an older protocol has: choose another, such as PORT=3000.`;
  throw new StackError('port-refused', message);
}

function listenOnce(port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusal(port, error)));
    server.listen({ port, ...(host ? { host } : {}), exclusive: true }, () => server.close(() => resolve()));
  });
}

function refusal(port: number, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EADDRINUSE') {
    const other = port < 65_535 ? port + 1 : 3000;
    const message = `Port ${port} is taken by another program: stop that one, or choose another port with PORT=${other}.`;
    return new StackError('port-taken', message, { cause: error });
  }
  if (error.code === 'EACCES') {
    const message = `Port ${port} may not be used by this user: choose one above 1023, such as PORT=3000.`;
    return new StackError('port-taken', message, { cause: error });
  }
  return error;
}
