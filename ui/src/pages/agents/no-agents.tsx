import { Empty } from '../../kit/empty.tsx';
import { useMayManage } from '../../shell/use-may-manage.ts';
import { PasteAddress } from './paste-address.tsx';

/** The first step. */
export function NoAgents() {
  const mayManage = useMayManage();
  return (
    <Empty title="No agent is registered yet">
      <p>
        An agent is registered once, by its address; from then on callers reach it here, with a key of this gateway.
      </p>
      {mayManage && <PasteAddress />}
    </Empty>
  );
}
