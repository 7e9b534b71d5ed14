import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** A message as it came over the wire. */
export interface WireMail {
  to: string;
  /** Header fields in their order, unfolded, as a signer would sign them. */
  headers: [name: string, value: string][];
  raw: string;
}

/** A mail server of this machine that keeps what it is given. */
export interface CaughtSmtp {
  url: string;
  mail: WireMail[];
  stop(): Promise<void>;
}

/** Speaks as much SMTP (RFC 5321) as a client needs to hand over a message, and keeps its very bytes. */
export async function catchSmtp(): Promise<CaughtSmtp> {
  const mail: WireMail[] = [];
  const server = createServer((socket) => converse(socket, mail));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `smtp://127.0.0.1:${port}`;
  return { url, mail, stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

function converse(socket: Socket, mail: WireMail[]): void {
  const state = { to: '', inData: false };
  let heard = '';
  socket.setEncoding('latin1');
  socket.on('error', () => undefined);
  socket.write('220 here\r\n');
  socket.on('data', (chunk: string) => {
    heard += chunk;
    for (let end = endOf(heard, state); end >= 0; end = endOf(heard, state)) {
      const said = heard.slice(0, end);
      heard = heard.slice(end + (state.inData ? 5 : 2));
      socket.write(answer(said, state, mail));
      if (/^QUIT/i.test(said)) socket.end();
    }
  });
}

interface State {
  to: string;
  inData: boolean;
}

function endOf(heard: string, { inData }: State): number {
  return heard.indexOf(inData ? '\r\n.\r\n' : '\r\n');
}

function answer(said: string, state: State, mail: WireMail[]): string {
  if (state.inData) mail.push(read(said, state.to));
  else state.to = /^RCPT TO:<(.*?)>/i.exec(said)?.[1] ?? state.to;
  state.inData = !state.inData && /^DATA/i.test(said);
  return state.inData ? '354 go on\r\n' : '250 well\r\n';
}

function read(raw: string, to: string): WireMail {
  const [head = ''] = raw.split('\r\n\r\n');
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  return {
    to,
    raw,
    headers: lines.map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]),
  };
}
