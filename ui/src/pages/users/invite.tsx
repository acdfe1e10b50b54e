import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { inviteUser } from '../../api/invitations.ts';
import { exact } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { Copy } from '../../kit/copy.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Notice } from '../../kit/notice.tsx';

/** Makes an invitation, and shows its link this once. */
export function Invite({ userId, onClose }: { userId: string; onClose: () => void }) {
  const { mutate, data, error } = useMutation({ mutationFn: inviteUser });
  useEffect(() => mutate(userId), [mutate, userId]);
  return (
    <Dialog
      title={`Invite ${userId}`}
      open
      onClose={onClose}
      footer={
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      {error && <Notice kind="bad">{error.message}</Notice>}
      {data && (
        <div className="dialog-form">
          <p>
            Whoever opens this link chooses a password for <b>{userId}</b>. Send it by a way that only they read: it is
            shown this once, and good once, until {exact(Date.parse(data.expires_at))}.
          </p>
          <Copy text={data.invitation_link} className="mono secret" />
        </div>
      )}
    </Dialog>
  );
}
