import { withValue } from '../agent/registration/registration.ts';
import { NamesField } from '../agent/registration/registration-fields.tsx';
import type { StepProps } from './name-step.tsx';
import { Receivers } from './receivers.tsx';

export function AccessStep({ draft, onChange }: StepProps) {
  return (
    <section className="step">
      <h2>
        <i>3</i>Who may call it?
      </h2>
      <p className="small ink-2">
        Keys and teams that name it, or one of its groups. Nobody else can call it, and to them it is not there.
      </p>
      <Receivers value={draft.receivers} onChange={(receivers) => onChange({ receivers })} />
      <NamesField
        label="Groups it belongs to"
        hint="Who is granted a group may call every agent in it. Separate several by commas."
        value={draft.more.agent_access_groups}
        onChange={(groups) => onChange({ more: withValue(draft.more, 'agent_access_groups', groups) })}
      />
      <label className="row">
        <input
          type="checkbox"
          className="check"
          checked={draft.isPublic}
          onChange={(event) => onChange({ isPublic: event.target.checked })}
        />
        Show it on the hub: everybody sees its card; calling it still needs a key
      </label>
    </section>
  );
}
