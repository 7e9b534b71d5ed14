import type { KnownIssuer } from '@laurel/sdk';
import { callApi } from '../../session/call-api.ts';

type List = readonly KnownIssuer[] | undefined;

/** The longest an answer waits for the list: it is only a remark beside it. */
const longestWaitMs = 3_000;
/** As many as a list may have entries, and some more. */
const mostPages = 200;

let asked: Promise<List> | undefined;

/** The issuers that this server knows, asked for once while the page is open; undefined when it cannot be had. */
export async function knownIssuers(): Promise<List> {
  asked ??= fetchList().then((list) => {
    // Perhaps there is a network the next time.
    if (list === undefined) asked = undefined;
    return list;
  });
  return Promise.race([asked, wait()]);
}

async function fetchList(): Promise<List> {
  const known: KnownIssuer[] = [];
  let query = '';
  for (let page = 0; page < mostPages; page += 1) {
    const { data, problem } = await callApi({ method: 'GET', path: `/api/v1/known-issuers${query}` });
    if (problem) return undefined;
    // Our own server's answer, held to the contract there before it is sent.
    const { items, nextCursor } = data as { items: KnownIssuer[]; nextCursor: string | null };
    known.push(...items);
    if (nextCursor === null) return known;
    query = `?cursor=${encodeURIComponent(nextCursor)}`;
  }
  return undefined;
}

function wait(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, longestWaitMs, undefined));
}
