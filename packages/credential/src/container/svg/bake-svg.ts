import { checkContent } from '../check-content.ts';
import { malformed } from '../refuse.ts';
import { tokenForm } from '../text/token-form.ts';
import { readSvg } from './read-svg.ts';
import { OB3_NAMESPACE, type SvgRoot, svgElements } from './svg-elements.ts';

/**
 * Bakes a credential into an SVG, as Open Badges 3.0 asks: `<openbadges:credential>` right after the start tag of the
 * picture, with JSON in its body and a compact JWS or SD-JWT in `verify`. Everything else stays character for character,
 * but for the namespace that the start tag has to declare. What was baked before, in 3.0 or 2.0, is replaced.
 *
 * @see https://www.imsglobal.org/spec/ob/v3p0/#svg-baking
 * @throws CredentialError `container.malformed`, `container.unsafe`, `container.ambiguous` for a text that is no sound
 * SVG, or a content that XML cannot hold; `container.too-large`, `container.no-credential`, `json.*` for a content that
 * is none
 * @example
 * const picture = bakeSvg(badge, JSON.stringify(secured));
 */
export function bakeSvg(svg: string, content: string): string {
  checkContent(content);
  const { root, baked } = svgElements(svg);
  const tag = startTag(svg.slice(root.start, root.end), root);
  let rest = '';
  let at = root.end;
  for (const { start, end } of baked) {
    rest += svg.slice(at, start);
    at = end;
  }
  rest += svg.slice(at);
  const bakedSvg =
    svg.slice(0, root.start) + tag + element(content, root) + (root.isSelfClosing ? closing(svg, root) : '') + rest;
  checkWritten(bakedSvg, content);
  return bakedSvg;
}

/** XML has its own idea of line ends, and no room for a few characters that JSON allows. */
function checkWritten(svg: string, content: string): void {
  if (readSvg(svg)?.text !== content.trim().replaceAll(/\r\n?/g, '\n'))
    throw malformed('SVG: XML cannot hold the content');
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
  // "]]>" would end the section: it is divided between two.
  const cdata = `<![CDATA[${content.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  return `<openbadges:credential${declared}>${cdata}</openbadges:credential>`;
}

function closing(svg: string, { start }: SvgRoot): string {
  const name = /^<([^\s/>]+)/.exec(svg.slice(start))?.[1] ?? 'svg';
  return `</${name}>`;
}
