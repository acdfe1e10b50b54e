import type { NativeFace } from '../adapter.ts';
import { platformFailure } from './failure.ts';
import { callHeaders } from './runtime.ts';
import { readSettings } from './settings.ts';

/** Runtimes that speak A2A keep tasks in their session: each call has to name the one it is about (agent platforms, 4.3). */
export const native: NativeFace = {
  headers: ({ settings, ...keys }) => callHeaders(keys, readSettings(settings)),
  failure: platformFailure,
};
