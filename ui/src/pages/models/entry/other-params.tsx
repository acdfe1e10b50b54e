import { useState } from 'react';
import { Field } from '../../../kit/field.tsx';
import type { EntryDraft } from './entry-draft.ts';
import { otherParamsOf, withOtherParams } from './other-params-of.ts';

interface OtherParamsProps {
  draft: EntryDraft;
  onChange: (next: EntryDraft) => void;
}

/** Whatever else the API takes. What is no JSON yet stays as it is typed, and keeps the form from being saved. */
export function OtherParams({ draft, onChange }: OtherParamsProps) {
  const [text, setText] = useState(() => written(otherParamsOf(draft.params)));
  const [problem, setProblem] = useState<string>();
  return (
    <Field
      label="Other parameters, as JSON"
      hint="Sent with calls that do not say otherwise; or prices of other kinds."
      problem={problem}
    >
      {(control) => (
        <textarea
          {...control}
          className="input mono"
          rows={Math.min(8, Math.max(2, text.split('\n').length))}
          placeholder='{"temperature": 0}'
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            const read = withOtherParams(draft.params, target.value);
            const wrong = 'problem' in read ? read.problem : undefined;
            setProblem(wrong);
            target.setCustomValidity(wrong ?? '');
            if ('params' in read) onChange({ ...draft, params: read.params });
          }}
        />
      )}
    </Field>
  );
}

const written = (params: object): string => (Object.keys(params).length === 0 ? '' : JSON.stringify(params, null, 2));
