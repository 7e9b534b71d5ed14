import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

/** A message that was caught, as the file holds it. */
export interface CaughtMail {
  id: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  receivedAt: string;
  headers: Record<string, string>;
}

/** A mail server of this machine that delivers nothing. */
export interface MailCatcher {
  url: string;
  stop(): Promise<void>;
}

const keptMessages = 500;
const largestBytes = 25_000_000;

/** Takes in mail on a port of its own and stores each message in the folder, one file a message, oldest first by name. */
export async function startMailCatcher(input: { directory: string; now?: () => Date }): Promise<MailCatcher> {
  const { directory, now = () => new Date() } = input;
  await mkdir(directory, { recursive: true });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: largestBytes,
    onData(stream, session, callback) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      store({ directory, stream, recipients, receivedAt: now() }).then(() => callback(), callback);
    },
  });
  // A client that breaks off is its own trouble; without a listener it would end the whole stack.
  server.on('error', () => undefined);
  const port = await new Promise<number>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.server.address() as AddressInfo).port));
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function store(input: {
  directory: string;
  stream: SMTPServerDataStream;
  recipients: string[];
  receivedAt: Date;
}): Promise<void> {
  const { directory, stream, recipients, receivedAt } = input;
  const parsed = await simpleParser(stream);
  if (stream.sizeExceeded) throw Object.assign(new Error('The message is too large.'), { responseCode: 552 });
  const id = `${receivedAt.toISOString().replaceAll(':', '-')}-${randomUUID()}`;
  const mail: CaughtMail = { id, ...contentOf(parsed, recipients), receivedAt: receivedAt.toISOString() };
  // Whole or not at all: a reader never meets half a message.
  const draft = path.join(directory, `.${id}`);
  await writeFile(draft, JSON.stringify(mail, undefined, 2));
  await rename(draft, path.join(directory, `${id}.json`));
  await forgetOldest(directory);
}

// The envelope says who gets it, blind copies included.
function contentOf(parsed: ParsedMail, recipients: string[]): Omit<CaughtMail, 'id' | 'receivedAt'> {
  return {
    from: parsed.from?.text ?? '',
    to: recipients.length > 0 ? recipients : addressesOf(parsed.to),
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || '',
    headers: Object.fromEntries(
      parsed.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(':') + 1).trim()]),
    ),
  };
}

function addressesOf(to: AddressObject | AddressObject[] | undefined): string[] {
  return [to ?? []].flat().flatMap(({ value }) => value.flatMap(({ address }) => address ?? []));
}

async function forgetOldest(directory: string): Promise<void> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort();
  const old = names.slice(0, Math.max(0, names.length - keptMessages));
  await Promise.all(old.map((name) => rm(path.join(directory, name), { force: true })));
}
