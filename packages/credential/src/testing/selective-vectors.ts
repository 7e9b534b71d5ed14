import type { JsonObject, JsonValue } from '../model/json-value.ts';
import type { Proof, ProofOptions } from '../proof/proof.ts';
import type { VectorFolder } from './shared-vectors.ts';

/** A map as the W3C's vectors write it. */
interface WrittenMap {
  readonly dataType: 'Map';
  readonly value: readonly (readonly [JsonValue, JsonValue])[];
}

interface Secured extends JsonObject {
  readonly proof: Proof;
}

interface Group {
  readonly matching: WrittenMap;
  readonly deskolemizedNQuads: readonly string[];
}

/** The files that the W3C gives for one credential of a selective suite, by their names. */
export interface SelectiveSteps {
  readonly addBaseDocCanon: readonly string[];
  readonly addBaseDocHMACCanon: readonly string[];
  readonly addBaseTransform: { readonly mandatory: WrittenMap; readonly nonMandatory: WrittenMap };
  readonly addHashData: { readonly proofHash: string; readonly mandatoryHash: string };
  readonly addPointerValues: readonly { readonly pointer: string; readonly value: JsonValue }[];
  readonly addProofConfig: ProofOptions;
  readonly addRawBaseSignatureInfo: JsonObject;
  readonly addSignedSDBase: Secured;
  readonly derivedAdjIndexes: JsonObject;
  readonly derivedAdjMandatoryIndexes: JsonObject;
  readonly derivedAdjSignatures: JsonObject;
  readonly derivedAllGroupData: {
    readonly groups: Readonly<Record<'mandatory' | 'selective' | 'combined', Group>>;
    readonly labelMap: WrittenMap;
    readonly nquads: readonly string[];
  };
  readonly derivedDisclosureData: JsonObject;
  readonly derivedGroupIndexes: Readonly<Record<string, readonly number[]>>;
  readonly derivedRecoveredBaseData: JsonObject;
  readonly derivedRevealDocument: Secured;
  readonly derivedUnsignedReveal: JsonObject;
  readonly nymSecret: JsonObject;
  readonly verifyCreateVerifyData: JsonObject;
  readonly verifyDerivedProofValue: JsonObject;
  readonly verifyNQuads: readonly string[];
}

/** One folder of them. */
export function selectiveSteps(vectors: VectorFolder, folder: string) {
  return {
    // The suites of the W3C keep these forms; where one does not, the comparison that it is read for fails.
    step: <Name extends keyof SelectiveSteps>(name: Name) =>
      vectors.json(`${folder}${name}.json`) as SelectiveSteps[Name],
    proofConfigCanon: () => vectors.text(`${folder}addProofConfigCanon.txt`),
    has: (name: keyof SelectiveSteps) => vectors.names.includes(`${folder}${name}.json`),
  };
}

export const keysOf = ({ value }: WrittenMap): readonly JsonValue[] => value.map(([key]) => key);
export const valuesOf = ({ value }: WrittenMap): readonly JsonValue[] => value.map(([, entry]) => entry);

/** Their statements about nodes of the document, under the labels by which they are signed. */
export function relabelled(lines: readonly string[], labels: WrittenMap): readonly string[] {
  const replace = (line: string) =>
    labels.value.reduce((text, [from, to]) => text.replaceAll(`_:${from} `, `_:${to} `), line);
  return lines.map(replace).sort();
}

/** A secured document without its proof. */
export function withoutProof({ proof: _proof, ...rest }: JsonObject): JsonObject {
  return rest;
}

/** A random source that gives these values, each once, and then nothing. */
export function scripted(...values: readonly Uint8Array[]): (length: number) => Uint8Array {
  const left = [...values];
  return (length) => {
    const value = left.shift();
    if (value?.length !== length) throw new Error(`asked for ${length} bytes, scripted are ${value?.length}`);
    return value;
  };
}
