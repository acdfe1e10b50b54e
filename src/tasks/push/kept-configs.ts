import { SwitchboardError } from '../../protocol/index.ts';
import type { Sealer } from '../../store/index.ts';
import type { ConfigRepository } from './config-repository.ts';
import type { PushConfigs } from './contract.ts';
import { inTime } from './in-time.ts';
import type { PushConfig } from './push-config.ts';
import type { ConfigRecord } from './record.ts';

/** Each event goes to all of them: who needs more is about to have somebody flooded. */
const MAX_CONFIGS = 16;

export interface KeptConfigsParts {
  repository: ConfigRepository;
  sealer: () => Sealer;
  /** A config was set. */
  onConfig: () => void;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
}

/** The configs of callers, sealed as they are kept. */
export interface KeptConfigs extends PushConfigs {
  seal(config: PushConfig): Pick<ConfigRecord, 'id' | 'name' | 'target' | 'sealed'>;
  /** @throws SwitchboardError INTERNAL when it was sealed with another salt key */
  open(record: Pick<ConfigRecord, 'id' | 'name' | 'sealed'>): PushConfig;
}

export function createKeptConfigs({ repository, sealer, onConfig, clock, newId }: KeptConfigsParts): KeptConfigs {
  const seal: KeptConfigs['seal'] = (config) => {
    const id = newId();
    const sealed = sealer().seal(JSON.stringify(config), contextOf(id));
    return { id, name: config.id, target: new URL(config.url).origin, sealed };
  };
  /** One that came with a message is called by the id of its task, which had none when it was sealed. */
  const open: KeptConfigs['open'] = ({ id, name, sealed }) => ({
    ...(JSON.parse(sealer().open(sealed, contextOf(id))) as PushConfig),
    id: name,
  });

  return {
    seal,
    open,
    async checkRoom(scope, name) {
      const others = (await inTime(repository.list(scope))).filter((config) => config.name !== name);
      if (others.length < MAX_CONFIGS) return;
      throw new SwitchboardError(
        'INVALID_PARAMS',
        `A caller can have ${MAX_CONFIGS} push notification configs of a task. Delete one, or set one of them anew by its id.`,
      );
    },
    async set(scope, { version, alias }, config) {
      const now = clock();
      const at = { dueAt: null, failures: 0, createdAt: now, updatedAt: now };
      await inTime(repository.put({ ...scope, ...seal(config), version, alias, ...at }));
      onConfig();
    },
    async find(scope, name) {
      const found = await inTime(repository.find(scope, name));
      return found && open(found);
    },
    list: async (scope) => (await inTime(repository.list(scope))).map(open),
    delete: (scope, name) => inTime(repository.delete(scope, name)),
  };
}

/** A sealed value opens nowhere but where it was stored. */
const contextOf = (id: string): string => `push_configs:${id}:sealed`;
