/** Erasing a person, or what an organisation holds of a recipient; and the export before it: the only door of this module. */
import type { Module } from '../../module.ts';
import type { Clock } from '../../ports/index.ts';
import { carryOutErasure, carryOutLeft } from './carry-out-erasure.ts';
import type { ErasureDeps } from './deps.ts';
import { erasureRoutes } from './routes.ts';

/** Wires the module. */
export function createErasureModule(deps: ErasureDeps & { clock: Clock }): Module {
  return {
    routes: erasureRoutes(deps),
    jobs: {
      'carry-out-erasure': (payload) => carryOutErasure(deps, payload as { erasureId: string }),
      'carry-out-left-erasures': () => carryOutLeft(deps),
    },
    timetable: [{ cron: '* * * * *', task: 'carry-out-left-erasures' }],
  };
}
