import { parseReceipt } from '../../log/receipt.ts';
import { checkContent } from '../check-content.ts';
import { RECEIPT_NAMESPACE, type WithReceipt } from '../receipt-names.ts';
import { malformed } from '../refuse.ts';
import { tokenForm } from '../text/token-form.ts';
import { readSvg } from './read-svg.ts';
import { OB3_NAMESPACE, type SvgRoot, svgElements } from './svg-elements.ts';

/**
 * Bakes a credential into an SVG, as Open Badges 3.0 asks: `<openbadges:credential>` right after the start tag of the
 * picture, with JSON in its body and a compact JWS or SD-JWT in `verify`. Everything else stays character for character,
 * but for the namespace that the start tag has to declare. What was baked before, in 3.0 or 2.0, is replaced. The receipt
 * stands in an element of its own behind it, in {@link RECEIPT_NAMESPACE}, which other programs pass over.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#svg-baking
 * @throws CredentialError `container.malformed`, `container.unsafe`, `container.ambiguous` for a text that is no sound
 * SVG, or a content that XML cannot hold; `container.too-large`, `container.no-credential`, `json.*` for a content that
 * is none; `log.receipt-malformed`
 * @example
 * const picture = bakeSvg(badge, JSON.stringify(secured));
 */
export function bakeSvg(svg: string, content: string, { receipt }: WithReceipt = {}): string {
  checkContent(content);
  if (receipt !== undefined) parseReceipt(receipt);
  const { root, baked, receipts } = svgElements(svg);
  const tag = startTag(svg.slice(root.start, root.end), root);
  let rest = '';
  let at = root.end;
  for (const { start, end } of [...baked, ...receipts].toSorted((one, other) => one.start - other.start)) {
    rest += svg.slice(at, start);
    at = end;
  }
  rest += svg.slice(at);
  const written = element(content, root) + (receipt === undefined ? '' : receiptElement(receipt));
  const bakedSvg = svg.slice(0, root.start) + tag + written + (root.isSelfClosing ? closing(svg, root) : '') + rest;
  checkWritten(bakedSvg, content, receipt);
  return bakedSvg;
}

function receiptElement(receipt: string): string {
  return `<laurel:receipt xmlns:laurel="${RECEIPT_NAMESPACE}">${cdata(receipt)}</laurel:receipt>`;
}

/** XML has its own idea of line ends, and no room for a few characters that JSON allows. */
function checkWritten(svg: string, content: string, receipt: string | undefined): void {
  const written = (text: string | undefined) => text?.trim().replaceAll(/\r\n?/g, '\n');
  const held = readSvg(svg);
  if (held.baked?.text !== written(content)) throw malformed('SVG: XML cannot hold the content');
  if (held.receipt?.() !== written(receipt)) throw malformed('SVG: XML cannot hold the receipt');
}

/** The start tag, open and with the prefix `openbadges` declared, unless it already means something else. */
function startTag(tag: string, { isSelfClosing, namespaces }: SvgRoot): string {
  const end = tag.length - (isSelfClosing ? 2 : 1);
  const declared = namespaces.openbadges === undefined ? ` xmlns:openbadges="${OB3_NAMESPACE}"` : '';
  return `${tag.slice(0, end)}${declared}>`;
}

function element(content: string, { namespaces }: SvgRoot): string {
  const { openbadges = OB3_NAMESPACE } = namespaces;
  const declared = openbadges === OB3_NAMESPACE ? '' : ` xmlns:openbadges="${OB3_NAMESPACE}"`;
  if (tokenForm(content) !== undefined) {
    return `<openbadges:credential${declared} verify="${content}"></openbadges:credential>`;
  }
  return `<openbadges:credential${declared}>${cdata(content)}</openbadges:credential>`;
}

/** "]]>" would end the section: it is divided between two. */
function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function closing(svg: string, { start }: SvgRoot): string {
  const name = /^<([^\s/>]+)/.exec(svg.slice(start))?.[1] ?? 'svg';
  return `</${name}>`;
}
