import { expect, test } from 'vitest';
import { readingTable } from '../../../deluge/runtime/readings.ts';
import { openQuestions } from './questions.ts';

test.each(openQuestions)('$question', ({ question, answer }) => {
  expect(question).toMatch(/\?$/);
  if ('none' in answer) expect(answer.none).toMatch(/^\S.{20}/s);
  else for (const name of answer) expect(Object.keys(readingTable)).toContain(name);
});

test('every reading answers a question', () => {
  const answered = openQuestions.flatMap(({ answer }) => ('none' in answer ? [] : answer));
  expect([...new Set(answered)].sort()).toEqual(Object.keys(readingTable).sort());
});

test('no question is listed twice', () => {
  const questions = openQuestions.map(({ question }) => question);
  expect(new Set(questions).size).toBe(questions.length);
});
