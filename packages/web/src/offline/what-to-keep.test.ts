import { describe, expect, it } from 'vitest';
import { enrolment, enrolmentId, lessonIds } from '../learner/testing/samples.ts';
import { filesToKeep, mayBeKept, pagesToKeep } from './what-to-keep.ts';

const origin = 'https://laurel.example';

describe('what may be kept', () => {
  it('is what is read: texts and transcripts, once they are open', () => {
    const kinds = ['reading', 'video', 'exam', 'project', 'portfolio'] as const;
    expect(kinds.filter((kind) => mayBeKept({ kind, state: 'done' }))).toEqual(['reading', 'video']);
    expect(mayBeKept({ kind: 'reading', state: 'locked' })).toBe(false);
  });

  it('are pages of one enrolment, and the page that says what was not kept', () => {
    expect(pagesToKeep(enrolment(['done', 'open', 'open']))).toEqual([
      `/learn/${enrolmentId}`,
      `/learn/${enrolmentId}/lessons/${lessonIds.reading}`,
      `/learn/${enrolmentId}/lessons/${lessonIds.video}`,
      '/offline',
    ]);
  });
});

describe('the files of a page', () => {
  it('are what was built and pictures of this server, each once', () => {
    const page = `<link href="/assets/root-4f.css"><script>import "/assets/entry-1.js"; import "/assets/entry-1.js"</script>
      <link rel="icon" href="/favicon.svg"><img alt="A tree" src="/files/1"><img src="${origin}/files/2?a=1&amp;b=2">`;
    expect(filesToKeep(page, origin)).toEqual([
      '/assets/root-4f.css',
      '/assets/entry-1.js',
      '/files/1',
      '/files/2?a=1&b=2',
      '/favicon.svg',
    ]);
  });

  it('are never anything else that a text names', () => {
    const text = `<img src="https://elsewhere.example/files/1"><img src="/api/v1/me"><img src="/attempts/1">
      <img src="//elsewhere.example/files/2"><img src="data:image/png;base64,AA"><video src="/files/film"></video>
      <a href="/files/letter.pdf">A letter</a>`;
    expect(filesToKeep(text, origin)).toEqual([]);
  });

  it('of a style sheet are its fonts', () => {
    const sheet = '@font-face{src:url(/assets/serif-Ab1.woff2)}a{background:url(https://elsewhere.example/x.png)}';
    expect(filesToKeep(sheet, origin)).toEqual(['/assets/serif-Ab1.woff2']);
  });
});
