import type { ListOrder, OrderSearch } from '../../kit/table/list-order.ts';

/** By when tasks came to their state, or when they were begun: as the API names it. */
export type TaskTime = 'status_at' | 'created_at';

interface TasksOrder extends ListOrder {
  column: TaskTime;
}

/** As the address tells it; the latest state first where it tells nothing. */
export const tasksOrderIn = ({ sort_by, sort_order }: OrderSearch): TasksOrder => ({
  column: sort_by === 'created_at' ? 'created_at' : 'status_at',
  descending: sort_order !== 'asc',
});

/** What a click on a head changes in the address: the latest first, and the other way round the second time. */
export const tasksOrderedBy = (column: TaskTime, order: TasksOrder) => ({
  sort_by: column === 'status_at' ? undefined : column,
  sort_order: column === order.column && order.descending ? 'asc' : undefined,
});
