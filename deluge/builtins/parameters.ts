import type { BuiltInParameter } from './built-in.ts';

export const text = (name: string): BuiltInParameter => ({ name, types: ['text'] });
export const number = (name: string): BuiltInParameter => ({ name, types: ['number'] });
/** A whole or a decimal number. */
export const numeric = (name: string): BuiltInParameter => ({ name, types: ['number', 'decimal'] });
export const boolean = (name: string): BuiltInParameter => ({ name, types: ['boolean'] });
export const list = (name: string): BuiltInParameter => ({ name, types: ['list'] });
export const map = (name: string): BuiltInParameter => ({ name, types: ['map'] });
/** A date, or a text that has the form of one, as every service but Creator takes it. */
export const date = (name: string): BuiltInParameter => ({ name, types: ['date-time', 'text'] });
export const anything = (name: string): BuiltInParameter => ({ name, types: 'any' });

/** One or more values; the last parameter only. */
export const repeated = (parameter: BuiltInParameter): BuiltInParameter => ({ ...parameter, repeats: true });
export const optional = (parameter: BuiltInParameter): BuiltInParameter => ({ ...parameter, optional: true });
