import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Logger } from 'pino';
import { SwitchboardError } from '../protocol/index.ts';
import { type AddressRange, classifyAddress, isMetadataService, parseRange } from './address.ts';
import type { NetworkClass } from './contract.ts';
import { upstreamError } from './delivery.ts';

/** Finds every address of a host name, IPv4 and IPv6. Rejects when there is none. */
export type Lookup = (hostname: string) => Promise<string[]>;

/** Which addresses one request may reach. */
export interface Scope {
  network: NetworkClass;
  callerChosen: boolean;
  metadataService?: boolean;
}

/** Decides which addresses may be called (security promise 1). */
export interface Guard {
  /**
   * Resolves a host and proves every address of it: a single bad one refuses the host, because a name that points both
   * inside and outside is either broken or an attack, and which of its addresses is dialled is a matter of chance.
   * @throws SwitchboardError ADDRESS_REFUSED, UPSTREAM_UNREACHABLE
   */
  resolve(hostname: string, scope: Scope): Promise<string[]>;
  /** Proves the address that a socket really reached. @throws SwitchboardError ADDRESS_REFUSED */
  checkPeer(hostname: string, address: string | undefined, scope: Scope): void;
  /** @throws SwitchboardError ADDRESS_REFUSED, UPSTREAM_UNREACHABLE */
  classify(hostname: string): Promise<NetworkClass>;
}

export function createGuard({
  lookup = lookupAll,
  allowedRanges = [],
  log,
}: {
  lookup?: Lookup | undefined;
  allowedRanges?: string[] | undefined;
  log: Logger;
}): Guard {
  const opened = allowedRanges.map(parseRange);

  const refuse = (hostname: string, address: string | undefined, scope: Scope | undefined, reason: string): never => {
    log.warn({ hostname, address, ...scope }, 'address refused');
    throw upstreamError('ADDRESS_REFUSED', reason, 'no');
  };

  const check = (hostname: string, address: string, scope: Scope): void => {
    const found = classifyAddress(address);
    if (scope.metadataService && isMetadataService(address)) return;
    if (found === null) refuse(hostname, address, scope, NEVER);
    if (found === scope.network || (scope.callerChosen && isOpened(opened, address))) return;
    refuse(hostname, address, scope, `The address is ${found} but must be ${scope.network}. ${HOW_TO_CHANGE}`);
  };

  return {
    async resolve(hostname, scope) {
      const addresses = await resolveHost(lookup, hostname);
      for (const address of addresses) check(hostname, address, scope);
      return addresses;
    },
    checkPeer(hostname, address, scope) {
      check(hostname, address ?? '', scope);
    },
    async classify(hostname) {
      const addresses = await resolveHost(lookup, hostname);
      const [first, ...others] = new Set(addresses.map(classifyAddress));
      if (first === undefined || first === null || others.includes(null)) {
        return refuse(hostname, addresses.join(' '), undefined, NEVER);
      }
      if (others.length > 0) return refuse(hostname, addresses.join(' '), undefined, MIXED);
      return first;
    },
  };
}

const NEVER = 'The address is a cloud metadata, link-local or reserved one, which is never called.';
const MIXED = 'The host has addresses in different networks (public, private, loopback). Use a name that lies in one.';
const HOW_TO_CHANGE = 'If the agent moved on purpose, an administrator must register its address again.';

/** Metadata and reserved addresses stay shut even inside an opened range: `check` has refused them before. */
const isOpened = (opened: AddressRange[], address: string): boolean => opened.some((range) => range.contains(address));

async function resolveHost(lookup: Lookup, hostname: string): Promise<string[]> {
  // An IPv6 literal stands in brackets in a URL.
  const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  if (isIP(bare) !== 0) return [bare];
  const addresses = await lookup(bare).catch((cause: unknown) => unresolved(cause));
  return addresses.length > 0 ? addresses : unresolved(undefined);
}

const unresolved = (cause: unknown): never => {
  if (cause instanceof SwitchboardError) throw cause;
  throw upstreamError('UPSTREAM_UNREACHABLE', 'The agent could not be reached: its host name does not resolve.', 'no', {
    cause,
  });
};

const lookupAll: Lookup = async (hostname) =>
  (await systemLookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);
