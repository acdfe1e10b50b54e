import type { Logger } from 'pino';
import type { Config, ModelChanges, ModelRegistration } from '../../config/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { Sealer } from '../../store/index.ts';
import { deploymentOf, type ModelDeployment, type ModelTimes } from '../deployment.ts';
import type { ModelRegistry } from '../registry.ts';
import { changedParams } from './entry-secrets.ts';
import { entryOf, type ModelEntry, rowOf } from './model-entry.ts';
import type { ModelEntryRepository } from './model-entry-repository.ts';

/** The part of the configuration that says which models there are. */
export type ModelsConfig = Pick<Config, 'models' | 'completeModel'>;

/**
 * The models of the API, beside those of the config file: kept in the database, and in force at once. Changing methods throw
 * SwitchboardErrors: NOT_FOUND, READ_ONLY (the deployment comes from the config file), CONFLICT (the id is taken),
 * INVALID_PARAMS.
 */
export interface ModelEntries {
  /** To be called before calls are served. */
  load(): Promise<void>;
  /** Takes over the config file's models, after a reload too. */
  takeOver(config: ModelsConfig): void;
  /** The oldest first. */
  list(): ModelEntry[];
  find(id: string): ModelEntry | undefined;
  /**
   * What would be called, were it kept: the marker keeps secrets of the entry that has the id, and so does all that is left
   * out.
   *
   * @throws SwitchboardError INVALID_PARAMS
   */
  prove(given: ModelRegistration): ModelDeployment;
  /** @param actor who does it, for `created_by` */
  create(given: ModelRegistration, actor: string): Promise<ModelEntry>;
  /** What is left out stays. */
  change(id: string, changes: ModelChanges, actor: string): Promise<ModelEntry>;
  remove(id: string): Promise<void>;
}

export interface ModelEntriesParts {
  repository: ModelEntryRepository;
  sealer: Sealer;
  /** Is told of every change. */
  registry: Pick<ModelRegistry, 'list' | 'replace'>;
  times: ModelTimes;
  /** Of the start. */
  config: ModelsConfig;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
  log: Logger;
}

export function createModelEntries(parts: ModelEntriesParts): ModelEntries {
  const { repository, sealer, registry, times, clock, newId, log } = parts;
  let { config } = parts;
  const entries = new Map<string, ModelEntry>();
  /** Ids of those that no key opens: they can only be removed. */
  const sealed = new Set<string>();

  const publish = (): void => {
    const declared = new Set(config.models.map(({ model_info: info }) => info?.id));
    const own = [...entries.values()].filter(({ id }) => !declared.has(id));
    registry.replace([...config.models, ...own.flatMap(completed)]);
  };
  const completed = ({ id, registration }: ModelEntry): ModelRegistration[] => {
    try {
      return [config.completeModel(registration)];
    } catch (error) {
      if (!(error instanceof SwitchboardError)) throw error;
      log.warn({ deployment: id, reason: error.message }, 'a stored deployment of a model cannot be used');
      return [];
    }
  };
  const isInFile = (id: string): boolean =>
    !entries.has(id) && registry.list().some(({ deployments }) => deployments.some((one) => one.id === id));
  /** @throws SwitchboardError NOT_FOUND, READ_ONLY */
  const requireOwn = (id: string): void => {
    if (entries.has(id) || sealed.has(id)) return;
    if (isInFile(id)) throw readOnly(id);
    throw notFound(id);
  };
  /** @throws SwitchboardError INVALID_PARAMS */
  const deployed = (registration: ModelRegistration): ModelDeployment =>
    deploymentOf(config.completeModel(registration), times);

  return {
    async load() {
      for (const row of await repository.all()) {
        try {
          entries.set(row.id, entryOf(row, sealer));
        } catch (error) {
          if (!(error instanceof SwitchboardError)) throw error;
          sealed.add(row.id);
          log.error({ model: row.model_name, reason: error.message }, 'a stored model cannot be used and is left out');
        }
      }
      publish();
    },

    takeOver(next) {
      config = next;
      publish();
    },

    list: () => [...entries.values()],
    find: (id) => entries.get(id),

    prove(given) {
      const id = given.model_info?.id ?? newId();
      const stored = entries.get(id)?.registration ?? { model_name: given.model_name, litellm_params: {} };
      return deployed(changed(stored, given, id));
    },

    async create(given, actor) {
      const id = given.model_info?.id ?? newId();
      const registration = changed({ model_name: given.model_name, litellm_params: {} }, given, id);
      // What could not be called is not kept.
      deployed(registration);
      if (entries.has(id) || sealed.has(id) || isInFile(id)) throw taken(id);
      const stamp = { createdAt: clock(), createdBy: actor, updatedAt: clock(), updatedBy: actor };
      const entry = { id, registration, ...stamp };
      if (!(await repository.insert(rowOf(entry, sealer)))) throw taken(id);
      entries.set(id, entry);
      publish();
      return entry;
    },

    async change(id, changes, actor) {
      requireOwn(id);
      const before = entries.get(id);
      if (!before) throw notFound(id);
      const registration = changed(before.registration, changes, id);
      // What could not be called is not kept.
      deployed(registration);
      const entry = { ...before, registration, updatedAt: clock(), updatedBy: actor };
      await repository.update(rowOf(entry, sealer));
      entries.set(id, entry);
      publish();
      return entry;
    },

    async remove(id) {
      requireOwn(id);
      await repository.remove(id);
      entries.delete(id);
      sealed.delete(id);
      publish();
    },
  };
}

/** A registration with changes in it; `db_model`, which the API tells itself, is not kept. */
function changed(
  before: { model_name: string; litellm_params: object; model_info?: ModelRegistration['model_info'] },
  { model_name, litellm_params, model_info }: ModelChanges,
  id: string,
): ModelRegistration {
  const { db_model: _, ...info }: Record<string, unknown> = { ...before.model_info, ...model_info, id };
  return {
    model_name: model_name ?? before.model_name,
    litellm_params: changedParams(before.litellm_params, litellm_params ?? {}),
    model_info: Object.fromEntries(Object.entries(info).filter(([, value]) => value !== null)),
  } as ModelRegistration;
}

const notFound = (id: string): SwitchboardError =>
  new SwitchboardError('NOT_FOUND', `There is no deployment "${id.slice(0, 80)}" of a model.`);

const readOnly = (id: string): SwitchboardError =>
  new SwitchboardError(
    'READ_ONLY',
    `Deployment ${id} comes from the config file and cannot be changed here. Edit the file instead.`,
  );

const taken = (id: string): SwitchboardError =>
  new SwitchboardError('CONFLICT', `A deployment with id ${id} already exists. Choose another one, or leave it out.`);
