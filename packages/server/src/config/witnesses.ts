import { readFileSync, statSync } from 'node:fs';
import { CredentialError, MAX_JSON_BYTES, parseNoteVerifierKey } from '@laurel/credential';
import { z } from 'zod';

/** Somebody who cosigns checkpoints: by which key, and where it is asked. */
export interface WitnessSetting {
  name: string;
  verifierKey: string;
  /** Its submission prefix (C2SP tlog-witness). */
  url: string;
}

/** The witnesses that the operator names, or what is wrong with the file in one sentence without its full stop. */
export type WitnessesFile =
  | { witnesses: readonly WitnessSetting[]; fault?: undefined }
  | { witnesses: readonly []; fault: string };

const schema = z
  .array(z.strictObject({ verifierKey: z.string().min(1).max(1_000), url: z.url({ protocol: /^https?$/ }).max(2_000) }))
  .max(16);

/** Reads the file that the environment names. */
export function readWitnessesFile(file: string | undefined): WitnessesFile {
  if (file === undefined) return { witnesses: [] };
  try {
    if (statSync(file).size > MAX_JSON_BYTES) return refused('the file is too long; shorten it');
    const given = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const witnesses = given.map(({ verifierKey, url }) => ({ name: nameOf(verifierKey), verifierKey, url }));
    if (new Set(witnesses.map(({ name }) => name)).size < witnesses.length) return refused('name each witness once');
    return { witnesses };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (/^E[A-Z]+$/.test(code)) return refused(`name a JSON file that this process may read, or unset it (${code})`);
    const reason = error instanceof CredentialError ? (error.detail ?? error.code) : 'it is not such an array';
    return refused(`give a JSON array of {verifierKey, url}, each key one of a witness of type 4 (${reason})`);
  }
}

function nameOf(verifierKey: string): string {
  const { name, type } = parseNoteVerifierKey(verifierKey);
  if (type !== 'cosignature') throw new CredentialError('log.key-unsupported', 'a key that signs without a time');
  return name;
}

const refused = (fault: string): WitnessesFile => ({ witnesses: [], fault });
