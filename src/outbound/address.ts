import ipaddr from 'ipaddr.js';
import type { NetworkClass } from './contract.ts';

/** Special ranges that may be called; whatever is not named here and is not plain unicast may not. */
const CLASS_OF_RANGE: Partial<Record<string, NetworkClass>> = {
  loopback: 'loopback',
  private: 'private',
  carrierGradeNat: 'private',
  uniqueLocal: 'private',
};

/**
 * Cloud metadata services outside the link-local range, which is refused as a whole: Azure's wire server, Alibaba's,
 * AWS's IPv6 services, Google's and Oracle's IPv6 metadata.
 */
const METADATA = [
  '168.63.129.16/32',
  '100.100.100.200/32',
  'fd00:ec2::/32',
  'fd20:ce::254/128',
  'fd00:c1::a9fe:a9fe/128',
].map((cidr) => ipaddr.parseCIDR(cidr));

/** An address range; `contains` is false for what is no address. */
export interface AddressRange {
  contains(address: string): boolean;
}

/**
 * Reads a CIDR, or a single address.
 * @throws Error when it is neither
 */
export function parseRange(text: string): AddressRange {
  const single = ipaddr.isValid(text) ? ipaddr.parse(text) : undefined;
  const range = single
    ? ([single, single.kind() === 'ipv4' ? 32 : 128] as [ipaddr.IPv4 | ipaddr.IPv6, number])
    : ipaddr.parseCIDR(text);
  return { contains: (address) => ipaddr.isValid(address) && inRange(ipaddr.process(address), range) };
}

/**
 * The class of an IP address, or null when it must never be called: metadata services, link-local, multicast,
 * unspecified, documentation, benchmarking and every other reserved range (security promise 1). IPv6 forms that carry an
 * IPv4 address are judged by that address. Only 2000::/3 is public IPv6, so that ranges nobody has assigned stay shut.
 */
export function classifyAddress(text: string): NetworkClass | null {
  if (!ipaddr.isValid(text)) return null;
  const address = ipaddr.parse(text);
  if (METADATA.some((range) => inRange(address, range))) return null;
  if (address instanceof ipaddr.IPv4) return classOf(address);
  const embedded = embeddedIPv4(address);
  return embedded ? classifyAddress(embedded.toString()) : classOf(address);
}

/** Where clouds answer their own machines: link-local addresses, and the exceptions above. */
export function isMetadataService(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  return address.range() === 'linkLocal' || METADATA.some((range) => inRange(address, range));
}

function classOf(address: ipaddr.IPv4 | ipaddr.IPv6): NetworkClass | null {
  const range = address.range();
  if (range !== 'unicast') return CLASS_OF_RANGE[range] ?? null;
  const global = address instanceof ipaddr.IPv4 || ((address.parts[0] ?? 0) & 0xe000) === 0x2000;
  return global ? 'public' : null;
}

/**
 * The IPv4 address inside a transition form. The local-use NAT64 prefix 64:ff9b:1::/48 is left out, and therefore
 * refused: where the IPv4 address stands in it is a matter of local configuration (RFC 8215), so nothing can be judged.
 */
function embeddedIPv4(address: ipaddr.IPv6): ipaddr.IPv4 | undefined {
  const bytes = address.toByteArray();
  switch (address.range()) {
    case 'ipv4Mapped':
    case 'rfc6145':
      return ipv4(bytes.slice(12));
    case 'rfc6052':
      return address.parts[2] === 0 ? ipv4(bytes.slice(12)) : undefined;
    case '6to4':
      return ipv4(bytes.slice(2, 6));
    case 'teredo':
      // RFC 4380, section 4: the client's address is stored with its bits inverted.
      return ipv4(bytes.slice(12).map((byte) => byte ^ 0xff));
    case 'unicast':
      // IPv4-compatible, ::a.b.c.d (RFC 4291, section 2.5.5.1).
      return bytes.slice(0, 12).every((byte) => byte === 0) ? ipv4(bytes.slice(12)) : undefined;
    default:
      return undefined;
  }
}

const ipv4 = (bytes: number[]): ipaddr.IPv4 => new ipaddr.IPv4(bytes);

const inRange = (address: ipaddr.IPv4 | ipaddr.IPv6, range: [ipaddr.IPv4 | ipaddr.IPv6, number]): boolean =>
  address.kind() === range[0].kind() && address.match(range);
