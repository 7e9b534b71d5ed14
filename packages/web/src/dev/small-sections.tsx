import { Avatar } from '../ui/avatar.tsx';
import { Button } from '../ui/button.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { ChipList } from '../ui/chip.tsx';
import { Confirm } from '../ui/confirm.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Icon, iconNames } from '../ui/icon.tsx';
import { LaurelMark } from '../ui/laurel-mark.tsx';
import { LearnerProgress } from '../ui/learner-progress.tsx';
import { Lines } from '../ui/lines.tsx';
import { Meter } from '../ui/meter.tsx';
import { Notice } from '../ui/notice.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { ThemeSwitch } from '../ui/theme-switch.tsx';
import { Time } from '../ui/time.tsx';
import { arabicName, did, longTitle } from './samples.ts';
import { Section } from './section.tsx';

export function SmallSections() {
  return (
    <>
      <Section title="Type" layout="stack">
        <h1>{longTitle}</h1>
        <h2>Second heading</h2>
        <h3>Third heading</h3>
        <p>
          A paragraph keeps to about seventy characters a line, with <a href="/dev/ui">a link in it</a>, a{' '}
          <strong>strong word</strong> and a piece of <code>code</code>. The next line follows at an easy distance, so
          that longer lessons can be read without effort.
        </p>
        <p>
          <Time value="2026-11-24" /> · <Time value="2026-11-24T14:05:00Z" show="instant" />
        </p>
      </Section>
      <Section title="Buttons" layout="row">
        <Button variant="primary">Issue 214 credentials</Button>
        <Button>Save as draft</Button>
        <Button variant="quiet">Cancel</Button>
        <Button variant="danger">Revoke this credential</Button>
        <Button variant="primary" busy>
          Issuing 214 credentials
        </Button>
        <Button disabled>Not yet possible</Button>
        <Button size="s" icon="download">
          Download
        </Button>
        <ButtonLink to="/programmes" icon="arrow">
          A link that looks like a button
        </ButtonLink>
      </Section>
      <Section title="Marks, icons, people" layout="row">
        <LaurelMark size={32} />
        <LaurelMark size={84} detail="fine" />
        {iconNames.map((name) => (
          <Icon key={name} name={name} />
        ))}
        <Avatar name="Amara Okafor" size="s" />
        <Avatar name={arabicName} />
        <Avatar name="Northfield Institute" size="l" />
        <code>{did}</code>
        <CopyButton value={did} what="identifier" />
        <ThemeSwitch theme="system" next="/dev/ui" />
      </Section>
      <Section title="Skills" layout="stack">
        <ChipList
          label="Skills"
          chips={[
            { label: 'Diagnosing network faults', to: '/skills/1' },
            { label: 'Writing a ticket', to: '/skills/2' },
            { label: 'A skill without a page' },
            { label: longTitle, to: '/skills/3' },
          ]}
        />
      </Section>
      <States />
      <Section title="Notices" layout="columns">
        <Notice kind="info">The exam opens once the three lessons before it are finished.</Notice>
        <Notice kind="success">Saved. Nothing is published yet.</Notice>
        <Notice kind="warning" title="This cannot be undone">
          Whoever verifies the credential sees the reason from now on.
        </Notice>
      </Section>
      <Section title="Progress and measures" layout="columns">
        <ProgressBar label="IT Support Fundamentals" done={3} total={12} text="3 of 12 lessons" />
        <ProgressBar label={longTitle} done={12} total={12} text="Finished" />
        <LearnerProgress
          title="IT Support Fundamentals"
          done={4}
          total={9}
          minutesLeft={95}
          next={{ title: 'Safe passwords', to: '/dev/ui' }}
        />
        <Meter label="Score" value={85} max={100} required={80} text="85 of 100, pass mark 80" />
        <Meter label="Score" value={52} max={100} required={80} text="52 of 100, pass mark 80" />
      </Section>
    </>
  );
}

function States() {
  return (
    <Section title="States and second thoughts" layout="stack">
      <div>
        <StateTag tone="valid" icon="check">
          Issued
        </StateTag>{' '}
        <StateTag tone="invalid" icon="cross">
          Revoked
        </StateTag>{' '}
        <StateTag tone="unknown" icon="clock">
          Being issued
        </StateTag>{' '}
        <StateTag tone="warning" icon="warning">
          Ends soon
        </StateTag>{' '}
        <StateTag tone="none" icon="lock">
          Archived
        </StateTag>
      </div>
      <Confirm label="Remove" what={longTitle}>
        <p>The lesson is removed. This cannot be undone.</p>
        <Button size="s" variant="danger">
          Remove this lesson
        </Button>
      </Confirm>
      <Lines>{'Two lines,\nas they were typed.'}</Lines>
    </Section>
  );
}
