import { decodeCursor, encodeCursor } from '../../store/index.ts';
import type { ConfigRepository } from './config-repository.ts';
import type { PushFigures, PushNotices } from './contract.ts';
import type { NoticeFilter, OutboxRepository } from './outbox-repository.ts';

interface NoticesParts {
  outbox: Pick<OutboxRepository, 'list' | 'find' | 'revive' | 'counts'>;
  configs: Pick<ConfigRepository, 'ofTask'>;
  clock: () => number;
  counted: Pick<PushFigures, 'delivered' | 'failed' | 'received'>;
  onRevived: () => void;
}

function placeIn(cursor: string): { createdAt: number; id: string } {
  const [createdAt, id] = decodeCursor<[number, string]>(cursor, [0, '']);
  return { createdAt, id };
}

export function createNotices({ outbox, configs, clock, counted, onRevived }: NoticesParts): PushNotices {
  let last = { waiting: 0, dead: 0 };
  return {
    async list({ cursor, limit, ...filter }) {
      const after = cursor === undefined ? {} : { after: placeIn(cursor) };
      const notices = await outbox.list(filter satisfies NoticeFilter, { ...after, limit });
      const end = notices.length === limit ? notices.at(-1) : undefined;
      return { notices, nextCursor: end ? encodeCursor([end.createdAt, end.id]) : null };
    },
    find: (id) => outbox.find(id),
    configs: async (task) => (await configs.ofTask(task)).map(({ sealed: _sealed, alias: _alias, ...known }) => known),
    async redeliver(id) {
      const revived = await outbox.revive(id, clock());
      if (revived) onRevived();
      return revived;
    },
    async figures() {
      // While the database is away, what was last known is shown: the rest of the figures must not go with it.
      last = await outbox.counts().catch(() => last);
      return { ...counted, ...last };
    },
  };
}
