import { CredentialError } from '../errors.ts';
import { type LogPolicy, NO_QUORUM, type PolicyGroup, type PolicyLog, type PolicyWitness } from './log-policy.ts';
import { readPolicyKey } from './read-policy-key.ts';

/** The longest policy that is read. */
const MAX_BYTES = 262_144;
/** Of each kind of line; the specification asks for 32 at least. */
const MAX_LINES = 128;

/**
 * Reads a policy of C2SP: which logs count, which witnesses are known, and which of them must have cosigned. A witness whose
 * kind of key is not verified here (ML-DSA-44) is known by name, and never counts as one that cosigned.
 *
 * @see https://c2sp.org/tlog-policy
 * @throws CredentialError `log.policy-malformed`, with the line
 * @example
 * const policy = parseLogPolicy('witness w1 witness.example/w1+…\nquorum w1\n');
 */
export function parseLogPolicy(policy: string | Uint8Array): LogPolicy {
  const read = new PolicyReader();
  for (const [index, line] of decode(policy).split('\n').entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words.length > 0 && !words[0]?.startsWith('#')) at(index + 1, () => read.line(words));
  }
  return read.finish();
}

class PolicyReader {
  readonly #logs: PolicyLog[] = [];
  readonly #witnesses: PolicyWitness[] = [];
  readonly #groups: PolicyGroup[] = [];
  readonly #names = new Set<string>();
  /** A witness counts in one way only. */
  readonly #members = new Set<string>();
  readonly #materials = { log: new Set<string>(), witness: new Set<string>() };
  readonly #places = new Set<string>();
  #quorum: string | undefined;

  line([keyword = '', ...words]: readonly string[]): void {
    if (keyword === 'log') this.#log(words);
    else if (keyword === 'witness') this.#witness(words);
    else if (keyword === 'group') this.#group(words);
    else if (keyword === 'quorum') this.#setQuorum(words);
    else throw malformed('it begins with none of log, witness, group, quorum');
  }

  finish(): LogPolicy {
    if (this.#quorum === undefined) throw malformed('there is no quorum line');
    return { logs: this.#logs, witnesses: this.#witnesses, groups: this.#groups, quorum: this.#quorum };
  }

  #log([verifierKey, url, ...more]: readonly string[]): void {
    if (verifierKey === undefined || more.length > 0) throw malformed('a log is: log KEY [URL]');
    this.#key(verifierKey, 'log');
    this.#logs.push({ verifierKey, ...(url === undefined ? {} : { url }) });
    mustBeFew(this.#logs);
  }

  #witness([name, verifierKey, url, ...more]: readonly string[]): void {
    if (name === undefined || verifierKey === undefined || more.length > 0)
      throw malformed('a witness is: witness NAME KEY [URL]');
    this.#key(verifierKey, 'witness');
    this.#define(name);
    this.#witnesses.push({ name, verifierKey, ...(url === undefined ? {} : { url }) });
    mustBeFew(this.#witnesses);
  }

  #group([name, count, ...members]: readonly string[]): void {
    if (name === undefined || count === undefined || members.length === 0)
      throw malformed('a group is: group NAME all|any|NUMBER NAME ...');
    for (const member of members) {
      if (!this.#names.has(member)) throw malformed(`nothing before is named ${member.slice(0, 100)}`);
      if (this.#members.has(member)) throw malformed(`${member.slice(0, 100)} is in a group already`);
      this.#members.add(member);
    }
    this.#define(name);
    this.#groups.push({ name, threshold: thresholdOf(count, members.length), members });
    mustBeFew(this.#groups);
  }

  #setQuorum([name, ...more]: readonly string[]): void {
    if (name === undefined || more.length > 0) throw malformed('a quorum is: quorum NAME');
    if (this.#quorum !== undefined) throw malformed('there is a quorum already');
    if (name !== NO_QUORUM && !this.#names.has(name)) throw malformed(`nothing before is named ${name.slice(0, 100)}`);
    this.#quorum = name;
  }

  #define(name: string): void {
    if (name === NO_QUORUM) throw malformed(`nothing can be named ${NO_QUORUM}`);
    if (this.#names.has(name)) throw malformed(`${name.slice(0, 100)} is named already`);
    this.#names.add(name);
  }

  /** Two keys of one name and id could not be told apart; one key under two names would count twice. */
  #key(verifierKey: string, owner: 'log' | 'witness'): void {
    const { place, material } = readPolicyKey(verifierKey, owner);
    if (this.#materials[owner].has(material)) throw malformed(`a ${owner} with the same key is there already`);
    if (this.#places.has(place)) throw malformed('another key of the same name and id is there already');
    this.#materials[owner].add(material);
    this.#places.add(place);
  }
}

function thresholdOf(count: string, members: number): number {
  if (count === 'all') return members;
  if (count === 'any') return 1;
  const threshold = /^[1-9]\d{0,5}$/.test(count) ? Number(count) : 0;
  if (threshold < 1 || threshold > members) throw malformed(`of ${members} it takes all, any, or 1 to ${members}`);
  return threshold;
}

function mustBeFew(lines: readonly unknown[]): void {
  if (lines.length > MAX_LINES) throw malformed(`more than ${MAX_LINES} lines of one kind`);
}

/** Names are octets to the specification. UTF-8 keeps them apart; so does Latin-1, for what is no UTF-8. */
function decode(policy: string | Uint8Array): string {
  if (policy.length > MAX_BYTES) throw malformed(`more than ${MAX_BYTES} bytes`);
  const text = typeof policy === 'string' ? policy : decodeBytes(policy);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (!text.isWellFormed() || /[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)) throw malformed('a control character');
  return text;
}

function decodeBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}

function at(line: number, read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    throw new CredentialError('log.policy-malformed', `line ${line}: ${error.detail ?? error.code}`, { cause: error });
  }
}

function malformed(detail: string): CredentialError {
  return new CredentialError('log.policy-malformed', detail);
}
