import path from 'node:path';

/** A token and how to get at it. */
export interface TokenSetting {
  modulePath: string;
  token?: string;
  manufacturer?: string;
  model?: string;
  serial?: string;
  pinFile: string;
}

const names = ['token', 'manufacturer', 'model', 'serial'] as const;

/**
 * Reads the address of a token ([RFC 7512](https://www.rfc-editor.org/rfc/rfc7512) section 2.3). What would choose a key
 * is refused, as keys are chosen by whom they belong to; and so is a PIN in the address, which everybody could read who
 * sees the environment.
 *
 * @throws Error one clause that says what to set; it repeats no value
 */
export function parsePkcs11Uri(uri: string): TokenSetting {
  const [, inPath = '', inQuery] =
    /^pkcs11:([^?#]*)(?:\?([^?#]*))?$/.exec(uri) ?? refuse('write it as RFC 7512 has it');
  const ofPath = attributes(inPath, ';', names);
  const ofQuery = attributes(inQuery ?? '', '&', ['module-path', 'pin-source', 'pin-value']);
  if (ofQuery.has('pin-value')) refuse('put the PIN into a file and name it by pin-source; pin-value would show it');
  const modulePath = ofQuery.get('module-path');
  if (!modulePath || !path.isAbsolute(modulePath)) refuse('give module-path, the whole path of the PKCS#11 module');
  const pinFile = ofQuery.get('pin-source')?.replace(/^file:(\/\/(?=\/))?/, '');
  if (!pinFile || !path.isAbsolute(pinFile)) refuse('give pin-source, the whole path of the file that holds the PIN');
  if (ofPath.size === 0) refuse('say which token, by token, serial, model or manufacturer');
  return { modulePath, pinFile, ...Object.fromEntries(ofPath) };
}

function attributes(text: string, separator: string, known: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const attribute of text.split(separator).filter(Boolean)) {
    const [name = '', value] = attribute.split(/=(.*)/s);
    if (!known.includes(name))
      refuse(`leave out “${name.replace(/[^\w-]/g, '').slice(0, 20)}”, which has no meaning here`);
    if (!value || found.has(name)) refuse(`give ${name} once, and with a value`);
    found.set(name, decoded(name, value));
  }
  return found;
}

function decoded(name: string, value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return refuse(`${name} is not percent-encoded rightly`);
  }
}

function refuse(what: string): never {
  throw new Error(what);
}
