/** Pairs of a letter and the small Latin letter it looks like (after Unicode UTS #39): Cyrillic, Greek, Latin, digits. */
const SMALL = [
  'аa вb сc ԁd еe ғf һh іl їl јj кk ӏl мm нh оo рp ԛq ѕs тt уy ѵv ԝw хx үy',
  'αa βb εe ηn ιl κk νv οo ρp τt υu χx γy',
  'ıl łl øo il 0o 1l 3e 5s |l',
];
/** Capitals look alike where their small letters do not. */
const CAPITALS = ['ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ВB НH РP УY'];

/**
 * Marks that a reader passes over: accents of any script, the vowel points of Arabic and Hebrew, variants of a sign. The
 * vowel signs of Devanagari, Thai and their kin are not among them: they are letters in all but name.
 */
const PASSED_OVER =
  /[\u0300-\u036f]|[\u0591-\u05c7]|[\u064b-\u065f]|\u0670|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe00-\ufe0f]/gu;

const small = pairs(SMALL);
const capitals = pairs(CAPITALS);

/**
 * A name reduced to what the eye takes in: case, accents, spaces and punctuation gone, look-alike letters made one. Two
 * names that fold to the same text are easily taken for each other. It is for comparing only, never for showing.
 */
export function foldName(name: string): string {
  const bare = name.normalize('NFKD').replaceAll(PASSED_OVER, '');
  return replaced(replaced(bare, capitals).toLowerCase(), small)
    .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

function replaced(text: string, by: ReadonlyMap<string, string>): string {
  return Array.from(text, (letter) => by.get(letter) ?? letter).join('');
}

function pairs(lists: readonly string[]): ReadonlyMap<string, string> {
  const all = lists.join(' ').split(' ');
  return new Map(all.map((pair) => [pair.slice(0, -1), pair.slice(-1)]));
}
