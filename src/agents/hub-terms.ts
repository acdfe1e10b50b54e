import { isJsonObject, parseJson } from '../protocol/index.ts';
import type { Settings } from '../store/index.ts';

/** What the hub says besides its agents, and which of them colleagues see. */
export interface HubTerms {
  /** Whose hub it is; null says nothing. */
  title: string | null;
  /** Who gives out keys, and how; null says nothing. */
  about: string | null;
  links: readonly HubLink[];
  /** Ids of agents that people who are signed in see there, whether they may call them or not. */
  internalAgents: readonly string[];
}

export interface HubLink {
  label: string;
  url: string;
}

/** Keeps the terms of the hub in the database. */
export interface HubTermsKeeper {
  read(): Promise<HubTerms>;
  write(terms: HubTerms): Promise<void>;
}

const NAME = 'hub.terms';
const NOTHING_SAID: HubTerms = { title: null, about: null, links: [], internalAgents: [] };

export function createHubTerms(settings: Pick<Settings, 'get' | 'set'>): HubTermsKeeper {
  return {
    async read() {
      const written = await settings.get(NAME);
      const terms = written === undefined ? null : parseJson(written);
      // Nobody but `write` has put it there; fields that came later are filled in.
      return isJsonObject(terms) ? { ...NOTHING_SAID, ...(terms as Partial<HubTerms>) } : NOTHING_SAID;
    },
    write: (terms) => settings.set(NAME, JSON.stringify(terms)),
  };
}
