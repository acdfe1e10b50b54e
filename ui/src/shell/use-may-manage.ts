import { useSuspenseQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/session.ts';

/** Whether who is signed in may change things. The gateway decides again; here it only decides what is offered. */
export const useMayManage = (): boolean => useSuspenseQuery(sessionQuery).data.may_manage;
