import { Field, TextField } from '../../kit/field.tsx';
import { type Limited, WINDOWS } from './limits.ts';

/** How much may be spent and taken; `readLimits` reads them. */
export function LimitFields({ before }: { before?: Limited | undefined }) {
  const window = before?.budget_duration ?? '';
  return (
    <div className="two">
      <TextField
        label="Budget, dollars"
        name="max_budget"
        type="number"
        min={0}
        step="any"
        defaultValue={before?.max_budget ?? ''}
      />
      <Field label="The budget is for">
        {(control) => (
          <select {...control} className="input" name="budget_duration" defaultValue={window}>
            {!WINDOWS.some(([value]) => value === window) && <option>{window}</option>}
            {WINDOWS.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField label="Calls a minute" name="rpm_limit" type="number" min={1} defaultValue={before?.rpm_limit ?? ''} />
      <TextField
        label="Calls at once"
        name="max_parallel_requests"
        type="number"
        min={1}
        defaultValue={before?.max_parallel_requests ?? ''}
      />
    </div>
  );
}
