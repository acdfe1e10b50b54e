import { oneAtATime } from '../agents/index.ts';
import { isJsonObject, parseJson, SwitchboardError } from '../protocol/index.ts';
import type { Settings } from '../store/index.ts';

/** What failures a fallback is for, as LiteLLM names them. */
export type FallbackType = 'general' | 'context_window' | 'content_policy';

/** Models that stand in for another, in order. */
export interface FallbackRule {
  /** `*` for those of any other. */
  model: string;
  models: readonly string[];
  type: FallbackType;
}

/** Models that stand in, by the name of the one that failed. */
type Table = Readonly<Record<string, readonly string[]>>;

/**
 * Which models stand in for which: what the config file says, and what the API adds to it. The database keeps the latter, and
 * memory both, where calls ask.
 */
export interface FallbackRules {
  /** To be called before calls are served. */
  load(): Promise<void>;
  table(type: FallbackType): Table;
  list(): (FallbackRule & { source: 'config' | 'api' })[];
  find(model: string, type: FallbackType): readonly string[] | undefined;
  /** @throws SwitchboardError READ_ONLY when the config file says what stands in */
  set(rule: FallbackRule): Promise<void>;
  /** @throws SwitchboardError NOT_FOUND, READ_ONLY */
  remove(model: string, type: FallbackType): Promise<void>;
}

const NAME = 'models.fallbacks';
const TYPES = ['general', 'context_window', 'content_policy'] as const;

/** @param configured of the config file, which wins */
export function createFallbackRules(
  settings: Pick<Settings, 'get' | 'set'>,
  configured: Readonly<Record<FallbackType, Table>>,
): FallbackRules {
  const inTurn = oneAtATime();
  let added: readonly FallbackRule[] = [];
  let tables = configured;

  const hold = (rules: readonly FallbackRule[]): void => {
    added = rules;
    const withAdded = (type: FallbackType): Table => ({ ...tableOf(rules, type), ...configured[type] });
    tables = {
      general: withAdded('general'),
      context_window: withAdded('context_window'),
      content_policy: withAdded('content_policy'),
    };
  };
  /** The database first: what it does not take is not in force. */
  const keep = async (rules: readonly FallbackRule[]): Promise<void> => {
    await settings.set(NAME, JSON.stringify(rules));
    hold(rules);
  };
  const others = (model: string, type: FallbackType): FallbackRule[] =>
    added.filter((rule) => rule.model !== model || rule.type !== type);
  const find = (model: string, type: FallbackType): readonly string[] | undefined =>
    Object.hasOwn(tables[type], model) ? tables[type][model] : undefined;
  const requireOwn = (model: string, type: FallbackType): void => {
    if (Object.hasOwn(configured[type], model)) throw readOnly(model);
  };

  return {
    async load() {
      const written = await settings.get(NAME);
      const rules = written === undefined ? [] : parseJson(written);
      // Nobody but `keep` has put it there.
      if (Array.isArray(rules)) hold(rules.filter(isJsonObject) as unknown as FallbackRule[]);
    },
    table: (type) => tables[type],
    list: () =>
      TYPES.flatMap((type) =>
        Object.entries(tables[type]).map(([model, models]) => {
          const source = Object.hasOwn(configured[type], model) ? ('config' as const) : ('api' as const);
          return { model, models, type, source };
        }),
      ),
    find,
    async set(rule) {
      requireOwn(rule.model, rule.type);
      await inTurn(() => keep([...others(rule.model, rule.type), rule]));
    },
    async remove(model, type) {
      requireOwn(model, type);
      if (!find(model, type)) throw new SwitchboardError('NOT_FOUND', `No ${type} fallbacks are set for "${model}".`);
      await inTurn(() => keep(others(model, type)));
    },
  };
}

const tableOf = (rules: readonly FallbackRule[], type: FallbackType): Table =>
  Object.fromEntries(rules.filter((rule) => rule.type === type).map(({ model, models }) => [model, models]));

const readOnly = (model: string): SwitchboardError =>
  new SwitchboardError(
    'READ_ONLY',
    `What stands in for "${model}" is said by the config file and cannot be changed here. Edit the file instead.`,
  );
