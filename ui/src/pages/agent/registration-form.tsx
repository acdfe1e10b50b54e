import './registration/registration.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type AgentRegistration, agentsQuery, agentTypesQuery, replaceAgent } from '../../api/agents.ts';
import type { Agent } from '../../api/types.ts';
import { plural } from '../../format/count.ts';
import { type JsonChange, jsonDiff } from '../../format/json-diff.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { DiffView } from '../../kit/diff-view.tsx';
import { TextField } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { tell, tellWithUndo } from '../../kit/toast.tsx';
import { WithCode } from '../../kit/with-code.tsx';
import { CredentialsFields } from './registration/credentials-fields.tsx';
import { DeploymentRows } from './registration/deployment-rows.tsx';
import { HeadersFold } from './registration/headers-fold.tsx';
import { REDACTED, registrationOf, valueAt, withValue } from './registration/registration.ts';
import { NamesField, SectionFold } from './registration/registration-fields.tsx';
import { SECTIONS } from './registration/sections.ts';
import { readSetting, settingText } from './registration/setting-text.ts';

/** Everything that a registration says; nothing is saved before its difference was seen. */
export function RegistrationForm({ agent }: { agent: Agent }) {
  const before = registrationOf(agent);
  const [draft, setDraft] = useState<AgentRegistration>(before);
  const [isReviewing, setReviewing] = useState(false);
  const changes = jsonDiff(before, draft);
  const saving = useSaving(agent, before, changes, () => setReviewing(false));
  const put = (path: string) => (value: unknown) => setDraft((now) => withValue(now, path, value));
  const review = (event: FormEvent) => {
    event.preventDefault();
    saving.reset();
    setReviewing(true);
  };
  return (
    <form className="registration" onSubmit={review}>
      <section className="step">
        <h2 className="strong">Where, who and how</h2>
        <TextField
          label="Name"
          mono
          required
          autoComplete="off"
          pattern="[A-Za-z0-9][A-Za-z0-9._\-]*"
          value={draft.agent_name}
          hint="callers address it by this name"
          onChange={(event) => setDraft((now) => ({ ...now, agent_name: event.target.value }))}
        />
        <label className="row">
          <input
            type="checkbox"
            className="check"
            checked={draft.enabled !== false}
            onChange={(event) => put('enabled')(event.target.checked)}
          />
          It may be called
        </label>
        {agent.platform === 'a2a' && (draft.url !== undefined || draft.deployments != null) && (
          <DeploymentRows value={draft} onChange={setDraft} />
        )}
        {agent.platform !== 'a2a' && <PlatformSettings agent={agent} draft={draft} onChange={setDraft} />}
        <NamesField
          label="Groups it belongs to"
          hint="Who is granted a group may call every agent in it. Separate several by commas."
          value={draft.agent_access_groups}
          onChange={put('agent_access_groups')}
        />
        <CredentialsFields value={draft.credentials} onChange={put('credentials')} />
      </section>
      <section className="folds">
        {SECTIONS.map((section) => (
          <SectionFold key={section.name} section={section} value={draft} onChange={setDraft} />
        ))}
        <HeadersFold value={draft} onChange={setDraft} />
      </section>
      <footer className="save">
        <span className="ink-3">{changes.length === 0 ? 'nothing is changed' : plural(changes.length, 'change')}</span>
        {changes.length > 0 && (
          <Button look="quiet" className="push" onClick={() => setDraft(before)}>
            Discard
          </Button>
        )}
        <Button look="primary" type="submit" disabled={changes.length === 0}>
          Review and save
        </Button>
      </footer>
      <Dialog
        title={`Save ${plural(changes.length, 'change')} of ${agent.agent_name}?`}
        open={isReviewing}
        onClose={() => setReviewing(false)}
        footer={
          <>
            <Button onClick={() => setReviewing(false)}>Back</Button>
            <Button look="primary" disabled={saving.isPending} onClick={() => saving.mutate(draft)}>
              {saving.isPending ? 'Saving' : 'Save'}
            </Button>
          </>
        }
      >
        <DiffView changes={changes.map(withoutSecrets)} label="What changes" />
        {saving.error && <Notice kind="bad">{saving.error.message}</Notice>}
      </Dialog>
    </form>
  );
}

/** Replaces the registration; what held no secret can be put back as it was. */
function useSaving(agent: Agent, before: AgentRegistration, changes: readonly JsonChange[], onSaved: () => void) {
  const queries = useQueryClient();
  const replace = async (registration: AgentRegistration) => {
    await replaceAgent(agent.agent_id, registration);
    await queries.invalidateQueries({ queryKey: agentsQuery.queryKey });
  };
  return useMutation({
    mutationFn: replace,
    onSuccess: (_, { agent_name }) => {
      onSaved();
      const isForgotten = changes.some(({ path, before: was, after }) => was === REDACTED || isSecret(path, after));
      if (isForgotten || agent_name !== agent.agent_name) tell(`Saved ${agent_name}`);
      else tellWithUndo(`Saved ${agent_name}`, () => replace(before));
    },
  });
}

const SECRET = /^\/(?:static_headers|card_headers|credentials)\/|(?:key|token|secret|password)$/i;

const isSecret = (path: string, value: unknown): boolean => typeof value === 'string' && SECRET.test(path);

/** What was typed as a secret is not shown again, in a difference either. */
function withoutSecrets(change: JsonChange): JsonChange {
  if (change.path === '/credentials' || change.path === '/static_headers' || change.path === '/card_headers')
    return {
      path: change.path,
      ...(change.before !== undefined && { before: 'set' }),
      ...(change.after !== undefined && { after: 'set anew' }),
    };
  return isSecret(change.path, change.after) ? { ...change, after: 'set anew' } : change;
}

interface PartProps {
  draft: AgentRegistration;
  onChange: (next: AgentRegistration) => void;
}

/** What its platform asks for, in the platform's own words. */
function PlatformSettings({ agent, draft, onChange }: PartProps & { agent: Agent }) {
  const { data: types = [] } = useQuery(agentTypesQuery);
  const fields = types.find(({ agent_type }) => agent_type === agent.platform)?.credential_fields ?? [];
  return fields.map(({ key, label, tooltip, placeholder, required, field_type }) => {
    const path = `litellm_params.${key}`;
    const value = valueAt(draft, path);
    const isKept = value === REDACTED;
    return (
      <TextField
        key={key}
        label={label}
        hint={tooltip && <WithCode text={tooltip} />}
        type={field_type}
        {...(field_type === 'password' && { icon: 'lock' as const })}
        required={required && !isKept && !(key === 'api_base' && draft.url !== undefined)}
        autoComplete="off"
        placeholder={isKept ? 'kept; type to replace it' : (placeholder ?? '')}
        value={isKept ? '' : settingText(value)}
        onChange={(event) => onChange(withValue(draft, path, readSetting(event.target.value)))}
      />
    );
  });
}
