import { FACET_NAMES, FACETS, type FacetName, facetCounts, type HubAgent, type HubSearch } from './hub-agent.ts';

interface FacetsProps {
  agents: readonly HubAgent[];
  search: HubSearch;
  onChange: (changes: HubSearch) => void;
}

/** More of one kind is not looked through. */
const MAX_VALUES = 16;

/** What the catalogue can be narrowed by, and how many agents each leaves of all. */
export function Facets({ agents, search, onChange }: FacetsProps) {
  const toggle = (facet: FacetName, value: string) => {
    const chosen = search[facet] ?? [];
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    onChange({ [facet]: next.length === 0 ? undefined : next });
  };
  return (
    <aside className="facets" aria-label="Filter">
      {FACET_NAMES.map((facet) => {
        const values = facetCounts(agents, facet).slice(0, MAX_VALUES);
        if (values.length === 0) return null;
        return (
          <fieldset key={facet}>
            <legend>{FACETS[facet]}</legend>
            {values.map(([value, amount]) => (
              <label key={value}>
                <input
                  type="checkbox"
                  className="check"
                  checked={search[facet]?.includes(value) ?? false}
                  onChange={() => toggle(facet, value)}
                />
                <span className="clip">{value}</span>
                <i>{amount}</i>
              </label>
            ))}
          </fieldset>
        );
      })}
    </aside>
  );
}
