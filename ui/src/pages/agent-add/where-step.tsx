import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { agentTypesQuery } from '../../api/agents.ts';
import { Button } from '../../kit/button.tsx';
import { Field, TextField } from '../../kit/field.tsx';
import { Icon } from '../../kit/icon.tsx';
import { State } from '../../kit/state.tsx';
import { WithCode } from '../../kit/with-code.tsx';
import { problemOfAddress, wholeAddress } from '../agents/whole-address.ts';
import type { StepProps } from './name-step.tsx';

interface WhereStepProps extends StepProps {
  isAsking: boolean;
  isFound: boolean;
  onFind: (url: string) => void;
}

/** What the agent runs on, and where that is. */
export function WhereStep({ draft, onChange, ...found }: WhereStepProps) {
  const { data: types = [] } = useQuery(agentTypesQuery);
  const chosen = types.find(({ agent_type }) => agent_type === draft.platform);
  return (
    <section className="step">
      <h2>
        <i>1</i>Where is it?
      </h2>
      <Field label="It runs on" hint={chosen?.description}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={draft.platform}
            onChange={(event) => onChange({ platform: event.target.value })}
          >
            {types.length === 0 && <option value={draft.platform}>A2A</option>}
            {types.map(({ agent_type, agent_type_display_name }) => (
              <option key={agent_type} value={agent_type}>
                {agent_type_display_name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {draft.platform === 'a2a' ? (
        <Address draft={draft} onChange={onChange} {...found} />
      ) : (
        <PlatformFields fields={chosen?.credential_fields ?? []} draft={draft} onChange={onChange} />
      )}
    </section>
  );
}

function Address({ draft, onChange, isAsking, isFound, onFind }: WhereStepProps) {
  const [isLeft, setLeft] = useState(false);
  const problem = problemOfAddress(draft.url);
  const find = (typed: string) => {
    const url = wholeAddress(typed);
    onChange({ url });
    if (problemOfAddress(url) === undefined) onFind(url);
  };
  return (
    <div className="where">
      <TextField
        label="Address"
        icon="link"
        inputMode="url"
        // The browser keeps the form from being sent, and leads here.
        ref={(input) => input?.setCustomValidity(problem ?? '')}
        required
        placeholder="https://agent.example.com"
        value={draft.url}
        hint="Its address, or that of its card; it stays public or private, as it is now."
        // While it is being written it need not be one yet.
        problem={isLeft ? problem : undefined}
        onChange={({ target, nativeEvent }) => {
          setLeft(false);
          if (isPaste(nativeEvent)) find(target.value);
          else onChange({ url: target.value });
        }}
        onBlur={() => {
          setLeft(true);
          if (isFound) onChange({ url: wholeAddress(draft.url) });
          else if (draft.url !== '' && !isAsking) find(draft.url);
        }}
        behind={isFound && <State kind="ok">card found</State>}
      />
      <Button onClick={() => find(draft.url)} disabled={draft.url === '' || problem !== undefined || isAsking}>
        {isAsking ? 'Asking' : 'Fetch card'}
      </Button>
    </div>
  );
}

const isPaste = (event: Event): boolean => event instanceof InputEvent && event.inputType === 'insertFromPaste';

interface PlatformField {
  key: string;
  label: string;
  placeholder: string | null;
  tooltip: string | null;
  required: boolean;
  field_type: 'text' | 'password';
}

/** What cannot be done without stands open, the rest is folded and says how much of it is set. */
function PlatformFields({ fields, draft, onChange }: StepProps & { fields: readonly PlatformField[] }) {
  const input = ({ key, label, placeholder, tooltip, required, field_type }: PlatformField) => (
    <TextField
      key={key}
      label={label}
      type={field_type}
      {...(field_type === 'password' && { icon: 'lock' as const })}
      required={required}
      autoComplete="off"
      placeholder={placeholder ?? ''}
      hint={tooltip && <WithCode text={tooltip} />}
      value={draft.settings[key] ?? ''}
      onChange={(event) => onChange({ settings: { ...draft.settings, [key]: event.target.value } })}
    />
  );
  const more = fields.filter(({ required }) => !required);
  const set = more.filter(({ key }) => (draft.settings[key] ?? '') !== '').length;
  return (
    <>
      {fields.filter(({ required }) => required).map(input)}
      {more.length > 0 && (
        <details className="platform-more">
          <summary>
            <Icon name="right" />
            <b>More</b>
            <span className="ink-3">{set === 0 ? 'credentials and settings, as the platform does' : `${set} set`}</span>
          </summary>
          {more.map(input)}
        </details>
      )}
    </>
  );
}
