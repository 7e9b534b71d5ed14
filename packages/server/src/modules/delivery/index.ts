/** What goes out to people: mail. The only door of this module. */
import type { Module } from '../../module.ts';
import type { DeliveryDeps } from './deps.ts';
import { createMailSender } from './send-mail.ts';

/** Wires the module. */
export function createDeliveryModule(deps: DeliveryDeps): Module {
  return { routes: [], jobs: { 'send-mail': createMailSender(deps) } };
}
