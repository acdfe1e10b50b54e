import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Delivery, redeliver } from '../../api/deliveries.ts';
import { Button } from '../../kit/button.tsx';
import { State } from '../../kit/state.tsx';
import { tell } from '../../kit/toast.tsx';
import { useMayManage } from '../../shell/use-may-manage.ts';

/** How a notification fares, and why not better. */
export function DeliveryState({ delivery: { state, failure, attempts } }: { delivery: Delivery }) {
  if (state === 'delivered') return <State kind="ok">delivered</State>;
  if (state === 'dead')
    return (
      <State kind="error" title={failure ?? undefined}>
        given up{failure !== null && `: ${failure}`}
      </State>
    );
  return (
    <State kind={failure === null ? 'running' : 'slow'} title={failure ?? undefined}>
      {attempts === 0 ? 'waiting' : `trying again${failure === null ? '' : `: ${failure}`}`}
    </State>
  );
}

/** What was given up can be tried again by hand. */
export function TryAgain({ delivery: { state, delivery_id } }: { delivery: Delivery }) {
  const queries = useQueryClient();
  const trying = useMutation({
    mutationFn: () => redeliver(delivery_id),
    onSuccess: () => tell('It is tried again'),
    onError: (error) => tell(error.message),
    onSettled: () => queries.invalidateQueries({ queryKey: ['deliveries'] }),
  });
  if (!useMayManage() || state !== 'dead') return null;
  return (
    <Button size="small" icon="replay" disabled={trying.isPending} onClick={() => trying.mutate()}>
      Try again
    </Button>
  );
}
