import { when, type Module, type Modules } from '../module.js';
import type { Troupe, Variant } from './cast.js';

export type Fapi1Module = Module<Troupe, Variant>;
export type Fapi1Modules = Modules<Troupe, Variant>;

export const always = (run: Fapi1Module['run']): Fapi1Module => when({}, run);
export const whenPushed = (run: Fapi1Module['run']): Fapi1Module => when({ method: 'pushed' }, run);
export const byAssertion = (run: Fapi1Module['run'], only: Partial<Variant> = {}): Fapi1Module => when({ authentication: 'private_key_jwt', ...only }, run);
