import { z } from 'zod';
import { decide, type Principal, type TeamMember } from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { actorOf } from '../http/actor.ts';
import { invalidField } from '../http/failure.ts';
import { id } from '../keys/shared-fields.ts';
import { teamRole } from './team-view.ts';

/** A member as requests name one. */
export const namedMember = z.object({
  user_id: id.nullable().optional(),
  user_email: z.email().max(256).nullable().optional().describe('Instead of "user_id"; for administrators.'),
  role: teamRole.default('user'),
});

type NamedMember = z.infer<typeof namedMember>;

/**
 * The members that a request names. Administrators may name them by email, which makes a user of one that nobody knows;
 * others may not, because that would tell who is known.
 *
 * @throws SwitchboardError INVALID_PARAMS
 */
export const membersFrom = (
  named: readonly NamedMember[],
  principal: Principal,
  context: RouteContext,
): Promise<TeamMember[]> =>
  Promise.all(
    named.map(async ({ user_id: userId, user_email: email, role }) => {
      if (userId) return { userId, role };
      if (!email) throw invalidField('member', 'name the member with "user_id"');
      if (!decide(principal, 'users.manage', 'some').allowed)
        throw invalidField('member.user_email', 'only an administrator names members by email: give "user_id"');
      return { userId: await userOfEmail(email, principal, context), role };
    }),
  );

async function userOfEmail(email: string, principal: Principal, { users }: RouteContext): Promise<string> {
  const known = await users.findByEmail(email);
  return (known ?? (await users.create(null, { email }, actorOf(principal)))).id;
}
