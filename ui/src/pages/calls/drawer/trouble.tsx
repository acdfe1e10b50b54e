import type { Call } from '../../../api/types.ts';
import { Icon } from '../../../kit/icon.tsx';

/** Why a call failed, as it was told. */
export const Trouble = ({ call: { error_code, error_message } }: { call: Call }) => (
  <p className="row trouble">
    <Icon name="warn" />
    <span>
      <b className="strong">{error_code}</b> {error_message}
    </span>
  </p>
);
