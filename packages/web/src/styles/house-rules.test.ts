import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('..', import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => !file.includes('.test.'));
const read = (file: string) => readFileSync(join(source, file), 'utf8');
const styleSheets = files.filter((file) => file.endsWith('.css'));
const components = files.filter((file) => file.endsWith('.tsx'));

describe('style sheets', () => {
  it.each(styleSheets)('%s turns with the direction of reading', (file) => {
    const declarations = read(file)
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/@(?:media|container)[^{]*/g, '');
    expect(physicalIn(declarations)).toEqual([]);
  });

  it.each([
    'margin-left: 0;',
    'left: 0;',
    'width: 1px;',
    'border-left-color: red;',
    'border-top-left-radius: 0;',
    'scroll-margin-right: 0;',
    'text-align: right;',
    'float: left;',
    'padding: 0 1px 2px 3px;',
    'inset: 0 auto auto 0;',
    'border-radius: 0 var(--radius-s) 0 0;',
    'transform: translateX(1rem);',
    'translate: 1rem 0;',
    'background-position: left center;',
    'background: linear-gradient(to right, red, blue);',
  ])('a sheet that says “%s” would be seen', (declaration) => {
    expect(physicalIn(`.a { ${declaration} }`)).toHaveLength(1);
  });

  it.each(['margin: 0 auto;', 'padding: 1px 2px 3px;', 'inset: 0;', 'translate: 0 -50%;', 'padding: 0 1px 2px 1px;'])(
    'a sheet may say “%s”, the same both ways',
    (declaration) => {
      expect(physicalIn(`.a { ${declaration} }`)).toEqual([]);
    },
  );

  it.each(styleSheets.filter((file) => !file.endsWith('tokens.css')))(
    '%s takes its colours from the tokens',
    (file) => {
      expect(read(file).match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|oklch\(/gi) ?? []).toEqual([]);
    },
  );
});

describe('components', () => {
  it.each(components)('%s has no style attribute, which the security policy would refuse', (file) => {
    expect(read(file)).not.toMatch(/\sstyle=/);
  });
});

const modules = styleSheets.filter((file) => file.endsWith('.module.css'));

describe.each(modules)('%s', (file) => {
  const declared = new Set([...read(file).matchAll(/\.([a-zA-Z][\w]*)(?=[\s.:,{[>+)])/g)].map(([, name]) => name));
  const users = components.concat(files.filter((name) => name.endsWith('.ts'))).filter((user) => imports(user, file));
  const used = users.map(read).join('\n');

  it('is used', () => {
    expect(users).not.toEqual([]);
  });

  it('has every class its components name', () => {
    const named = [...used.matchAll(/\bstyles\.(\w+)/g)].map(([, name]) => name);
    if (users.length === 1) expect(named.filter((name) => !declared.has(name))).toEqual([]);
  });

  it('has no class that nothing names', () => {
    const dynamic = /\bstyles\[/.test(used);
    const idle = [...declared].filter((name) => !new RegExp(`\\bstyles\\.${name}\\b`).test(used));
    if (!dynamic) expect(idle).toEqual([]);
  });
});

function imports(user: string, sheet: string): boolean {
  const path = relative(dirname(user), sheet);
  return read(user).includes(`from '${path.startsWith('.') ? path : `./${path}`}'`);
}

const sides = '(?:left|right|top|bottom)';
const physicalNames = new RegExp(
  `^(?:(?:scroll-)?(?:margin|padding)-${sides}|border-${sides}(?:-.*)?|${sides}|(?:min-|max-)?(?:width|height))$`,
);
const physicalValues: [name: RegExp, value: RegExp][] = [
  [/^(?:text-align|float|clear|caption-side)$/, /^(?:left|right)$/],
  [/^(?:background|object|transform|mask)/, /\b(?:left|right)\b|translate(?:X|3d)?\((?!0[,)])/],
  [/^translate$/, /^(?!0)/],
];

/** Declarations that stay where they are when the page is read from right to left. */
function physicalIn(declarations: string): string[] {
  return [...declarations.matchAll(/(?<=[;{\s])([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].flatMap(
    ([said, name = '', value = '']) => {
      const named = physicalNames.test(name);
      const valued = physicalValues.some(([names, values]) => names.test(name) && values.test(value));
      return named || valued || isLopsided(name, value) ? [said] : [];
    },
  );
}

/** Four lengths or corners in one go are named by their place: left and right of them must be the same. */
function isLopsided(name: string, value: string): boolean {
  const parts = partsOf(value);
  const [one, two, three, four] = parts;
  if (/^(?:margin|padding|inset|border-(?:width|color|style))$/.test(name)) return parts.length === 4 && two !== four;
  if (name !== 'border-radius' || parts.includes('/')) return false;
  if (parts.length === 4) return one !== two || three !== four;
  return parts.length > 1;
}

/** The values in a row; what stands in brackets is one. */
function partsOf(value: string): string[] {
  const closed = value.replace(/\([^()]*\)/g, (inner) => inner.replace(/[\s()]/g, '_'));
  return closed === value ? value.trim().split(/\s+/) : partsOf(closed);
}
