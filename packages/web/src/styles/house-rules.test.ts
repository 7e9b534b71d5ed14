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
    const physical =
      /(?:^|[\s;{])(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)|left|right|top|bottom|(?:min-|max-)?(?:width|height))\s*:/gm;
    const declarations = read(file)
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/@(?:media|container)[^{]*/g, '');
    expect(declarations.match(physical) ?? []).toEqual([]);
  });

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
