/** What goes out to people: mail, and which of it they want. The only door of this module. */
import type { Module } from '../../module.ts';
import { addressChosenMail } from './address-chosen-mail.ts';
import type { DeliveryDeps } from './deps.ts';
import { erasablePreferences } from './preference/erase-preferences.ts';
import { deliveryRoutes } from './routes.ts';
import { createMailSender } from './send-mail.ts';

/** Wires the module. */
export function createDeliveryModule(deps: DeliveryDeps): Module {
  return {
    routes: deliveryRoutes(deps),
    jobs: { 'send-mail': createMailSender({ ...deps, address: (job) => addressChosenMail(deps, job) }) },
    erasable: erasablePreferences,
  };
}
