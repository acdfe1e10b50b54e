import ipaddr from 'ipaddr.js';

export type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** @param named addresses, and ranges of them such as 10.0.0.0/8 */
export const networksOf = (named: readonly string[]): Network[] =>
  named.map((one): Network => {
    if (one.includes('/')) return ipaddr.parseCIDR(one);
    const address = ipaddr.process(one);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  });

/** Whether an address lies in one of them; what is no address lies in none. */
export function isWithin(address: string, networks: readonly Network[]): boolean {
  if (networks.length === 0 || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return networks.some(([range, bits]) => parsed.kind() === range.kind() && parsed.match(range, bits));
}
