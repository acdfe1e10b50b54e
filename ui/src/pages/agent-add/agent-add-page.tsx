import './agent-add.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { giveToKey, giveToTeam } from '../../api/agent-access.ts';
import { agentQuery, agentsQuery, createAgent, discoverCard } from '../../api/agents.ts';
import type { Agent } from '../../api/types.ts';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { State } from '../../kit/state.tsx';
import { tell } from '../../kit/toast.tsx';
import { readCard } from '../agents/read-card.ts';
import { wholeAddress } from '../agents/whole-address.ts';
import { AccessStep } from './access-step.tsx';
import { CardProof } from './card-proof.tsx';
import {
  cardHeaders,
  type Draft,
  draftLike,
  EMPTY_DRAFT,
  type Receiver,
  registrationOf,
  suggestName,
} from './draft.ts';
import { Folds } from './folds.tsx';
import { NameStep } from './name-step.tsx';
import { Trial } from './trial.tsx';
import { WhereStep } from './where-step.tsx';

const route = getRouteApi('/app/agents/new');

const giveTo = ({ kind, id }: Receiver, agent: Agent): Promise<void> =>
  kind === 'team' ? giveToTeam(id, agent, true) : giveToKey(id, agent, true);

/** One screen: left what you decide, right what is true. */
export function AgentAddPage() {
  const { url: pasted = '', like } = route.useSearch();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>({ ...EMPTY_DRAFT, url: pasted });
  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }));

  const finding = useMutation({
    mutationFn: (url: string) => discoverCard(url.trim(), cardHeaders(draft)),
    onSuccess: ({ agent_card }) => {
      const { name } = readCard(agent_card);
      setDraft((before) => (before.name === '' && name ? { ...before, name: suggestName(name) } : before));
    },
  });
  const find = finding.mutate;
  const { data: model } = useQuery({ ...agentQuery(like ?? ''), enabled: like !== undefined });
  useEffect(() => {
    if (model) setDraft(draftLike(model));
  }, [model]);
  useEffect(() => {
    if (pasted !== '') find(pasted);
  }, [pasted, find]);
  const saving = useMutation({
    mutationFn: () => createAgent(registrationOf(draft)),
    onSuccess: async (created) => {
      const { agent_name } = created;
      const given = await Promise.allSettled(draft.receivers.map((receiver) => giveTo(receiver, created)));
      const failed = draft.receivers.filter((_, index) => given[index]?.status === 'rejected');
      await queries.invalidateQueries({ queryKey: agentsQuery.queryKey });
      if (failed.length === 0) tell(`Added ${agent_name}`);
      else tell(`Added ${agent_name}, which could not be given to ${failed.map(({ name }) => name).join(', ')}`);
      await navigate({ to: '/agents/$agent', params: { agent: agent_name } });
    },
  });
  // A card is that of the address for which it was shown.
  const card = finding.variables === wholeAddress(draft.url) ? finding.data?.agent_card : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <main className="main fixed page-agent-add" id="main">
      <div className="add">
        <form className="form" onSubmit={submit}>
          <header className="page-head">
            <h1>Add agent</h1>
            <p>Nothing is saved until you say so.</p>
          </header>
          <WhereStep
            draft={draft}
            onChange={change}
            isAsking={finding.isPending}
            isFound={card !== undefined}
            onFind={find}
          />
          <NameStep draft={draft} onChange={change} />
          <AccessStep draft={draft} onChange={change} />
          <Folds draft={draft} onChange={change} />
          {saving.error && <Notice kind="bad">{saving.error.message}</Notice>}
          <footer className="save">
            {card !== undefined ? (
              <State kind="ok">the agent showed its card</State>
            ) : (
              <span className="ink-3">its card is fetched once more when it is saved</span>
            )}
            <Link className="btn quiet push" to="/agents">
              Cancel
            </Link>
            <Button look="primary" type="submit" disabled={saving.isPending}>
              Save agent
            </Button>
          </footer>
        </form>
        <CardProof card={card} isAsking={finding.isPending} error={finding.error}>
          {(draft.url !== '' || draft.platform !== 'a2a') && <Trial draft={draft} />}
        </CardProof>
      </div>
    </main>
  );
}
