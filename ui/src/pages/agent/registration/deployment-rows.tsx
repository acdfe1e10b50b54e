import { Button } from '../../../kit/button.tsx';
import { type Registration, withValue } from './registration.ts';
import type { RegistrationEditorProps } from './registration-fields.tsx';

type Deployment = NonNullable<Registration['deployments']>[number];

/** One address, or several with their shares: a second one makes a list of the first. */
export function DeploymentRows<Given extends Registration>({ value, onChange }: RegistrationEditorProps<Given>) {
  const rows: Deployment[] = value.deployments ?? (value.url === undefined ? [] : [{ url: value.url }]);
  const change = (next: Deployment[]) => {
    const [only] = next;
    // One that says nothing but where it is needs no list.
    const isPlain = next.length === 1 && only && Object.keys(only).length === 1;
    const alone = withValue(value, 'deployments', undefined);
    onChange(
      isPlain ? withValue(alone, 'url', only.url) : { ...withValue(value, 'url', undefined), deployments: next },
    );
  };
  const put = (at: number, changes: Partial<Record<keyof Deployment, unknown>>) =>
    change(rows.map((one, index) => (index === at ? cleaned({ ...one, ...changes }) : one)));
  return (
    <fieldset className="deployment-rows">
      <legend>Where it runs</legend>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row stays where it is while its address is typed
        <div key={index} className="deployment-row">
          <input
            className="input address"
            type="url"
            required
            aria-label={`Address ${index + 1}`}
            placeholder="https://agent.example.com"
            value={row.url}
            onChange={(event) => put(index, { url: event.target.value })}
          />
          <input
            className="input mono"
            aria-label={`Name of address ${index + 1}`}
            placeholder="name"
            value={row.name ?? ''}
            onChange={(event) => put(index, { name: event.target.value || undefined })}
          />
          <NumberInput
            label={`Weight of address ${index + 1}`}
            placeholder="weight 1"
            value={row.weight}
            onChange={(weight) => put(index, { weight })}
          />
          <NumberInput
            label={`Priority of address ${index + 1}`}
            placeholder="priority 0"
            value={row.priority}
            onChange={(priority) => put(index, { priority })}
          />
          <Button
            look="quiet"
            icon="x"
            aria-label={`Remove address ${index + 1}`}
            disabled={rows.length === 1}
            onClick={() => change(rows.filter((_, one) => one !== index))}
          />
        </div>
      ))}
      <div className="row">
        <Button size="small" icon="plus" onClick={() => change([...rows, { url: '' }])}>
          Address
        </Button>
        <span className="small ink-3">Of the lowest priority that works; shares by weight, 0 drains it.</span>
      </div>
    </fieldset>
  );
}

interface NumberInputProps {
  label: string;
  placeholder: string;
  value: number | undefined;
  onChange: (next: number | undefined) => void;
}

const NumberInput = ({ label, placeholder, value, onChange }: NumberInputProps) => (
  <input
    className="input"
    type="number"
    min={0}
    step="any"
    aria-label={label}
    placeholder={placeholder}
    value={value ?? ''}
    onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value))}
  />
);

const cleaned = (row: Partial<Record<keyof Deployment, unknown>>): Deployment =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Deployment;
