import { Button } from '../../../kit/button.tsx';
import { REDACTED } from './registration.ts';

interface HeaderRowsProps {
  label: string;
  value: Readonly<Record<string, string>> | null | undefined;
  onChange: (next: Record<string, string> | undefined) => void;
}

/** Names and values; values that are stored are not shown, and kept until others are typed. */
export function HeaderRows({ label, value, onChange }: HeaderRowsProps) {
  const rows = Object.entries(value ?? {});
  const change = (next: [string, string][]) => onChange(next.length === 0 ? undefined : Object.fromEntries(next));
  const put = (at: number, row: [string, string]) => change(rows.map((one, index) => (index === at ? row : one)));
  return (
    <fieldset className="header-rows">
      <legend>{label}</legend>
      {rows.map(([name, text], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row stays where it is while its name is typed
        <div key={index} className="row">
          <input
            className="input mono"
            aria-label={`Name of header ${index + 1}`}
            placeholder="X-Name"
            required
            value={name}
            onChange={(event) => put(index, [event.target.value, text])}
          />
          <input
            className="input"
            type="password"
            autoComplete="off"
            aria-label={`Value of header ${index + 1}`}
            placeholder={text === REDACTED ? 'kept; type to replace it' : 'value'}
            value={text === REDACTED ? '' : text}
            onChange={(event) => put(index, [name, event.target.value])}
          />
          <Button
            look="quiet"
            icon="x"
            aria-label={`Remove header ${index + 1}`}
            onClick={() => change(rows.filter((_, one) => one !== index))}
          />
        </div>
      ))}
      <Button size="small" icon="plus" onClick={() => change([...rows, ['', '']])}>
        Header
      </Button>
    </fieldset>
  );
}
