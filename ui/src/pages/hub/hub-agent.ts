import type { ColleaguesAgent } from '../../api/hub.ts';
import { readCard, type ShownCard } from '../agents/read-card.ts';

/** An agent on the hub, as its card tells it. */
export interface HubAgent {
  card: ShownCard;
  /** The gateway's name for it, by which it is called. */
  name: string;
  /** The gateway's address, without a trailing slash. */
  base: string;
  /** Who sees it here. */
  shownTo: ColleaguesAgent['shown_to'];
  /** One's own that reach it. */
  keys: ColleaguesAgent['keys'];
  /** What it is called by in the catalogue's filters. */
  facets: Record<FacetName, readonly string[]>;
}

/** What the catalogue is narrowed by. */
export const FACETS = {
  shown: 'Shown to',
  tag: 'Skill',
  can: 'Can',
  takes: 'Takes',
  speaks: 'Speaks',
  by: 'Made by',
} as const;
export type FacetName = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as FacetName[];

/** What somebody looks for: words, and for each facet what it has to have all of. */
export type HubSearch = { find?: string } & { [Name in FacetName]?: readonly string[] };

/** What everybody sees, by name; a card that does not say where it is called is of no use to anybody. */
export const hubAgents = (cards: readonly unknown[]): HubAgent[] =>
  byName(cards.map((card) => hubAgent(card, { shown_to: 'public', keys: [] }, [])));

/** What who is signed in sees, by name. */
export const colleaguesAgents = (agents: readonly ColleaguesAgent[]): HubAgent[] =>
  byName(agents.map((agent) => hubAgent(agent.card, agent, [SHOWN_TO[agent.shown_to]])));

const byName = (agents: readonly (HubAgent | undefined)[]): HubAgent[] =>
  agents.filter((agent) => agent !== undefined).toSorted((one, other) => one.name.localeCompare(other.name));

/** In the words of whoever looks. */
export const SHOWN_TO: Record<ColleaguesAgent['shown_to'], string> = {
  public: 'everybody',
  internal: 'colleagues',
  given: 'you',
};

const ADDRESS = /^(.*)\/a2a\/([^/]+)\/?$/;

function hubAgent(
  json: unknown,
  { shown_to, keys }: Pick<ColleaguesAgent, 'shown_to' | 'keys'>,
  shown: readonly string[],
): HubAgent | undefined {
  const card = readCard(json);
  const [, base, name] = ADDRESS.exec(card.address) ?? [];
  if (base === undefined || name === undefined) return undefined;
  const facets = { ...facetsOf(card), shown };
  return { card, name: decodeURIComponent(name), base, shownTo: shown_to, keys, facets };
}

const ABILITIES: readonly [capability: string, label: string][] = [
  ['streaming', 'stream'],
  ['pushNotifications', 'push'],
];

const facetsOf = ({
  skills,
  capabilities,
  inputs,
  provider,
  versions,
}: ShownCard): Omit<HubAgent['facets'], 'shown'> => ({
  tag: distinct(skills.flatMap(({ tags = [] }) => tags)),
  can: ABILITIES.filter(([capability]) => capabilities[capability] === true).map(([, label]) => label),
  takes: distinct(inputs.split(', ').filter(Boolean).map(modeName)),
  speaks: versions.map((version) => `A2A ${version}`),
  by: provider === '' ? [] : [provider],
});

const MODES: Record<string, string> = {
  'text/plain': 'text',
  text: 'text',
  'application/json': 'JSON',
  data: 'JSON',
  'application/pdf': 'PDF',
};

/** Media types in the words of people: `text`, `JSON`, `images`; others as they are. */
export function modeName(mode: string): string {
  const [kind = ''] = mode.split('/', 1);
  return MODES[mode] ?? (mode.includes('/') && ['image', 'audio', 'video'].includes(kind) ? kind : mode);
}

/** Whether an agent is what somebody looks for: each word stands somewhere in its card. */
export function isFound({ card, name, facets }: HubAgent, search: HubSearch): boolean {
  const text = [name, card.name, card.description, card.provider, ...card.skills.flatMap(textsOf)]
    .join('\n')
    .toLowerCase();
  const words = (search.find ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return (
    words.every((word) => text.includes(word)) &&
    FACET_NAMES.every((facet) => (search[facet] ?? []).every((value) => facets[facet].includes(value)))
  );
}

const textsOf = ({ id, name, description, tags = [], examples = [] }: ShownCard['skills'][number]): string[] => [
  id ?? '',
  name ?? '',
  description ?? '',
  ...tags,
  ...examples,
];

/** The values of a facet with how many agents have each, the most frequent first. */
export function facetCounts(agents: readonly HubAgent[], facet: FacetName): [value: string, agents: number][] {
  const counts = new Map<string, number>();
  for (const { facets } of agents) for (const value of facets[facet]) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([one, ones], [other, others]) => others - ones || one.localeCompare(other));
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)];
