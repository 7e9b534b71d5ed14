import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CredentialError } from '../../errors.ts';
import { fastest } from '../../testing/fastest.ts';
import { fuzzRuns } from '../../testing/fuzz-runs.ts';
import { inTime } from '../../testing/in-time.ts';
import {
  assertionContent,
  assertionJws,
  jsonContent,
  jwsContent,
  sdJwtContent,
} from '../../testing/sample-contents.ts';
import { bakeSvg } from './bake-svg.ts';
import { type BakedInSvg, readSvg } from './read-svg.ts';

const SVG = 'xmlns="http://www.w3.org/2000/svg"';
const OB3 = 'xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"';
const OB2 = 'xmlns:openbadges="http://openbadges.org"';
const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
const svg = (inside: string, declared = OB3) => `<svg ${SVG} ${declared}>${inside}<circle r="3"/></svg>`;
const credential = (inside: string, attributes = '') =>
  `<openbadges:credential${attributes}>${inside}</openbadges:credential>`;

function outcome(text: string): BakedInSvg | string {
  try {
    return readSvg(text).baked ?? 'nothing';
  } catch (error) {
    if (error instanceof CredentialError) return error.code;
    throw error;
  }
}

describe('what is baked is found', () => {
  const body = { element: 'credential', part: 'body' } as const;
  test.each<[string, string, BakedInSvg | 'nothing']>([
    ['nothing', svg(''), 'nothing'],
    ['3.0 JSON', svg(credential(`\n  ${cdata(jsonContent)}\n`)), { ...body, text: jsonContent }],
    [
      '3.0 JWS',
      svg(credential('', ` verify="${jwsContent}"`)),
      { element: 'credential', part: 'verify', text: jwsContent },
    ],
    [
      'an SD-JWT',
      svg(`<openbadges:credential verify='${sdJwtContent}'/>`),
      { element: 'credential', part: 'verify', text: sdJwtContent },
    ],
    ['JSON as escaped text', svg(credential('{"a":&quot;&lt;&#65;"}')), { ...body, text: '{"a":"<A"}' }],
    ['text and CDATA in pieces', svg(credential(`{"a"${cdata(':"b')}"}`)), { ...body, text: '{"a":"b"}' }],
    [
      'another prefix',
      `<svg ${SVG} xmlns:b="https://purl.imsglobal.org/ob/v3p0"><b:credential>{}</b:credential></svg>`,
      { ...body, text: '{}' },
    ],
    [
      'its own default namespace',
      svg('<credential xmlns="https://purl.imsglobal.org/ob/v3p0">{}</credential>', ''),
      { ...body, text: '{}' },
    ],
    [
      'the namespace of other bakers',
      svg(credential('{}'), 'xmlns:openbadges="https://purl.imsglobal.org/spec/ob/v3p0"'),
      { ...body, text: '{}' },
    ],
    [
      '2.0 with its address',
      svg(
        `<openbadges:assertion verify="https://issuer.example/a/1">${cdata(assertionContent)}</openbadges:assertion>`,
        OB2,
      ),
      { element: 'assertion', part: 'body', text: assertionContent },
    ],
    [
      '2.0 signed',
      svg(`<openbadges:assertion verify="${assertionJws}"/>`, OB2),
      { element: 'assertion', part: 'verify', text: assertionJws },
    ],
    [
      '2.0 with nothing but its address',
      svg('<openbadges:assertion verify="https://issuer.example/a/1"></openbadges:assertion>', OB2),
      { element: 'assertion', part: 'verify', text: 'https://issuer.example/a/1' },
    ],
    ['deep inside', svg(`<g><g>${credential('{}')}</g></g>`), { ...body, text: '{}' }],
    [
      'after a prologue of a drawing program',
      `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- Ünal's -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${svg(credential('{}'))}`,
      { ...body, text: '{}' },
    ],
    [
      'the same name in another namespace',
      svg('<o:credential xmlns:o="https://attacker.example/">{}</o:credential>'),
      'nothing',
    ],
    ['a name in no namespace', svg('<credential>{}</credential>'), 'nothing'],
    ['a name in a comment', svg(`<!-- ${credential('{}')} -->`), 'nothing'],
  ])('%s', (_, text, expected) => {
    expect(outcome(text)).toEqual(expected);
  });
});

const LAUGHS = `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>`;

describe('E03: a picture that is hostile or has two meanings', () => {
  test.each<[string, string, string]>([
    ['laughs', `${LAUGHS}${svg(credential('&c;'))}`, 'unsafe'],
    ['a file by entity', `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg(credential('&x;'))}`, 'unsafe'],
    [
      'a document type from elsewhere',
      `<!DOCTYPE svg SYSTEM "https://attacker.example/x.dtd">${svg(credential('{}'))}`,
      'unsafe',
    ],
    [
      'a known document type with more in it',
      `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd" [<!ATTLIST svg a CDATA "b">]>${svg('')}`,
      'unsafe',
    ],
    ['an entity that is not known', svg(credential('&x;')), 'malformed'],
    ['two credentials', svg(credential('{}') + credential('{}')), 'ambiguous'],
    [
      'a credential and an assertion',
      svg(`${credential('{}')}<a:assertion xmlns:a="http://openbadges.org">{}</a:assertion>`),
      'ambiguous',
    ],
    ['a credential in a credential', svg(credential(`{}${credential('{}')}`)), 'ambiguous'],
    ['an element in a credential', svg(credential('{}<b/>')), 'ambiguous'],
    ['a body and a token', svg(credential('{}', ` verify="${jwsContent}"`)), 'ambiguous'],
    ['two attributes', svg(credential('', ' verify="a" verify="b"')), 'malformed'],
    ['no end', svg(credential('{}')).slice(0, -6), 'malformed'],
    ['two pictures', svg(credential('{}')) + svg(''), 'malformed'],
    ['an outermost element that is no picture', `<html>${svg(credential('{}'))}</html>`, 'malformed'],
    [
      'a picture in another namespace',
      `<svg xmlns="https://attacker.example/" ${OB3}>${credential('{}')}</svg>`,
      'malformed',
    ],
    ['a prefix without a namespace', `<svg ${SVG}>${credential('{}')}</svg>`, 'malformed'],
    ['another encoding', `<?xml version="1.0" encoding="ISO-8859-1"?>${svg(credential('{"a":"ü"}'))}`, 'ambiguous'],
    ['300 levels', svg('<g>'.repeat(300) + '</g>'.repeat(300)), 'too-large'],
    ['60,000 elements', svg('<g/>'.repeat(60_000)), 'too-large'],
    ['17 million characters', svg(' '.repeat(17_000_000)), 'too-large'],
    ['a control character', svg(credential('{"a":"\u0001"}')), 'malformed'],
    ['nothing', '', 'malformed'],
    ['text', 'hello', 'malformed'],
  ])('E03: %s is refused', async (_, text, code) => {
    expect(await fastest(() => expect(outcome(text)).toBe(`container.${code}`))).toBeLessThan(1_000);
  });

  test.each([
    '<script>globalThis.ran = true</script>',
    '<g onload="globalThis.ran = true"/>',
    '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://attacker.example/"/></foreignObject>',
    '<image href="https://attacker.example/x.png"/>',
    '<style>@import url(https://attacker.example/x.css);</style>',
    '<?xml-stylesheet href="https://attacker.example/x.xsl"?>',
  ])('E03: %s is neither run nor fetched', (inside) => {
    expect(outcome(svg(inside + credential('{}')))).toMatchObject({ text: '{}' });
    expect(globalThis).not.toHaveProperty('ran');
  });

  test('E03: half a character is refused, also in a document type that never ends', () => {
    expect(outcome('<!DOCTYPE svg[<\ud800')).toBe('container.malformed');
    expect(outcome(svg(credential('\ud800')))).toBe('container.malformed');
  });

  test('E03: a result or a refusal for anything', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/>',
      '</',
      '<svg ',
      SVG,
      OB3,
      '<openbadges:credential',
      ' verify="',
      '"',
      "'",
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?xml version="1.0"?>',
      '<!DOCTYPE svg',
      '[',
      '&lt;',
      '&#x0;',
      '&#xd800;',
      '&',
      ' ',
      '\r\n',
      '\ufeff',
      'é',
      '🏅',
      '{}',
      '</svg>',
      '</openbadges:credential>',
      'xmlns:xml="x"',
      'xmlns:a=""',
      'a:b="c"',
      '\ud800',
    );
    const pieces = fc.array(piece, { maxLength: 25 }).map((list) => list.join(''));
    const bent = fc.tuple(pieces, fc.nat(200)).map(([noise, at]) => {
      const whole = svg(credential(cdata(jsonContent)));
      return whole.slice(0, at) + noise + whole.slice(at);
    });
    fc.assert(
      fc.property(fc.oneof(pieces, bent), (text) => inTime(() => outcome(text))),
      fuzzRuns(1_500, 'SVG'),
    );
  });
});

describe('baking', () => {
  const ELEMENT = '[the credential]';
  const foreign = 'xmlns:openbadges="https://attacker.example/"';
  const drawn: readonly (readonly [before: string, after: string])[] = [
    [`<svg ${SVG}/>`, `<svg ${SVG} ${OB3}>${ELEMENT}</svg>`],
    [`<svg ${SVG} />`, `<svg ${SVG}  ${OB3}>${ELEMENT}</svg>`],
    [
      `<svg\r\n  ${SVG}\r\n  width='3'\r\n>\r\n<text>Ünal 🏅 &amp;</text>\r\n</svg>\r\n`,
      `<svg\r\n  ${SVG}\r\n  width='3'\r\n ${OB3}>${ELEMENT}\r\n<text>Ünal 🏅 &amp;</text>\r\n</svg>\r\n`,
    ],
    [
      `\ufeff<?xml version="1.0"?>\n<!-- <svg> --><svg ${SVG} data-a=">"><g/></svg><!-- end -->`,
      `\ufeff<?xml version="1.0"?>\n<!-- <svg> --><svg ${SVG} data-a=">" ${OB3}>${ELEMENT}<g/></svg><!-- end -->`,
    ],
    [
      '<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:g/></s:svg>',
      `<s:svg xmlns:s="http://www.w3.org/2000/svg" ${OB3}>${ELEMENT}<s:g/></s:svg>`,
    ],
    [
      '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>',
      `<s:svg xmlns:s="http://www.w3.org/2000/svg" ${OB3}>${ELEMENT}</s:svg>`,
    ],
    [svg('<g/>', OB3), svg(`${ELEMENT}<g/>`, OB3)],
    [svg('<g/>', foreign), svg(`${ELEMENT}<g/>`, foreign)],
  ];

  test.each(drawn)('what is baked into %j is read again, and nothing else changes', (before, after) => {
    for (const content of [jsonContent, jwsContent, sdJwtContent, assertionContent]) {
      const baked = bakeSvg(before, content);
      const part = content === jwsContent || content === sdJwtContent ? 'verify' : 'body';
      expect(readSvg(baked).baked).toEqual({ element: 'credential', part, text: content });
      expect(baked.replace(/<openbadges:credential.*<\/openbadges:credential>/s, ELEMENT)).toBe(after);
    }
  });

  test('is what Open Badges 3.0 asks for', () => {
    expect(bakeSvg(`<svg ${SVG} width="3"><g/></svg>`, jwsContent)).toBe(
      `<svg ${SVG} width="3" ${OB3}><openbadges:credential verify="${jwsContent}"></openbadges:credential><g/></svg>`,
    );
    expect(bakeSvg(`<svg ${SVG} width="3"><g/></svg>`, jsonContent)).toBe(
      `<svg ${SVG} width="3" ${OB3}><openbadges:credential>${cdata(jsonContent)}</openbadges:credential><g/></svg>`,
    );
  });

  test('replaces what was there, in either version', () => {
    const old = svg(
      `<openbadges:assertion verify="https://issuer.example/a/1">${cdata(assertionContent)}</openbadges:assertion><g/>`,
      OB2,
    );
    const once = bakeSvg(old, jsonContent);
    expect(once).not.toContain('assertion');
    expect(bakeSvg(once, jwsContent)).toBe(bakeSvg(svg('<g/>', OB2), jwsContent));
    const two = svg(`${credential('{}')}<g/>${credential('{}')}`);
    expect(bakeSvg(two, jwsContent)).toBe(bakeSvg(svg('<g/>'), jwsContent));
  });

  test('a prefix that means something else is left alone', () => {
    const picture = svg('<openbadges:g/>', 'xmlns:openbadges="https://other.example/"');
    expect(bakeSvg(picture, jwsContent)).toContain(`<openbadges:credential ${OB3} verify=`);
    expect(readSvg(bakeSvg(picture, jwsContent)).baked?.text).toBe(jwsContent);
  });

  test.each([
    ['{"a":1}', 'container.no-credential'],
    ['hello', 'container.no-credential'],
    [jsonContent.replace('name"', '\uffff"'), 'container.malformed'],
  ])('%j is not baked', (content, code) => {
    expect(() => bakeSvg(`<svg ${SVG}/>`, content)).toThrow(code);
  });

  test('what is not sound is not baked into', () => {
    expect(() => bakeSvg('<svg>', jwsContent)).toThrow('container.malformed');
    expect(() => bakeSvg(`${LAUGHS}${svg('')}`, jwsContent)).toThrow('container.unsafe');
  });
});
