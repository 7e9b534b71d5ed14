import { hashCredential } from '../log/hash-credential.ts';
import { parseReceipt } from '../log/receipt.ts';
import { isJsonObject } from '../model/json-value.ts';
import { parseJson } from '../model/parse-json.ts';
import { attempt } from '../verify/finding.ts';
import type { FoundCredential, PathStep } from './read-result.ts';

/** A receipt where it stood. */
export interface FoundReceipt {
  readonly path: readonly PathStep[];
  readonly text: string;
}

/** Credentials with their receipts, and the receipts of none of them. */
export interface Coupled {
  readonly found: readonly FoundCredential[];
  readonly alone: readonly FoundReceipt[];
}

/**
 * Puts each receipt with the credential that it is of: the one with its digest, else the one with its identifier, so that a
 * receipt of another copy is seen to be one. Nothing is believed by it: `verifyCredential` decides what a receipt shows.
 */
export function coupleReceipts(found: readonly FoundCredential[], receipts: readonly FoundReceipt[]): Coupled {
  if (receipts.length === 0) return { found, alone: [] };
  const byForm = new Map<string, string>();
  const byId = new Map<string, string>();
  const read = receipts.map((receipt) => ({ receipt, ...parseReceipt(receipt.text) }));
  for (const { receipt, credentialId, forms } of read) {
    for (const form of forms) if (!byForm.has(form)) byForm.set(form, receipt.text);
    if (!byId.has(credentialId)) byId.set(credentialId, receipt.text);
  }
  const names = new Set<string>();
  const coupled = found.map((credential) => {
    const [digest = '', id = ''] = [digestOf(credential), idOf(credential)];
    names.add(digest).add(id);
    const receipt = byForm.get(digest) ?? byId.get(id);
    return receipt === undefined ? credential : { ...credential, receipt };
  });
  // An archive may hold one receipt in several of its files.
  const alone = read.filter(({ credentialId, forms }) => ![credentialId, ...forms].some((name) => names.has(name)));
  return { found: coupled, alone: alone.map(({ receipt }) => receipt) };
}

function digestOf({ content }: FoundCredential): string | undefined {
  const read = attempt(() => hashCredential(content));
  return read.ok ? read.value : undefined;
}

/** Only JSON says it outside of what a signature holds. */
function idOf({ form, content }: FoundCredential): string | undefined {
  const read = form === 'json' && typeof content === 'string' ? attempt(() => parseJson(content)) : undefined;
  return read?.ok === true && isJsonObject(read.value) && typeof read.value.id === 'string' ? read.value.id : undefined;
}
