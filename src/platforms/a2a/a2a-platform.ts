import type { Outbound } from '../../outbound/index.ts';
import type { Platform } from '../platform.ts';

export function createA2aPlatform(_options: { outbound: Outbound }): Platform {
  throw new Error('in the making');
}
