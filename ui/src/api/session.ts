import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

/** Who is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => answerOf(api.GET('/v1/session')),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

export const signIn = (key: string) => answerOf(api.POST('/v1/session', { body: { key } }));

export const signOut = () => answerOf(api.DELETE('/v1/session'));
