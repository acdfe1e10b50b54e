import { TextField } from './field.tsx';

/** Length counts; the gateway refuses what is guessed first, too. */
const MIN_LENGTH = 12;

/** A password that somebody chooses. @param name under which the form has it */
export function NewPasswordField({
  label,
  name,
  problem,
}: {
  label: string;
  name: string;
  problem?: string | undefined;
}) {
  return (
    <TextField
      label={label}
      icon="lock"
      type="password"
      name={name}
      autoComplete="new-password"
      required
      minLength={MIN_LENGTH}
      maxLength={256}
      hint={`${MIN_LENGTH} characters or more; a few words are easy to keep.`}
      problem={problem}
    />
  );
}
