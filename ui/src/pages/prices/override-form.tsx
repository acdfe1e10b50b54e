import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ModelPrice, pricesQuery, removePrice, setPrice } from '../../api/prices.ts';
import { Button } from '../../kit/button.tsx';
import { TextField } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { tell } from '../../kit/toast.tsx';
import { typed } from '../../kit/typed.ts';
import { FormDialog } from '../people/form-dialog.tsx';
import { millionOf, tokenOf } from './per-million.ts';

const FIELDS = [
  ['input_cost_per_token', 'Input'],
  ['output_cost_per_token', 'Output'],
  ['cache_read_input_token_cost', 'Input read from a cache'],
  ['cache_creation_input_token_cost', 'Input written to a cache'],
  ['output_cost_per_reasoning_token', 'Reasoning'],
] as const;

/** Says what a model costs from now on; calls that were made keep the cost they have. */
export function OverrideForm({ price, onClose }: { price: ModelPrice; onClose: () => void }) {
  const queries = useQueryClient();
  const { model_name, override } = price;
  const done = async (said: string) => {
    tell(said);
    await queries.invalidateQueries({ queryKey: pricesQuery.queryKey });
    onClose();
  };
  const saving = useMutation({
    mutationFn: (form: FormData) => setPrice(model_name, readFields(form)),
    onSuccess: () => done(`Calls of ${model_name} are priced so from now on`),
  });
  const removing = useMutation({
    mutationFn: () => removePrice(model_name),
    onSuccess: () => done(`${model_name} costs what configuration or table says, from now on`),
  });
  const before = override ?? price;
  const error = saving.error ?? removing.error;
  return (
    <FormDialog
      title={`What ${model_name} costs`}
      action="Set the price"
      busy={saving.isPending || removing.isPending}
      onSubmit={(form) => saving.mutate(form)}
      onClose={onClose}
    >
      {error && <Notice kind="bad">{error.message}</Notice>}
      <p className="ink-2">
        For all deployments of this name, and for calls from now on: those that were made keep their cost. What is left
        empty has no price of its own.
      </p>
      <div className="two">
        {FIELDS.map(([name, label]) => (
          <TextField
            key={name}
            label={`${label}, $ a million`}
            name={name}
            inputMode="decimal"
            pattern="\s*\d*\.?\d*\s*"
            mono
            defaultValue={millionOf(before[name])}
          />
        ))}
        <TextField
          label="A call, $"
          name="input_cost_per_request"
          inputMode="decimal"
          pattern="\s*\d*\.?\d*\s*"
          mono
          defaultValue={before.input_cost_per_request ?? ''}
        />
      </div>
      <TextField
        label="Where it was found, or why it is another"
        name="note"
        maxLength={500}
        defaultValue={override?.note ?? ''}
      />
      {override && (
        <Button icon="x" disabled={removing.isPending} onClick={() => removing.mutate()}>
          Remove the override
        </Button>
      )}
    </FormDialog>
  );
}

function readFields(form: FormData) {
  const perCall = typed(form, 'input_cost_per_request').trim();
  return {
    ...Object.fromEntries(FIELDS.map(([name]) => [name, tokenOf(typed(form, name))])),
    input_cost_per_request: perCall === '' ? null : perCall,
    note: typed(form, 'note').trim() || null,
  };
}
