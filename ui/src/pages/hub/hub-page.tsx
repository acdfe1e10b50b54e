import './hub.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { hubInfoQuery } from '../../api/hub.ts';
import { plural } from '../../format/count.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Icon } from '../../kit/icon.tsx';
import { focusSearch, isTyping } from '../../shell/keyboard.ts';
import { AgentPanel } from './agent-panel.tsx';
import { Catalogue, CatalogueSkeleton } from './catalogue.tsx';
import { Facets } from './facets.tsx';
import { type HubAgent, isFound } from './hub-agent.ts';
import { HubBar } from './hub-bar.tsx';
import { useHub } from './use-hub.ts';

const route = getRouteApi('/hub');

/** The agents that one may know of, for people who look for one; it needs no sign-in and holds no admin's data. */
export function HubPage() {
  const { agent: openName, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const { agents, isColleague, mayManage, error, refetch } = useHub();
  const { data: info } = useQuery(hubInfoQuery);
  const found = agents?.filter((agent) => isFound(agent, search));
  const open = agents?.find(({ name }) => name === openName);
  const change = (changes: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: 'find' in changes });
  useHubKeys(() => change({ agent: undefined }));
  return (
    <div className="page-hub">
      <HubBar />
      <main id="main">
        <section className="hero" aria-label="About">
          <div>
            <h1>{agents?.length ? titleOf(agents, isColleague) : 'Agents you can call'}</h1>
            <p>
              One address, one key. Each of them is called at <span className="mono">{location.host}</span>, with the
              clients of A2A or the SDK of OpenAI
              {info?.about == null && '; whoever runs this gateway gives out the keys'}.
            </p>
            {info?.about != null && <p className="about">{info.about}</p>}
          </div>
          <label className="input">
            <Icon name="search" />
            <input
              type="search"
              placeholder="What do you need done?"
              aria-label="Search agents"
              value={search.find ?? ''}
              onChange={(event) => change({ find: event.target.value || undefined })}
            />
            <kbd>/</kbd>
          </label>
        </section>
        {error ? (
          <Empty title="The gateway did not answer this">
            <p role="alert">{error.message}</p>
            <Button look="primary" onClick={() => void refetch()}>
              Try again
            </Button>
          </Empty>
        ) : agents?.length === 0 ? (
          <NoAgents isColleague={isColleague} mayManage={mayManage} />
        ) : (
          <div className={open ? 'hub with-panel' : 'hub'}>
            <Facets agents={agents ?? []} search={search} onChange={change} />
            {found ? (
              <Catalogue
                agents={found}
                open={openName}
                onClear={() => void navigate({ search: openName === undefined ? {} : { agent: openName } })}
              />
            ) : (
              <CatalogueSkeleton />
            )}
            {open && <AgentPanel key={open.name} agent={open} onClose={() => change({ agent: undefined })} />}
          </div>
        )}
      </main>
      <footer className="hub-foot">
        <p>
          {agents
            ? `${plural(agents.length, isColleague ? 'agent' : 'public agent')} at ${location.host}`
            : location.host}
        </p>
        <p className="push">served by Switchboard</p>
      </footer>
    </div>
  );
}

function NoAgents({ isColleague, mayManage }: { isColleague: boolean; mayManage: boolean }) {
  if (mayManage)
    return (
      <Empty title="No agent is shown here yet">
        <p>You choose which ones: all of them at once above, or each on its own page.</p>
        <Link className="btn primary" to="/agents">
          Go to the agents
        </Link>
      </Empty>
    );
  return (
    <Empty title={isColleague ? 'Nothing is shown here yet' : 'Nothing is public yet'}>
      <p>
        {isColleague
          ? 'Agents stand here once an administrator shows them to colleagues or to everybody, or a key of yours reaches them.'
          : 'Agents stand here once an administrator has made them public. What is not public is shown to nobody here.'}
      </p>
    </Empty>
  );
}

function titleOf(agents: readonly HubAgent[], isColleague: boolean): string {
  if (!isColleague) return `${plural(agents.length, 'agent')} you can call`;
  const reached = agents.filter(({ keys }) => keys.length > 0).length;
  return reached === 0
    ? `${plural(agents.length, 'agent')} you can ask for`
    : `${plural(agents.length, 'agent')}, and keys for ${reached}`;
}

/** `/` goes to the search, `Esc` closes what is open. */
function useHubKeys(onEscape: () => void): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event)) return;
      if (event.key === '/') focusSearch(event);
      if (event.key === 'Escape') onEscape();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  });
}
