import { textContent, type XmlNode } from './xml-node.ts';

/** What an XPath expression gives; nodes come in the order of the document. */
export type XPathResult = XmlNode[] | string | number | boolean;

export function stringOf(result: XPathResult | undefined): string {
  if (result === undefined) return '';
  if (Array.isArray(result)) return result[0] ? textContent(result[0]) : '';
  return String(result);
}

export function numberOf(result: XPathResult | undefined): number {
  if (typeof result === 'number') return result;
  if (typeof result === 'boolean') return result ? 1 : 0;
  const text = stringOf(result).trim();
  return /^-?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}

export function truthOf(result: XPathResult | undefined): boolean {
  if (Array.isArray(result) || typeof result === 'string') return result.length > 0;
  return typeof result === 'number' ? result !== 0 && !Number.isNaN(result) : result === true;
}
