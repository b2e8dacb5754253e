import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseXml } from '../../../deluge/xml/parse-xml.ts';
import { parseXPath } from '../../../deluge/xml/parse-xpath.ts';
import { writeElement } from '../../../deluge/xml/write-xml.ts';
import { XmlElement, XmlText } from '../../../deluge/xml/xml-node.ts';

const name = fc.constantFrom('a', 'b-c', '_d', 'e.f', 'n:g');
const element = fc.letrec<{ element: XmlElement }>((tie) => ({
  element: fc
    .tuple(
      name,
      fc.dictionary(name, fc.string({ unit: 'grapheme' })),
      fc.array(
        fc.oneof(
          { depthSize: 'small' },
          fc.string({ minLength: 1 }),
          tie('element') as fc.Arbitrary<XmlElement>,
        ),
        { maxLength: 4 },
      ),
    )
    .map(([tag, attributes, parts]) => {
      const children = parts.map((part) => (typeof part === 'string' ? new XmlText(part) : part));
      return new XmlElement(tag, Object.entries(attributes), children);
    }),
}));

test('what is written is read as the same', () => {
  fc.assert(
    fc.property(element.element, (written) => {
      const text = writeElement(written);
      const parsed = parseXml(text);
      expect(parsed.ok && parsed.elements.map(writeElement)).toEqual([text]);
    }),
    { seed: 11, numRuns: 200 },
  );
});

test('no text makes the readers throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'<>/="\'a&;![]-CDAT?()@|*.:$ 1') }), (text) => {
      expect(typeof parseXml(text).ok).toBe('boolean');
      expect(typeof parseXPath(text).ok).toBe('boolean');
    }),
    { seed: 12, numRuns: 2000 },
  );
});

describe('what is no XML', () => {
  test.each([
    ['a<r/>', 'text stands outside of all elements', 0],
    ['<r>', 'an element is not closed', 3],
    ['<r></s>', '</s> stands where <r> ends', 5],
    ['<r a=1/>', 'the value of a needs quotes', 5],
    ['<r a="1', 'the value of a is not closed', 6],
    ['<r a="1" a="2"/>', '<r> has the attribute a twice', 9],
    ['<1/>', 'the name of an element is missing', 1],
    ['<!-- ', 'a comment is not closed', 4],
    ['<r><![CDATA[ </r>', 'a CDATA section is not closed', 12],
    ['<!DOCTYPE r [<!ENTITY a "b">', 'the document type is not closed', 9],
    ['<r', "'>' is missing", 2],
  ])('%s', (text, message, offset) => {
    expect(parseXml(text)).toEqual({ ok: false, message, offset });
  });
});

describe('what is no XPath', () => {
  test.each([
    ['/r/[', 'the name of a node is missing', 3],
    ['/r[1', "']' is missing", 4],
    ['', 'the name of a node is missing', 0],
    ['wide::r', 'there is no axis wide', 0],
    ['nosuch(1)', 'there is no function nosuch', 0],
    ['count()', 'count cannot take 0 arguments', 0],
    ['/r #', "'#' has no place here", 3],
    ['/r b', "'b' has no place here", 3],
  ])('%s', (path, message, offset) => {
    expect(parseXPath(path)).toEqual({ ok: false, message, offset });
  });
});
