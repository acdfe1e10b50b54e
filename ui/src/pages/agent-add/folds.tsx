import { Field, TextField } from '../../kit/field.tsx';
import { Icon } from '../../kit/icon.tsx';
import type { Draft } from './draft.ts';
import type { StepProps } from './name-step.tsx';

const CONTENT = { default: 'as the gateway does', keep: 'kept', drop: 'never kept' } as const;

/** Folded options say their value, so that folding hides nothing. */
export function Folds({ draft, onChange }: StepProps) {
  return (
    <section className="folds">
      <details>
        <summary>
          <Icon name="right" />
          <b>Cost</b>
          <span>{draft.fee === '' ? 'no fee; what it reports is counted' : `$${draft.fee} a call`}</span>
        </summary>
        <TextField
          label="Fee of a call, dollars"
          type="number"
          min={0}
          step="any"
          value={draft.fee}
          onChange={(event) => onChange({ fee: event.target.value })}
        />
      </details>
      <details>
        <summary>
          <Icon name="right" />
          <b>Limits</b>
          <span>{limitsText(draft)}</span>
        </summary>
        <TextField
          label="Calls a minute"
          type="number"
          min={1}
          value={draft.requestsPerMinute}
          onChange={(event) => onChange({ requestsPerMinute: event.target.value })}
        />
        <TextField
          label="Calls at once"
          type="number"
          min={1}
          value={draft.parallel}
          onChange={(event) => onChange({ parallel: event.target.value })}
        />
      </details>
      <details>
        <summary>
          <Icon name="right" />
          <b>Content</b>
          <span>{CONTENT[draft.content]}</span>
        </summary>
        <Field label="What is asked and answered">
          {(control) => (
            <select
              {...control}
              className="input"
              value={draft.content}
              onChange={(event) => onChange({ content: event.target.value as Draft['content'] })}
            >
              <option value="default">As the gateway does</option>
              <option value="keep">Keep it</option>
              <option value="drop">Never keep it</option>
            </select>
          )}
        </Field>
      </details>
    </section>
  );
}

function limitsText({ requestsPerMinute, parallel }: Draft): string {
  const said = [
    requestsPerMinute === '' ? '' : `${requestsPerMinute} a minute`,
    parallel === '' ? '' : `${parallel} at once`,
  ].filter(Boolean);
  return said.length === 0 ? 'none beyond the caller’s own' : said.join(', ');
}
