import { connect } from 'node:net';

/** What came back over one connection. */
export interface RawAnswer {
  text: string;
  /** The statuses of the answers, in order. */
  statuses: number[];
  /** The server ended the connection; false when it was still open when time was up. */
  closed: boolean;
  /** Bytes of the request that the server's side of the connection took in. */
  sentBytes: number;
}

interface Exchange {
  port: number;
  /** What to send; an endless one is sent until the server has had enough. */
  send: string | Iterable<string | Uint8Array>;
  /** How long to listen. */
  milliseconds?: number;
}

/** Sends bytes as they are, valid or not, and listens until the server ends the connection or time is up. */
export function rawExchange({ port, send, milliseconds = 3_000 }: Exchange): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    const parts = (typeof send === 'string' ? [send] : send)[Symbol.iterator]();
    let closed = true;
    const timer = setTimeout(() => {
      closed = false;
      socket.destroy();
    }, milliseconds);
    const pump = () => {
      for (let part = parts.next(); !part.done && !socket.destroyed; part = parts.next()) {
        if (!socket.write(part.value)) {
          socket.once('drain', pump);
          return;
        }
      }
    };
    socket.once('connect', pump);
    socket.on('data', (chunk) => chunks.push(chunk));
    // A connection that is cut while we still send is an error to us and the point of the test.
    socket.on('error', () => undefined);
    socket.once('close', () => {
      clearTimeout(timer);
      const text = Buffer.concat(chunks).toString('latin1');
      const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
      resolve({ text, statuses, closed, sentBytes: socket.bytesWritten });
    });
  });
}
