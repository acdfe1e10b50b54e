import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type ModelFallback, modelFallbacksQuery } from '../../../api/model-entries.ts';
import { Button } from '../../../kit/button.tsx';
import { usePowers } from '../../../shell/use-powers.ts';
import { FallbackList } from './fallback-list.tsx';
import { matcherOf } from './pattern.ts';

type Kind = ModelFallback['fallback_type'];

const KINDS: Readonly<Record<Kind, { label: string; setting: string }>> = {
  general: { label: 'After any failure', setting: 'fallbacks' },
  context_window: { label: 'When a request is too long for it', setting: 'context_window_fallbacks' },
  content_policy: { label: 'When it refuses the content', setting: 'content_policy_fallbacks' },
};

/** In place of a name: whatever has no list of its own. */
const ANY = '*';

/** The models to turn to when this one fails, in order, by what went wrong. */
export function Fallbacks({ model, names }: { model: string; names: readonly string[] }) {
  const { mayInspect } = usePowers();
  const { data: fallbacks } = useQuery({ ...modelFallbacksQuery, enabled: mayInspect });
  if (!fallbacks) return null;
  const isPattern = model.includes('*');
  const ofAny = fallbacks.find((one) => one.model === ANY && one.fallback_type === 'general');
  const hasOwn = fallbacks.some((one) => one.model === model && one.fallback_type === 'general');
  return (
    <>
      <div className="sec-head">
        <h3>Fallbacks</h3>
        <span className="note">other models, one after another, until one answers</span>
      </div>
      <div className="block fallbacks">
        {isPattern ? (
          <PatternFallbacks pattern={model} names={names} rules={fallbacks} />
        ) : (
          <ListsOf model={model} names={names} rules={fallbacks} />
        )}
        {!isPattern && ofAny && !hasOwn && (
          <p className="small ink-3">Of any model, while it has none of its own: {ofAny.fallback_models.join(', ')}</p>
        )}
      </div>
    </>
  );
}

interface RulesProps {
  /** Of all models. */
  names: readonly string[];
  rules: readonly ModelFallback[];
}

/** What is turned to is looked up by the name that was asked for: of a pattern, by each of the names that it answers to. */
function PatternFallbacks({ pattern, names, rules }: RulesProps & { pattern: string }) {
  const { mayManage } = usePowers();
  const [typed, setTyped] = useState('');
  const [chosen, choose] = useState('');
  const matches = matcherOf(pattern);
  const ruled = [...new Set(rules.map(({ model }) => model))].filter((name) => name !== ANY && matches(name));
  const choices = chosen === '' || ruled.includes(chosen) ? ruled : [...ruled, chosen];
  const add = (event: FormEvent) => {
    event.preventDefault();
    choose(typed.trim());
    setTyped('');
  };
  return (
    <>
      {choices.map((name) => (
        <section key={name} aria-label={name}>
          <h4 className="mono">{name}</h4>
          <ListsOf model={name} names={names} rules={rules} />
        </section>
      ))}
      {mayManage && (
        <form className="row" onSubmit={add}>
          <input
            className="input small mono"
            aria-label="A name that it answers to"
            placeholder={pattern.replaceAll('*', 'name')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button size="small" type="submit" icon="plus" disabled={!matches(typed.trim())}>
            Fallbacks of it
          </Button>
        </form>
      )}
      <ListOf kind="general" label="Of any model that has none of its own" model={ANY} names={names} rules={rules} />
    </>
  );
}

const ListsOf = ({ model, ...of }: RulesProps & { model: string }) =>
  Object.entries(KINDS).map(([kind, { label }]) => (
    <ListOf key={kind} kind={kind as Kind} label={label} model={model} {...of} />
  ));

function ListOf({ kind, label, model, names, rules }: RulesProps & { kind: Kind; label: string; model: string }) {
  const { mayManage } = usePowers();
  const own = rules.find((one) => one.model === model && one.fallback_type === kind);
  const saved = own?.fallback_models ?? [];
  return (
    <FallbackList
      // What was saved meanwhile is what is edited next.
      key={`${model} ${kind} ${saved.join(' ')}`}
      of={{ model, fallback_type: kind }}
      label={label}
      saved={saved}
      names={names}
      setting={own?.source === 'config' ? `router_settings.${KINDS[kind].setting}` : null}
      mayChange={mayManage}
    />
  );
}
