import type { IncomingMessage } from 'node:http';
import { SwitchboardError } from '../protocol/index.ts';
import type { CallerAddress } from './caller-address.ts';
import { isWithin, networksOf } from './networks.ts';

/** Why nobody at the address of a request is served, if that is so. */
export type AddressRefusal = (request: IncomingMessage) => SwitchboardError | undefined;

/**
 * LiteLLM's `allowed_ips`: who calls from elsewhere is refused, whatever key it has.
 *
 * @param allowed addresses and ranges; null for all
 */
export function createAddressRefusal(
  allowed: readonly string[] | null,
  { client }: Pick<CallerAddress, 'client'>,
): AddressRefusal {
  if (allowed === null) return () => undefined;
  const networks = networksOf(allowed);
  return (request) => {
    const address = client(request);
    if (address !== null && isWithin(address, networks)) return undefined;
    return new SwitchboardError(
      'PERMISSION_DENIED',
      `The gateway does not serve the address ${address ?? 'of this connection'}. An administrator may add it to ` +
        'general_settings.allowed_ips.',
    );
  };
}
