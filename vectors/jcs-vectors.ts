import { CredentialError, jcs, parseJson } from '@laurel/credential';

/** Each JSON text with its canonical one, or with the code of our refusal. Written here by hand, not computed. */
const cases: readonly (readonly [name: string, json: string, expected: string | { readonly code: string }])[] = [
  ['white space', ' { "b" : [ 1 , 2 ] ,\n\t"a" : { } } ', '{"a":{},"b":[1,2]}'],
  [
    'members by UTF-16 code units',
    '{"\\ufb33":1,"\\ud83d\\ude00":2,"€":3,"é":4,"Z":5,"z":6}',
    '{"Z":5,"z":6,"é":4,"€":3,"😀":2,"\ufb33":1}',
  ],
  ['one code point in another place by code units', '{"\\uffff":1,"\\ud800\\udc00":2}', '{"𐀀":2,"\uffff":1}'],
  [
    'escapes that are needed',
    '"\\u0008\\u0009\\u000A\\u000C\\u000D\\u0022\\u005C\\u001f"',
    '"\\b\\t\\n\\f\\r\\"\\\\\\u001f"',
  ],
  ['escapes that are not', '"\\u002f\\u007f\\u00e9\\u2028\\/"', '"/\u007fé\u2028/"'],
  ['composed and decomposed stay apart', '["\\u00e9","e\\u0301"]', '["é","e\u0301"]'],
  ['whole numbers', '[0,1.0,10e2,100,9007199254740991,-1]', '[0,1,1000,100,9007199254740991,-1]'],
  ['fractions', '[0.1,1.50,1e-6,1e-7,123456789.125,5e-324]', '[0.1,1.5,0.000001,1e-7,123456789.125,5e-324]'],
  ['a fraction with more digits than a double holds', '[0.30000000000000004441]', '[0.30000000000000004]'],
  ['literals', '[true,false,null]', '[true,false,null]'],
  ['minus zero', '[-0]', { code: 'json.number-unsafe' }],
  ['beyond every double', '[1e400]', { code: 'json.number-unsafe' }],
  ['a number that becomes zero', '[1e-400]', { code: 'json.number-unsafe' }],
  ['a whole number that programs read differently', '[9007199254740993]', { code: 'json.number-unsafe' }],
  ['half a character', '["\\ud83d"]', { code: 'json.lone-surrogate' }],
  ['half a character in a key', '{"\\ude00":1}', { code: 'json.lone-surrogate' }],
  ['a key twice', '{"a":1,"a":1}', { code: 'json.duplicate-key' }],
  ['a key twice, once escaped', '{"a":1,"\\u0061":2}', { code: 'json.duplicate-key' }],
];

/** The vectors of canonical JSON. */
export async function jcsVectors() {
  return {
    source: 'Laurel',
    about: 'canonical JSON (RFC 8785) of untrusted text; what is refused has no canonical form here',
    cases: cases.map(([name, json, expected]) => {
      const found = canonical(json);
      const wanted = typeof expected === 'string' ? { text: expected } : expected;
      if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(`${name}: ${JSON.stringify(found)}`);
      return { name, input: { json }, expected: wanted };
    }),
  };
}

function canonical(json: string): { readonly text: string } | { readonly code: string } {
  try {
    return { text: jcs(parseJson(json)) };
  } catch (error) {
    if (error instanceof CredentialError) return { code: error.code };
    throw error;
  }
}
