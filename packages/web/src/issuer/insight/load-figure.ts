import type { Text } from '../../text/create-text.ts';
import type { Console } from '../console/console-context.ts';
import type { Figure } from './figure.ts';
import { type FigureWords, figureWords } from './figure-words.ts';
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

/** A figure, and the months that it is of. */
export type FigureOfMonths = Figure & { period: { from: string; to: string } };

/** Asks for the figures of a question, and lays them out as table and drawing. */
export async function loadFigure(
  { client, scope: params }: Place,
  { question, filters, text }: Asked,
): Promise<FigureOfMonths> {
  const words = figureWords(text);
  const draw = async <Answer extends { from: string; to: string }>(
    asked: Promise<Answer>,
    how: (answer: Answer, words: FigureWords) => Figure,
  ): Promise<FigureOfMonths> => {
    const answer = await asked;
    return { ...how(answer, words), period: { from: answer.from, to: answer.to } };
  };
  const by = (key: 'month' | 'programme' | 'cohort') =>
    client.getInsightOutcomes({ params, query: { ...filters, by: key } });
  switch (question) {
    case 'growth':
      return draw(by('month'), drawGrowth);
    case 'completion':
      return draw(by('month'), drawCompletion);
    case 'time':
      return draw(by('programme'), drawTime);
    case 'cohorts':
      return draw(by('cohort'), drawCohorts);
    case 'drop-off': {
      const { programmeId = '' } = filters;
      return draw(client.getInsightDropOff({ params, query: { ...filters, programmeId } }), drawDropOff);
    }
    case 'pass-rates':
      return draw(client.getInsightPassRates({ params, query: filters }), drawPassRates);
    case 'retention':
      return draw(client.getInsightRetention({ params, query: filters }), drawRetention);
    case 'credentials':
      return draw(client.getInsightCredentials({ params, query: filters }), drawCredentials);
  }
}
