import { plural } from '../../../format/count.ts';
import { Field, TextField } from '../../../kit/field.tsx';
import { HeaderRows } from '../../agent/registration/header-rows.tsx';
import { Fold, NamesField } from '../../agent/registration/registration-fields.tsx';
import type { DestinationDraft } from './destination-draft.ts';

interface DestinationFoldsProps {
  draft: DestinationDraft;
  onChange: (next: DestinationDraft) => void;
}

/** What most destinations can do without. */
export function DestinationFolds({ draft, onChange }: DestinationFoldsProps) {
  const { share, agents, teams, headers, redact, type, ingestionVersion, metrics, content } = draft;
  const change = (changes: Partial<DestinationDraft>) => onChange({ ...draft, ...changes });
  const patterns = redact.split('\n').filter((line) => line.trim() !== '').length;
  const some = [
    ...(share === '100' ? [] : [`${share} %`]),
    ...(agents ? [`of ${agents.join(', ')}`] : []),
    ...(teams ? [`of the teams ${teams.join(', ')}`] : []),
  ];
  return (
    <>
      <Fold name="Which traces" says={some.length === 0 ? 'all' : some.join(', ')}>
        <TextField
          label="Share of traces, %"
          hint="Always as a whole, never in part."
          type="number"
          min={0}
          max={100}
          step="any"
          required
          value={share}
          onChange={(event) => change({ share: event.target.value })}
        />
        <NamesField
          label="Only of these agents"
          hint="Traces that began with one of them, by name or id. Empty: of all."
          value={agents}
          onChange={(names) => change({ agents: names ?? null })}
        />
        <NamesField label="Only of these teams" value={teams} onChange={(names) => change({ teams: names ?? null })} />
      </Fold>
      {content === 'redacted' && (
        <Fold name="Hide besides" says={patterns === 0 ? 'nothing of your own' : plural(patterns, 'pattern')}>
          <Field label="Patterns" hint="Regular expressions, one a line.">
            {(control) => (
              <textarea
                {...control}
                className="input mono"
                rows={3}
                value={redact}
                onChange={(event) => change({ redact: event.target.value })}
              />
            )}
          </Field>
        </Fold>
      )}
      <Fold name="Headers" says={Object.keys(headers).join(', ') || 'none of your own'}>
        <HeaderRows label="Sent along" value={headers} onChange={(next) => change({ headers: next ?? {} })} />
      </Fold>
      {type === 'langfuse' ? (
        <Fold name="Ingestion" says={ingestionVersion === null ? 'says no version' : `version ${ingestionVersion}`}>
          <Field label="Version that Langfuse is told" hint="4 shows traces at once in Langfuse 4.">
            {(control) => (
              <select
                {...control}
                className="input"
                value={ingestionVersion ?? ''}
                onChange={({ target: { value } }) => change({ ingestionVersion: value === '' ? null : Number(value) })}
              >
                <option value="">none</option>
                {[1, 2, 3, 4].map((version) => (
                  <option key={version}>{version}</option>
                ))}
              </select>
            )}
          </Field>
        </Fold>
      ) : (
        <Fold name="Metrics" says={metrics ? 'tokens and durations, too' : 'traces alone'}>
          <label className="row">
            <input
              type="checkbox"
              className="check"
              checked={metrics}
              onChange={(event) => change({ metrics: event.target.checked })}
            />
            Tell it of tokens and durations as metrics, at /v1/metrics
          </label>
        </Fold>
      )}
    </>
  );
}
