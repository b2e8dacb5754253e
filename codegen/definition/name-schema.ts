import { z } from 'zod';
import { type NameKind, nameForms } from './names.ts';

/** Marks a name of the wrong form, so that it is told from a structure that is wrong. */
export const name = (kind: NameKind) =>
  z.string().refine((text) => nameForms[kind].pattern.test(text), { params: { nameKind: kind } });

export const filledText = z.string().refine((text) => text.trim() !== '', 'it is empty');
