import { CredentialError } from '../errors.ts';
import { parseReceipt } from '../log/receipt.ts';
import { coupleReceipts, type FoundReceipt } from './couple-receipts.ts';
import { MAX_CONTAINER_BYTES, MAX_ENTRIES, MAX_RECEIPTS, MAX_STEPS, MAX_UNPACKED_BYTES, MAX_VISITS } from './limits.ts';
import { openers } from './openers.ts';
import { inside, type Opening, type Place } from './opening.ts';
import type { ReadOptions } from './read-options.ts';
import type { ContainerKind, FoundCredential, PathStep, ReadResult, RefusedPart, SeenKind } from './read-result.ts';
import { tooLarge } from './refuse.ts';
import { sniff, sniffText } from './sniff.ts';

/** Ends a reading that has looked at more than enough; what was found until then stands. */
class ReadingStopped extends Error {}

/** One call of `readCredentials`: what it has found and refused so far, and what it may still do. */
export class Reading implements Opening {
  readonly #options: ReadOptions;
  readonly #found: FoundCredential[] = [];
  readonly #refused: RefusedPart[] = [];
  readonly #receipts: FoundReceipt[] = [];
  readonly #visited = new Set<string>();
  #kind: SeenKind = 'unknown';
  #parts = 0;
  #unpacked = 0;

  constructor(options: ReadOptions) {
    this.#options = options;
  }

  async read(input: Uint8Array | string | URL): Promise<ReadResult> {
    const content = input instanceof URL ? input.href : input;
    const place = { path: [], mayVisit: true };
    if (content.length > MAX_CONTAINER_BYTES) {
      this.refuse('unknown', place, tooLarge(`more than ${MAX_CONTAINER_BYTES} bytes`));
    } else {
      await this.#untilStopped(() => this.open(content, place));
    }
    const { found, alone } = coupleReceipts(this.#found, this.#receipts);
    for (const { path } of alone)
      this.#refused.push({ path, kind: 'json', code: 'container.receipt-alone', detail: undefined });
    return { kind: this.#kind, found, refused: this.#refused, receipts: this.#receipts.map(({ text }) => text) };
  }

  async open(content: Uint8Array | string, place: Place): Promise<void> {
    if (++this.#parts > MAX_ENTRIES) {
      this.refuse('unknown', place, tooLarge(`more than ${MAX_ENTRIES} things`));
      throw new ReadingStopped();
    }
    const { kind, text = '' } = typeof content === 'string' ? sniffText(content) : sniff(content);
    if (place.path.length === 0) this.#kind = kind;
    try {
      if (place.path.length > MAX_STEPS) throw new CredentialError('container.nested', `more than ${MAX_STEPS} steps`);
      const bytes = typeof content === 'string' ? new Uint8Array() : content;
      await openers[kind](this, { ...place, kind, bytes, text });
    } catch (error) {
      this.refuse(kind, place, error);
    }
  }

  add(credential: Omit<FoundCredential, 'container'>): void {
    this.#found.push({ ...credential, container: containerOf(credential) });
  }

  addReceipt(text: string, { path }: Place): void {
    parseReceipt(text);
    if (this.#receipts.length >= MAX_RECEIPTS) throw tooLarge(`more than ${MAX_RECEIPTS} receipts`);
    this.#receipts.push({ path, text });
  }

  /** Notes why something was not opened. What is no refusal of ours is a fault, and is thrown on. */
  refuse(kind: SeenKind, { path }: Place, error: unknown): void {
    if (!(error instanceof CredentialError)) throw error;
    this.#refused.push({ path, kind, code: error.code, detail: error.detail });
  }

  async visit(url: string, place: Place): Promise<void> {
    const { retrieve } = this.#options;
    if (retrieve === undefined) throw new CredentialError('container.not-retrieved', url.slice(0, 500));
    if (this.#visited.has(url)) return;
    if (this.#visited.size >= MAX_VISITS) throw tooLarge(`more than ${MAX_VISITS} addresses`);
    this.#visited.add(url);
    const there = inside(place, { in: 'url', url });
    const retrieval = this.#isAllowed(url) ? await retrieve(url) : NOT_SECURE;
    if (!retrieval.ok) {
      this.#refused.push({ path: there.path, kind: 'url', code: retrieval.reasonCode, detail: retrieval.detail });
      return;
    }
    this.spend(retrieval.body.length);
    await this.open(retrieval.body, there);
  }

  async qrCodes(image: Uint8Array): Promise<readonly string[] | undefined> {
    return this.#options.readQrCodes?.(image);
  }

  spend(bytes: number): void {
    this.#unpacked += bytes;
    if (this.#unpacked > MAX_UNPACKED_BYTES) throw tooLarge(`more than ${MAX_UNPACKED_BYTES} bytes unpacked`);
  }

  async #untilStopped(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof ReadingStopped)) throw error;
    }
  }

  #isAllowed(url: string): boolean {
    const { protocol, hostname } = new URL(url);
    const isLocal = this.#options.allowHttpLocalhost === true && hostname === 'localhost';
    return protocol === 'https:' || (protocol === 'http:' && isLocal);
  }
}

const NOT_SECURE = { ok: false, reasonCode: 'retrieval.refused', detail: 'not an https address' } as const;

function containerOf({ path, form }: Pick<FoundCredential, 'path' | 'form'>): ContainerKind {
  const file = path.map((step) => step.in).findLast(isFile);
  if (file !== undefined) return file;
  return form === 'json' ? 'json' : form === 'cose' ? 'bytes' : 'text';
}

function isFile(step: PathStep['in']): step is Extract<ContainerKind, PathStep['in']> {
  return step === 'url' || step === 'zip' || step === 'pdf' || step === 'png' || step === 'svg' || step === 'qr';
}
