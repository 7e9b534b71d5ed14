import type { Command } from '../command.ts';
import { monitorLog } from '../log/monitor-log.ts';
import { verifyLog } from '../log/verify-log.ts';
import { printable } from '../printable.ts';
import { UsageError } from '../usage-error.ts';

/** `laurel log` */
export const log: Command = {
  name: 'log',
  summary: 'Verify and watch the transparency log of an issuer',
  help: `
Usage: laurel log verify [LOG] [RECEIPT ...] (--key KEY | --issuer DID | --policy FILE)
                         [--rpc URL[,URL...]] [--witness KEY ... [--quorum N]] [--json]
       laurel log monitor [LOG] (--key KEY | --issuer DID | --policy FILE) --state FILE
                          [--against LOG ...] [--rpc URL[,URL...]]
                          [--witness KEY ... [--quorum N]]
                          [--all] [--once | --interval SECONDS] [--json]

verify reads a whole log: that its checkpoint is rightly signed, and that every entry, every
tile and the signed root fit together. Receipts are held against it.

monitor looks again and again: that the log only grew out of what was seen last, and shows
the same elsewhere. It finds entries taken back, a rewritten past, two signed contents of
one size, and one content here and another there. It ends at the first proof of that, and
keeps it beside the state.

  LOG        the address of a log, https://example.org/log, or a folder with its files;
             may be left out with --issuer, whose DID document names it
  RECEIPT    receipts of credentials, as files
  --key      the key of the log: name+id+key, as its issuer publishes it
  --issuer   the DID of the issuer: its DID document names the keys of the log. Who watches
             a log should keep the key instead: the document can be changed
  --witness  the key of a witness that you know: whether it has cosigned is then said
  --quorum   how many of these must have cosigned: with fewer, it could not be checked
  --policy   a file that says which logs count, which witnesses are known and which of them
             must have cosigned (C2SP tlog-policy); of the logs in it one is enough
  --state    where the checkpoint seen last is kept; the first round makes the file
  --against  the same log in another place: another address, or a folder
  --rpc      nodes of blockchains (JSON-RPC): with --issuer, the newest checkpoint that it
             recorded there must be one that the log grew out of. Of several, more than
             half must answer, and all that answer must agree
  --all      read old entries again too, and not only what is new: finds those altered since
  --once     one round, for a timetable of your own
  --interval seconds between rounds (60)

Any log in the forms of C2SP tlog-tiles can be read, whoever keeps it.

Exit code: 0 all is well, 1 something is wrong, 2 it could not be checked.`,
  async run([action, ...args], world) {
    if (action === 'verify') return verifyLog(args, world);
    if (action === 'monitor') return monitorLog(args, world);
    const wrong = action === undefined ? '' : ` and not “${printable(action)}”`;
    throw new UsageError(`laurel log takes “verify” or “monitor”${wrong}.`);
  },
};
