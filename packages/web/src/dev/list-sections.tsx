import { useText } from '../text/text-context.tsx';
import { ButtonLink } from '../ui/button-link.tsx';
import { Card } from '../ui/card.tsx';
import { CardGrid } from '../ui/card-grid.tsx';
import { DefinitionList } from '../ui/definition-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { StatTiles } from '../ui/stat-tiles.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { did, issued, longTitle, unbrokenWord } from './samples.ts';
import { Section } from './section.tsx';

export function ListSections() {
  const { format } = useText();
  return (
    <>
      <Section title="Numbers">
        <StatTiles
          stats={[
            { label: 'Issued', value: format.number(1214), hint: '38 this week' },
            { label: 'Opened by the holder', value: format.percent(0.87) },
            { label: 'Median time to finish', value: format.duration(310) },
          ]}
        />
      </Section>
      <Section title="Tables">
        <Table
          caption="Issued credentials"
          rows={issued}
          rowKey={({ id }) => id}
          columns={[
            { key: 'recipient', header: 'Recipient', cell: ({ recipient }) => <bdi>{recipient}</bdi> },
            { key: 'achievement', header: 'Achievement', cell: ({ achievement }) => <bdi>{achievement}</bdi> },
            { key: 'issuedAt', header: 'Issued on', cell: ({ issuedAt }) => <Time value={issuedAt} /> },
            { key: 'score', header: 'Score', align: 'end', cell: ({ score }) => format.percent(score) },
          ]}
        />
        <Pagination previous="/dev/ui?page=1" next="/dev/ui?page=3" range="51–100 of 214" />
      </Section>
      <Section title="Cards">
        <CardGrid>
          <Card
            title="IT Support Fundamentals"
            to="/dev/ui"
            eyebrow="Northfield Institute"
            media={<Icon name="book" size={24} />}
            footer={<span>Five modules, {format.duration(310)}</span>}
          >
            <p>Find faults, help people, keep machines safe.</p>
          </Card>
          <Card title={longTitle} to="/dev/ui" eyebrow={unbrokenWord}>
            <p>A card whose words are long stays a card.</p>
          </Card>
          <Card title="A card that leads nowhere">
            <p>It only tells.</p>
          </Card>
        </CardGrid>
      </Section>
      <Section title="Nothing there">
        <EmptyState
          title="No credentials yet"
          level={3}
          action={
            <ButtonLink to="/programmes" variant="primary">
              Find a programme
            </ButtonLink>
          }
        >
          Finish a programme and pass its exam: the credential appears here within seconds.
        </EmptyState>
      </Section>
      <Section title="Facts">
        <DefinitionList
          items={[
            { term: 'Issuer', description: 'Northfield Institute' },
            { term: 'Identifier', description: <code>{did}</code> },
            { term: 'Workload', description: format.duration(310) },
          ]}
        />
      </Section>
    </>
  );
}
