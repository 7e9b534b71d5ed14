import { CredentialError } from '../errors.ts';
import type { JsonValue } from './json-value.ts';

const MAX_DEPTH = 64;
const MAX_VALUES = 50_000;
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
// Everything a string may hold unescaped, in one sweep.
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 8259 section 7 forbids exactly these
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** One pass over one text. The rules are listed at `parseJson`. */
export class JsonReader {
  readonly #text: string;
  #at = 0;
  #values = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): JsonValue {
    this.#skipSpace();
    const value = this.#value(0);
    if (this.#at < this.#text.length) throw this.#syntax();
    return value;
  }

  #value(depth: number): JsonValue {
    if (++this.#values > MAX_VALUES) throw new CredentialError('json.too-many-values', `more than ${MAX_VALUES}`);
    const value = this.#rawValue(depth);
    this.#skipSpace();
    return value;
  }

  #rawValue(depth: number): JsonValue {
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(depth + 1);
      case '[':
        return this.#array(depth + 1);
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  #object(depth: number): JsonValue {
    this.#enter(depth);
    const object: Record<string, JsonValue> = {};
    if (this.#take('}')) return object;
    do {
      this.#skipSpace();
      const at = this.#at;
      if (this.#text[at] !== '"') throw this.#syntax();
      const key = this.#string();
      if (FORBIDDEN_KEYS.has(key)) throw new CredentialError('json.forbidden-key', `"${key}" at ${at}`);
      if (Object.hasOwn(object, key)) throw new CredentialError('json.duplicate-key', `"${key}" at ${at}`);
      this.#skipSpace();
      if (!this.#take(':')) throw this.#syntax();
      object[key] = this.#value(depth);
    } while (this.#take(','));
    if (!this.#take('}')) throw this.#syntax();
    return object;
  }

  #array(depth: number): JsonValue {
    this.#enter(depth);
    const array: JsonValue[] = [];
    if (this.#take(']')) return array;
    do {
      array.push(this.#value(depth));
    } while (this.#take(','));
    if (!this.#take(']')) throw this.#syntax();
    return array;
  }

  #string(): string {
    this.#at++;
    let value = '';
    for (;;) {
      PLAIN.lastIndex = this.#at;
      PLAIN.test(this.#text);
      value += this.#text.slice(this.#at, PLAIN.lastIndex);
      this.#at = PLAIN.lastIndex;
      const next = this.#text[this.#at];
      if (next === '"') break;
      if (next !== '\\') throw this.#syntax();
      value += this.#escape();
    }
    this.#at++;
    if (value.includes('\u0000')) throw new CredentialError('json.forbidden-character', `U+0000 before ${this.#at}`);
    if (!value.isWellFormed()) throw new CredentialError('json.lone-surrogate', `before ${this.#at}`);
    return value;
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? '';
    if (letter === 'u') {
      const hex = this.#text.slice(this.#at + 2, this.#at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) throw this.#syntax();
      this.#at += 6;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    const value = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
    if (value === undefined) throw this.#syntax();
    this.#at += 2;
    return value;
  }

  #number(): number {
    NUMBER.lastIndex = this.#at;
    const literal = NUMBER.exec(this.#text)?.[0];
    if (literal === undefined) throw this.#syntax();
    const value = Number(literal);
    const unsafe =
      !Number.isFinite(value) ||
      Object.is(value, -0) ||
      (Number.isInteger(value) && !Number.isSafeInteger(value)) ||
      // Digits that vanish: "1e-400" would silently become zero.
      (value === 0 && /[1-9]/.test(literal.split(/[eE]/)[0] ?? ''));
    if (unsafe) throw new CredentialError('json.number-unsafe', `${literal.slice(0, 32)} at ${this.#at}`);
    this.#at += literal.length;
    return value;
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw this.#syntax();
    this.#at += word.length;
    return value;
  }

  #enter(depth: number): void {
    if (depth > MAX_DEPTH) throw new CredentialError('json.too-deep', `more than ${MAX_DEPTH} levels`);
    this.#at++;
    this.#skipSpace();
  }

  #take(character: '}' | ']' | ':' | ','): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    const closes = character === '}' || character === ']';
    if (!closes) this.#skipSpace();
    return true;
  }

  #skipSpace(): void {
    SPACE.lastIndex = this.#at;
    SPACE.test(this.#text);
    this.#at = SPACE.lastIndex;
  }

  #syntax(): CredentialError {
    const found = this.#text[this.#at];
    const what = found === undefined ? 'the text ends' : `${JSON.stringify(found)} is not expected`;
    return new CredentialError('json.syntax', `${what} at ${this.#at}`);
  }
}
