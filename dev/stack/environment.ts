import path from 'node:path';
import { StackError } from './stack-error.ts';

/** What the person who starts Laurel may set. */
export interface Environment {
  /** 0 means any free port. */
  port: number;
  /** Public origin; undefined means this machine. */
  origin: string | undefined;
  /** Absolute. */
  dataDirectory: string;
  demo: boolean;
  databaseUrl: string | undefined;
  smtpUrl: string | undefined;
  /** Whether a development chain is started: unless the operator names a chain. */
  developmentChain: boolean;
}

type Variables = Readonly<Record<string, string | undefined>>;

const known = [
  'LAUREL_API_KEY',
  'LAUREL_DATA',
  'LAUREL_DEMO',
  'LAUREL_DEVELOPMENT_CHAIN',
  'LAUREL_EVENT_DAYS',
  'LAUREL_FAIL_POINT',
  'LAUREL_KEY_CLOSING_MINUTES',
  'LAUREL_KEY_ENCRYPTION_KEY_FILE',
  'LAUREL_KNOWN_ISSUERS',
  'LAUREL_LOG_LEVEL',
  'LAUREL_LOG_POLICY',
  'LAUREL_MAIL_CATCHER',
  'LAUREL_MAIL_FROM',
  'LAUREL_OFFLINE_READING',
  'LAUREL_ORIGIN',
  'LAUREL_RATE_LIMIT_SCALE',
  'LAUREL_SIGNER',
  'LAUREL_TRUST_PROXY',
  'LAUREL_WEB_BUILD',
  'LAUREL_WITNESSES',
];
const logLevels = ['debug', 'info', 'warn', 'error', 'silent'];
const local = ['localhost', '127.0.0.1'];

/**
 * Reads the environment; an empty variable counts as unset.
 *
 * @param folder the project's, which a relative `LAUREL_DATA` is relative to
 * @throws StackError `environment`, one sentence a fault, all of them at once
 */
export function readEnvironment(variables: Variables, folder: string): Environment {
  const faults = [...knownFaults(variables)];
  const read = <T>(name: string, parse: (text: string) => T, fallback: T): T => {
    const text = variables[name]?.trim();
    if (!text) return fallback;
    try {
      return parse(text);
    } catch (error) {
      faults.push(`${name} is ${JSON.stringify(shown(name, text))}: ${(error as Error).message}.`);
      return fallback;
    }
  };
  const environment: Environment = {
    port: read('PORT', parsePort, 3000),
    origin: read<string | undefined>('LAUREL_ORIGIN', parseOrigin, undefined),
    dataDirectory: path.resolve(
      folder,
      read('LAUREL_DATA', (text) => text, 'data'),
    ),
    demo: read('LAUREL_DEMO', parseSwitch, true),
    databaseUrl: read<string | undefined>(
      'DATABASE_URL',
      parseUrl('postgresql://user:password@host:5432/name'),
      undefined,
    ),
    smtpUrl: read<string | undefined>('SMTP_URL', parseUrl('smtp://host:25'), undefined),
    developmentChain: read('CHAIN_RPC_URL', parseEndpoints, []).length === 0,
  };
  read('LAUREL_SIGNER', parseSigner, 'local');
  read('LAUREL_KEY_ENCRYPTION_KEY_FILE', parseWholePath, '');
  read('LAUREL_TRUST_PROXY', parseSwitch, false);
  read('LAUREL_LOG_LEVEL', parseLogLevel, 'info');
  read('LAUREL_RATE_LIMIT_SCALE', parseScale, 1);
  if (faults.length > 0) throw new StackError('environment', faults.join('\n'));
  return environment;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new Error('give a port number from 1 to 65535, or 0 for any free one');
  return port;
}

function parseSwitch(text: string): boolean {
  if (text !== '0' && text !== '1') throw new Error('give 1 for on or 0 for off');
  return text === '1';
}

function parseLogLevel(text: string): string {
  if (!logLevels.includes(text)) throw new Error(`give one of ${logLevels.join(', ')}`);
  return text;
}

function parseScale(text: string): number {
  if (!(Number(text) > 0)) throw new Error('give a number above 0');
  return Number(text);
}

// The server reads the rest of it, and says what is wrong.
function parseSigner(text: string): string {
  if (text !== 'local' && !/^pkcs11:.*[?&]module-path=/.test(text)) {
    throw new Error('give local, or a token such as pkcs11:token=laurel?module-path=/usr/lib/…&pin-source=/run/…');
  }
  return text;
}

function parseWholePath(text: string): string {
  if (!path.isAbsolute(text)) throw new Error('give the whole path of the file, such as /run/keys/laurel');
  return text;
}

function parseOrigin(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new Error('give a scheme and a host alone, such as https://laurel.example');
  }
  if (url.protocol === 'http:' && !local.includes(url.hostname)) {
    throw new Error('use https:// for a public origin; http:// is for localhost only');
  }
  return url.origin;
}

function parseEndpoints(text: string): string[] {
  const urls = text.split(',').map((url) => url.trim());
  if (urls.some((url) => !/^https?:$/.test(URL.parse(url)?.protocol ?? '')))
    throw new Error('give the addresses of endpoints of a chain, such as https://a.example,https://b.example');
  return urls;
}

function parseUrl(example: string): (text: string) => string {
  const schemes = example.startsWith('smtp') ? ['smtp:', 'smtps:'] : ['postgres:', 'postgresql:'];
  return (text) => {
    const url = URL.parse(text);
    if (!url || !schemes.includes(url.protocol) || !url.hostname) throw new Error(`give an address such as ${example}`);
    return text;
  };
}

// An address may hold a password, and that of a token a PIN.
function shown(name: string, text: string): string {
  return name.endsWith('_URL') || name === 'LAUREL_SIGNER' ? '…' : text;
}

function* knownFaults(variables: Variables): Generator<string> {
  for (const name of Object.keys(variables)) {
    const meant = known.find((candidate) => isSlip(name, candidate));
    if (name.startsWith('LAUREL_') && !known.includes(name) && meant) {
      yield `${name} is no setting of Laurel: write ${meant} if that is what you meant, else unset it.`;
    }
  }
}

// One letter too many, too few or wrong.
function isSlip(name: string, candidate: string): boolean {
  let start = 0;
  while (start < name.length && name[start] === candidate[start]) start += 1;
  let end = 0;
  while (end < Math.min(name.length, candidate.length) - start && name.at(-1 - end) === candidate.at(-1 - end))
    end += 1;
  return Math.max(name.length, candidate.length) - start - end <= 1;
}
