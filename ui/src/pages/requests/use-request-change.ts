import { useMutation, useQueryClient } from '@tanstack/react-query';
import { accessRequestsQuery } from '../../api/access-requests.ts';
import { hubQuery } from '../../api/hub.ts';
import { keysQuery } from '../../api/keys.ts';
import { tell } from '../../kit/toast.tsx';

/** Changes a request, says so, and reads anew what may have followed from it. */
export function useRequestChange<Input, Answer>(
  change: (input: Input) => Promise<Answer>,
  done: string | ((answer: Answer) => string),
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (answer) => {
      tell(typeof done === 'string' ? done : done(answer));
      const changed = [accessRequestsQuery, hubQuery, keysQuery];
      await Promise.all(changed.map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
    },
  });
}
