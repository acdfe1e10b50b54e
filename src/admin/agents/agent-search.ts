import { isJsonObject, type Json, type JsonObject } from '../../protocol/index.ts';
import type { AgentView } from './agent-view.ts';

/** An agent with how well it answers a query, above 0 and at most 1. */
export interface Found {
  view: AgentView;
  score: number;
}

/** What a word counts, by where it stands. */
const NAME = 4;
const SKILL = 3;
const DESCRIPTION = 2;
const EXAMPLE = 1;
/** A word that only begins with what was asked for counts half: `trans` finds `translate`. */
const BEGINNING = 0.5;

/**
 * The agents that answer a query, the best first: by the words of their names and cards, as far as the asker sees those. Rare
 * words count more. (LiteLLM compares embeddings; this needs no model.)
 */
export function searchAgents(views: readonly AgentView[], query: string): Found[] {
  const asked = [...new Set(wordsOf(query))];
  const known = views.map((view) => ({ view, words: wordsOfAgent(view) }));
  const rarity = new Map(
    asked.map((word) => {
      const holders = known.filter(({ words }) => worthOf(word, words) > 0).length;
      return [word, Math.log(1 + views.length / Math.max(1, holders))];
    }),
  );
  const most = asked.reduce((sum, word) => sum + NAME * (rarity.get(word) ?? 0), 0);
  return known
    .map(({ view, words }) => {
      const worth = asked.reduce((sum, word) => sum + worthOf(word, words) * (rarity.get(word) ?? 0), 0);
      return { view, score: worth / most };
    })
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score);
}

/** Each word with what it counts at the best of its places. */
function wordsOfAgent({ agent_name, card }: AgentView): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  const take = (value: unknown, worth: number): void => {
    for (const word of textsOf(value).flatMap(wordsOf)) words.set(word, Math.max(worth, words.get(word) ?? 0));
  };
  take(agent_name, NAME);
  take(card?.['name'], NAME);
  take(card?.['description'], DESCRIPTION);
  for (const skill of skillsOf(card)) {
    take([skill['name'], skill['tags']], SKILL);
    take(skill['description'], DESCRIPTION);
    take(skill['examples'], EXAMPLE);
  }
  return words;
}

const skillsOf = (card: AgentView['card']): JsonObject[] => {
  const skills = card?.['skills'];
  return Array.isArray(skills) ? (skills as Json[]).filter(isJsonObject) : [];
};

function worthOf(asked: string, words: ReadonlyMap<string, number>): number {
  let best = words.get(asked) ?? 0;
  for (const [word, worth] of words) if (word.startsWith(asked)) best = Math.max(best, worth * BEGINNING);
  return best;
}

const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.flatMap(textsOf) : [];
};

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
