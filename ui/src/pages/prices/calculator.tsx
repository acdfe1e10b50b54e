import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { type Calculated, calculatePrice, type ModelPrice } from '../../api/prices.ts';
import { money } from '../../format/money.ts';
import { Button } from '../../kit/button.tsx';
import { Field, TextField } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { typed } from '../../kit/typed.ts';

const TOKENS = [
  ['input_tokens', 'Input tokens', 1000],
  ['cached_tokens', 'of them from a cache', 0],
  ['cache_write_tokens', 'of them written to a cache', 0],
  ['output_tokens', 'Output tokens', 500],
  ['reasoning_tokens', 'of them reasoning', 0],
] as const;

const PARTS: Record<string, string> = {
  input: 'Input',
  cachedInput: 'Input from a cache',
  cacheWrite: 'Input written to a cache',
  output: 'Output',
  reasoning: 'Reasoning',
  perCall: 'The call',
  discount: 'Discount',
  margin: 'Margin',
};

/** What a call would cost, by the rule that prices all calls. */
export function Calculator({ prices }: { prices: readonly ModelPrice[] }) {
  const calculating = useMutation({ mutationFn: calculatePrice });
  const names = [...new Set(prices.map(({ model_name }) => model_name))].filter((name) => !name.includes('*'));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const tokens = (name: string): number => Number(typed(form, name));
    calculating.mutate({
      model: typed(form, 'model'),
      input_tokens: tokens('input_tokens'),
      cached_tokens: tokens('cached_tokens'),
      cache_write_tokens: tokens('cache_write_tokens'),
      output_tokens: tokens('output_tokens'),
      reasoning_tokens: tokens('reasoning_tokens'),
    });
  };
  return (
    <section className="calculator" aria-label="Calculator">
      <div className="sec-head">
        <h2>What a call would cost</h2>
        <span className="note">by the rule that prices all calls; nothing is called</span>
      </div>
      <form className="inset tokens" onSubmit={submit}>
        <Field label="Model">
          {(control) => (
            <select {...control} className="input" name="model">
              {names.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          )}
        </Field>
        {TOKENS.map(([name, label, first]) => (
          <TextField key={name} label={label} name={name} type="number" min={0} step={1} mono defaultValue={first} />
        ))}
        <Button type="submit" disabled={calculating.isPending}>
          Calculate
        </Button>
      </form>
      {calculating.error && <Notice kind="bad">{calculating.error.message}</Notice>}
      {calculating.data && <Result result={calculating.data} />}
    </section>
  );
}

function Result({ result: { cost_nano, parts, source, note } }: { result: Calculated }) {
  return (
    <div className="inset" role="status">
      <table className="sum" aria-label="Cost">
        <tbody>
          {Object.entries(parts ?? {})
            .filter(([, amount]) => amount !== 0)
            .map(([name, amount]) => (
              <tr key={name}>
                <td>{PARTS[name] ?? name}</td>
                <td>{money(amount)}</td>
              </tr>
            ))}
          <tr className="total">
            <td>A call</td>
            <td>{cost_nano === null ? <span className="unpriced">unpriced</span> : money(cost_nano)}</td>
          </tr>
        </tbody>
      </table>
      <p className="note">{[source && `prices from ${source}`, note].filter(Boolean).join('; ')}</p>
    </div>
  );
}
