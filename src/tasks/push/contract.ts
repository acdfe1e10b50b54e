import type { EntryHandler } from '../../ledger/index.ts';
import type { Version } from '../../protocol/index.ts';
import type { ContextAlias } from '../claim.ts';
import type { StoredUpdates } from '../engine/engine-log.ts';
import type { ConfigScope } from './config-repository.ts';
import type { PushConfig } from './push-config.ts';
import type { MintedReceiver, Receivers, ReceiverTerms } from './receivers.ts';
import type { ConfigRecord, Notice, NoticeState, TaskRef } from './record.ts';
import type { AskTask } from './written.ts';

/** Who sets a config, and how it wants to be told. */
export interface PushCaller {
  /** `key:<id>` or `admin`. */
  principal: string;
  version: Version;
  alias: ContextAlias | null;
}

/** What agents told, or tasks of the gateway's own came to, on its way to whoever asked to be told. */
export interface PushRelay {
  readonly configs: PushConfigs;
  readonly receivers: Pick<Receivers, 'bind' | 'drop' | 'dropOf'> & {
    /** @param config what waits for the task to have a name; null where the task has one */
    mint: (
      terms: Omit<ReceiverTerms, 'pending'>,
      config: (PushCaller & { config: PushConfig }) | null,
    ) => Promise<MintedReceiver>;
  };
  /**
   * Takes what an agent pushed. Once it resolves, no crash can lose it.
   * @throws SwitchboardError UNAUTHENTICATED, TASK_NOT_FOUND, PARSE_ERROR, INVALID_PARAMS, UNAVAILABLE
   */
  receive(push: IncomingPush): Promise<void>;
  /** Takes updates of the gateway's own tasks that the database has. They may come again. */
  stored(updates: readonly StoredUpdates[]): Promise<void>;
  /** What brings the journal's entries of kind `push` into the database. */
  readonly handler: EntryHandler;
  readonly notices: PushNotices;
  /** What a principal checks signatures with. */
  secretOf(principal: string): string;
  /** Begins to deliver, and to delete what is old. */
  start(askTask: AskTask): void;
  stop(): Promise<void>;
}

export interface IncomingPush {
  receiverId: string;
  agentId: string;
  token: string | undefined;
  /** Read once the token has been found to be right. */
  body: () => Promise<Buffer>;
  /** What the sender calls this notification, if anything: sent again under the same name, it is the same. */
  name: string | undefined;
}

/** The configs of callers: each sees its own. All throw SwitchboardError UNAVAILABLE when the database gives no answer. */
export interface PushConfigs {
  /** @throws SwitchboardError INVALID_PARAMS when one of this name would be too many */
  checkRoom(scope: ConfigScope, name: string): Promise<void>;
  set: (scope: ConfigScope, caller: Omit<PushCaller, 'principal'>, config: PushConfig) => Promise<void>;
  find(scope: ConfigScope, name: string): Promise<PushConfig | undefined>;
  /** The oldest first. */
  list(scope: ConfigScope): Promise<PushConfig[]>;
  /** Does nothing when there is none. @returns whether anybody still has one of the task */
  delete(scope: ConfigScope, name: string): Promise<boolean>;
}

/** Notifications, for administrators. */
export interface PushNotices {
  /** Newest first. @throws SwitchboardError INVALID_PARAMS for a cursor that is not one */
  list(request: NoticeRequest): Promise<{ notices: Notice[]; nextCursor: string | null }>;
  find(id: string): Promise<Notice | undefined>;
  /** Where the callers of a task want to be told, all of them: without the address, the token and the credentials. */
  configs(task: TaskRef): Promise<KnownConfig[]>;
  /** Tries again what was given up. @returns undefined when there is none such, or nobody to tell any more */
  redeliver(id: string): Promise<Notice | undefined>;
  figures(): Promise<PushFigures>;
}

export type KnownConfig = Omit<ConfigRecord, 'sealed' | 'alias'>;

export interface NoticeRequest {
  state?: NoticeState;
  agentId?: string;
  taskId?: string;
  cursor?: string;
  limit: number;
}

/** Since the start, and, of those that wait and were given up, now. */
export interface PushFigures {
  delivered: number;
  failed: number;
  dead: number;
  received: number;
  waiting: number;
}
