import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { compile } from './compile.ts';

const file = path.join(import.meta.dirname, '..', 'src', 'checkpoint-registry.ts');
writeFileSync(file, compile().text);
spawnSync('npx', ['biome', 'format', '--write', file], { stdio: 'inherit' });
