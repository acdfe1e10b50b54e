/** Filters that are set, each of which a click lifts. */
export function FilterChips({
  filters,
  onLift,
}: {
  filters: readonly (readonly [name: string, label: string, value: string | undefined])[];
  onLift: (name: string) => void;
}) {
  return filters.map(
    ([name, label, value]) =>
      value !== undefined && (
        <button
          key={name}
          type="button"
          className="chip"
          aria-label={`Lift the filter: ${label} is ${value}`}
          onClick={() => onLift(name)}
        >
          <span>{label} is</span>
          <b className="clip">{value}</b>
          <span aria-hidden="true">×</span>
        </button>
      ),
  );
}

/** One of a few values, or any. */
export function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string | undefined;
  options: readonly (readonly [value: string, label: string])[];
  onChange: (value: string | undefined) => void;
}) {
  return (
    <label className="row">
      <span className="ink-3 small">{label}</span>
      <select
        className="input small quiet"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value || undefined)}
      >
        <option value="">any</option>
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
