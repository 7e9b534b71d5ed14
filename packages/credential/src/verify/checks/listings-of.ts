import { hex } from '@scure/base';
import type { DidDocument, VerificationMethod } from '../../did/did-document.ts';
import { methodsOf } from '../../did/methods-of.ts';
import { publicKeyOfMethod } from '../../key/public-key-of-method.ts';
import { attempt } from '../finding.ts';

/**
 * A key as a document lists it, and every other place where the same document says that this very key was stolen: under another
 * name, or written another way. It is as stolen here, for a thief signs under whichever name he likes.
 */
export function listingsOf(document: DidDocument, method: VerificationMethod): readonly VerificationMethod[] {
  const stolen = methodsOf(document).filter((other) => other.method.revoked !== undefined && other.method !== method);
  const key = stolen.length > 0 ? textOf(method) : undefined;
  if (key === undefined) return [method];
  return [method, ...stolen.flatMap((other) => (textOf(other.method) === key ? [other.method] : []))];
}

function textOf(method: VerificationMethod): string | undefined {
  const read = attempt(() => publicKeyOfMethod(method));
  return read.ok ? `${read.value.type} ${hex.encode(read.value.bytes)}` : undefined;
}
