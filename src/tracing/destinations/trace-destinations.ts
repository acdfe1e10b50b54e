import type { Logger } from 'pino';
import type { Config, TraceDestination, TraceDestinationRegistration } from '../../config/index.ts';
import type { Outbound } from '../../outbound/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { Sealer } from '../../store/index.ts';
import type { TraceExporter } from '../export/exporter-contract.ts';
import type { DestinationRepository } from './destination-repository.ts';
import { destinationOf, rowOf, type StoredDestination, storedOf } from './stored-destination.ts';

/** The part of the configuration that says where traces are sent. */
export type TracingConfig = Config['tracing'];

/** What a change says; both stay as they are when left out. */
export interface DestinationChange {
  /** As a whole, with its secrets. */
  registration?: TraceDestinationRegistration;
  paused?: boolean;
}

/**
 * The destinations of the API, beside those of the config file: kept in the database, and told of traces at once. Changing
 * methods throw SwitchboardErrors: NOT_FOUND, READ_ONLY (it comes from the config file), CONFLICT (the name is taken),
 * ADDRESS_REFUSED and UPSTREAM_UNREACHABLE (its address cannot be asked).
 */
export interface TraceDestinations {
  /** To be called before calls are served. */
  load(): Promise<void>;
  /** Takes over what the config file says, after a reload too. */
  takeOver(config: TracingConfig): Promise<void>;
  /** The oldest first. */
  list(): StoredDestination[];
  find(name: string): StoredDestination | undefined;
  /** @param actor who does it, for `created_by` */
  create(registration: TraceDestinationRegistration, actor: string): Promise<StoredDestination>;
  change(name: string, change: DestinationChange, actor: string): Promise<StoredDestination>;
  /** What is left for it is still sent. */
  remove(name: string): Promise<void>;
}

export interface TraceDestinationsParts {
  repository: DestinationRepository;
  sealer: Sealer;
  /** Is told of every change. */
  exporter: Pick<TraceExporter, 'replace'>;
  outbound: Pick<Outbound, 'classify'>;
  /** Of the start. */
  config: TracingConfig;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
}

export function createTraceDestinations(parts: TraceDestinationsParts): TraceDestinations {
  const { repository, sealer, exporter, outbound, clock, log } = parts;
  let { config } = parts;
  const stored = new Map<string, StoredDestination>();
  /** Names of those that no key opens: they can only be removed. */
  const sealed = new Set<string>();

  const isInFile = (name: string): boolean => config.destinations.some((one) => one.name === name);
  const publish = (): Promise<void> => {
    const own = [...stored.values()].filter(({ name }) => !isInFile(name)).map(destinationOf);
    const silenced = config.silencesContent ? own.map(silent) : own;
    return exporter.replace({ ...config, destinations: [...config.destinations, ...silenced] });
  };
  /** @throws SwitchboardError NOT_FOUND, READ_ONLY */
  const required = (name: string): StoredDestination => {
    const found = stored.get(name);
    if (found) return found;
    throw isInFile(name) ? readOnly(name) : notFound(name);
  };

  return {
    async load() {
      for (const row of await repository.all()) {
        try {
          stored.set(row.name, storedOf(row, sealer));
        } catch (error) {
          if (!(error instanceof SwitchboardError)) throw error;
          sealed.add(row.name);
          log.error({ destination: row.name, reason: error.message }, 'a stored destination of traces cannot be used');
        }
      }
      if (stored.size > 0) await publish();
    },

    takeOver(next) {
      config = next;
      return publish();
    },

    list: () => [...stored.values()],
    find: (name) => stored.get(name),

    async create(registration, actor) {
      const { name = registration.type } = registration;
      if (stored.has(name) || sealed.has(name) || isInFile(name)) throw taken(name);
      const network = await outbound.classify(new URL(registration.url));
      const stamp = { createdAt: clock(), createdBy: actor, updatedAt: clock(), updatedBy: actor };
      const created = { name, registration, network, paused: false, ...stamp };
      if (!(await repository.insert(rowOf(created, sealer)))) throw taken(name);
      stored.set(name, created);
      await publish();
      return created;
    },

    async change(name, { registration, paused }, actor) {
      const before = required(name);
      const isMoved = registration !== undefined && registration.url !== before.registration.url;
      const changed = {
        ...before,
        registration: registration ?? before.registration,
        network: isMoved ? await outbound.classify(new URL(registration.url)) : before.network,
        paused: paused ?? before.paused,
        updatedAt: clock(),
        updatedBy: actor,
      };
      await repository.update(rowOf(changed, sealer));
      stored.set(name, changed);
      await publish();
      return changed;
    },

    async remove(name) {
      if (!sealed.has(name)) required(name);
      await repository.remove(name);
      stored.delete(name);
      sealed.delete(name);
      await publish();
    },
  };
}

const silent = (destination: TraceDestination): TraceDestination => ({ ...destination, content: 'none' });

const notFound = (name: string): SwitchboardError =>
  new SwitchboardError('NOT_FOUND', `There is no destination of traces "${name.slice(0, 80)}".`);

const readOnly = (name: string): SwitchboardError =>
  new SwitchboardError(
    'READ_ONLY',
    `The destination "${name}" comes from the config file and cannot be changed here. Edit the file instead.`,
  );

const taken = (name: string): SwitchboardError =>
  new SwitchboardError('CONFLICT', `There is a destination "${name}" already. Choose another name.`);
