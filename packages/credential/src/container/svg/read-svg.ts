import { ambiguous } from '../refuse.ts';
import { type BakedElement, svgElements } from './svg-elements.ts';

/** What is baked into an SVG, and where: the body of the element, or its `verify` attribute. */
export interface BakedInSvg {
  readonly element: 'credential' | 'assertion';
  readonly part: 'body' | 'verify';
  readonly text: string;
}

/** What an SVG holds of ours. */
export interface SvgContents {
  readonly baked?: BakedInSvg | undefined;
  readonly receipt?: (() => string) | undefined;
}

/**
 * The one text that is baked into an SVG, and the receipt beside it. What the texts are, is not looked at.
 *
 * One rule, as for PNG: one element, `credential` (Open Badges 3.0) or `assertion` (2.0), with one thing in it. Where a
 * 2.0 assertion has a body, its `verify` is only its address, and the body counts.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#svg
 * @see https://www.imsglobal.org/spec/ob/v2p0/baking/
 * @throws CredentialError `container.malformed`, `container.too-large`, `container.unsafe`, `container.ambiguous`
 */
export function readSvg(svg: string): SvgContents {
  const { baked, receipts } = svgElements(svg);
  const [receipt, ...more] = receipts;
  if (more.length > 0) throw ambiguous(`SVG: ${more.length + 1} elements that hold a receipt`);
  return { baked: bakedText(baked), ...(receipt === undefined ? {} : { receipt: () => receipt.body.trim() }) };
}

function bakedText([baked, ...others]: readonly BakedElement[]): BakedInSvg | undefined {
  if (baked === undefined) return undefined;
  if (others.length > 0) throw ambiguous(`SVG: ${others.length + 1} elements that hold a credential`);
  const { verify } = baked;
  const element = baked.name === 'assertion' ? 'assertion' : 'credential';
  const body = baked.body.trim();
  const isAddress = /^https?:\/\//i.test(verify ?? '');
  if (body === '') return { element, part: 'verify', text: verify ?? '' };
  if (verify !== undefined && verify !== '' && !isAddress)
    throw ambiguous('SVG: a credential in the body and in verify');
  return { element, part: 'body', text: body };
}
