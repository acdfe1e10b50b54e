import { useQuery } from '@tanstack/react-query';
import { agentTypesQuery } from '../../api/agents.ts';
import { Button } from '../../kit/button.tsx';
import { Field, TextField } from '../../kit/field.tsx';
import { Icon } from '../../kit/icon.tsx';
import { State } from '../../kit/state.tsx';
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
  return (
    <div className="where">
      <TextField
        label="Address"
        icon="link"
        type="url"
        required
        placeholder="https://agent.example.com"
        value={draft.url}
        hint="Its address, or that of its card; it stays public or private, as it is now."
        onChange={({ target, nativeEvent }) => {
          onChange({ url: target.value });
          if (isPaste(nativeEvent)) onFind(target.value);
        }}
        onBlur={() => draft.url !== '' && !isAsking && !isFound && onFind(draft.url)}
        behind={isFound && <State kind="ok">card found</State>}
      />
      <Button onClick={() => onFind(draft.url)} disabled={draft.url === '' || isAsking}>
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
      hint={tooltip}
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
