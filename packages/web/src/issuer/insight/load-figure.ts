import type { Text } from '../../text/create-text.ts';
import type { Console } from '../console/console-context.ts';
import type { Figure } from './figure.ts';
import { figureWords } from './figure-words.ts';
import type { InsightFilters } from './insight-filters.ts';
import { drawCredentials, drawDropOff, drawPassRates, drawRetention } from './other-figures.ts';
import { drawCohorts, drawCompletion, drawGrowth, drawTime } from './outcome-figures.ts';
import type { Question } from './questions.ts';

type Place = Pick<Console, 'client' | 'scope'>;

interface Asked {
  question: Question;
  filters: InsightFilters;
  text: Pick<Text, 't' | 'format'>;
}

/** Asks for the figures of a question, and lays them out as table and drawing. */
export async function loadFigure(
  { client, scope: params }: Place,
  { question, filters, text }: Asked,
): Promise<Figure> {
  const words = figureWords(text);
  const by = (key: 'month' | 'programme' | 'cohort') =>
    client.getInsightOutcomes({ params, query: { ...filters, by: key } });
  switch (question) {
    case 'growth':
      return drawGrowth(await by('month'), words);
    case 'completion':
      return drawCompletion(await by('month'), words);
    case 'time':
      return drawTime(await by('programme'), words);
    case 'cohorts':
      return drawCohorts(await by('cohort'), words);
    case 'drop-off': {
      const { programmeId = '' } = filters;
      return drawDropOff(await client.getInsightDropOff({ params, query: { ...filters, programmeId } }), words);
    }
    case 'pass-rates':
      return drawPassRates(await client.getInsightPassRates({ params, query: filters }), words);
    case 'retention':
      return drawRetention(await client.getInsightRetention({ params, query: filters }), words);
    case 'credentials':
      return drawCredentials(await client.getInsightCredentials({ params, query: filters }), words);
  }
}
