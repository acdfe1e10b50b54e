import { type TraceDestination, type TraceDestinationRegistration, traceDestinationOf } from '../../config/index.ts';
import type { NetworkClass } from '../../outbound/index.ts';
import { parseJson, stringifyJson } from '../../protocol/index.ts';
import type { Sealer, TraceDestinationsTable } from '../../store/index.ts';

/** A destination that was registered over the API. Never changed: what changes is a new one. */
export interface StoredDestination {
  /** Unique among them. */
  name: string;
  /** With its secrets in place. */
  registration: TraceDestinationRegistration;
  /** Where its address lay when it was registered. */
  network: NetworkClass;
  paused: boolean;
  /** Epoch milliseconds. */
  createdAt: number;
  createdBy: string;
  updatedAt: number;
  updatedBy: string;
}

/** As it is told of traces. */
export const destinationOf = ({ registration, name, network, paused }: StoredDestination): TraceDestination => ({
  ...traceDestinationOf({ ...registration, name }),
  network,
  paused,
});

export function rowOf(stored: StoredDestination, sealer: Sealer): TraceDestinationsTable {
  const { name, registration, network, paused } = stored;
  return {
    name,
    registration: sealer.seal(stringifyJson(registration), sealContext(name)),
    network,
    paused: paused ? 1 : 0,
    created_at: stored.createdAt,
    created_by: stored.createdBy,
    updated_at: stored.updatedAt,
    updated_by: stored.updatedBy,
  };
}

/** @throws SwitchboardError INTERNAL when it was sealed with another salt key */
export function storedOf(row: TraceDestinationsTable, sealer: Sealer): StoredDestination {
  const registration: unknown = parseJson(sealer.open(row.registration, sealContext(row.name)));
  return {
    name: row.name,
    // Nobody but `rowOf` has put it there.
    registration: registration as TraceDestinationRegistration,
    network: row.network as NetworkClass,
    paused: row.paused === 1,
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  };
}

/** A sealed text opens only in the row it was sealed for. */
const sealContext = (name: string): string => `trace_destinations:${name}:registration`;
