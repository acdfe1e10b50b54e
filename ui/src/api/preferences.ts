import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

type Preferences = Record<string, unknown>;

/** What whoever is signed in set for themselves; it follows them to every browser. */
export const preferencesQuery = queryOptions({
  queryKey: ['preferences'],
  queryFn: async (): Promise<Preferences> => (await answerOf(api.GET('/v1/preferences'))).preferences,
  staleTime: Number.POSITIVE_INFINITY,
});

/**
 * Something to be remembered. What is set holds at once, and in this window even when the gateway did not take it.
 *
 * @param read what was stored, or undefined when nothing was; never trusts its shape
 * @returns undefined until it is known
 */
export function usePreference<Value>(
  name: string,
  read: (stored: unknown) => Value,
): [value: Value | undefined, set: (value: Value) => void] {
  const queries = useQueryClient();
  const { data, error } = useQuery(preferencesQuery);
  const storing = useMutation({
    mutationFn: (value: Value) =>
      answerOf(api.PUT('/v1/preferences/{name}', { params: { path: { name } }, body: { value } })),
  });
  const set = (value: Value) => {
    queries.setQueryData<Preferences>(preferencesQuery.queryKey, (before = {}) => ({ ...before, [name]: value }));
    storing.mutate(value);
  };
  return [data || error ? read(data?.[name]) : undefined, set];
}
