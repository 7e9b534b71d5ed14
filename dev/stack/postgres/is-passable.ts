import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

/** Whether any user may pass through every folder on the way to this one; folders still to be made count as passable. */
export function isPassable(folder: string): boolean {
  for (let place = path.resolve(folder); ; place = path.dirname(place)) {
    if (existsSync(place) && (statSync(place).mode & 0o001) === 0) return false;
    if (place === path.dirname(place)) return true;
  }
}
