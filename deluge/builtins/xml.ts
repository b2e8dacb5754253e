import { fail } from '../runtime/errors.ts';
import { parseJson } from '../runtime/json.ts';
import { textOf } from '../runtime/text-form.ts';
import { ListValue, MapValue, type Value } from '../runtime/value.ts';
import { evaluateXPath } from '../xml/evaluate-xpath.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { parseXPath } from '../xml/parse-xpath.ts';
import { writeElement } from '../xml/write-xml.ts';
import { encodeXmlEntities } from '../xml/xml-entities.ts';
import { XmlDocument, type XmlElement, type XmlNode } from '../xml/xml-node.ts';
import type { XPathResult } from '../xml/xpath-result.ts';
import { asText } from './arguments.ts';
import type { BuiltInContext } from './built-in.ts';
import { defineFunctions } from './define.ts';
import { text } from './parameters.ts';

const group = {
  receiver: ['text', 'map', 'list'],
  freeForm: true,
  pages: 'xml',
  read: (value: Value) => value,
} as const;

/** What JSON is wrapped in: https://www.zoho.com/deluge/help/functions/xml/toxml.html (documented) */
const rootName = 'root';

/** What stands between several results of one path: saved scripts split them with toList("-|-") (observed). */
const separator = '-|-';

/** Functions of XML. */
export const xmlFunctions = defineFunctions(group, [
  {
    name: 'toXML',
    parameters: [],
    result: 'text',
    confidence: 'documented',
    note: `JSON within <${rootName}>; an array repeats its element. Escapes and empty elements are those of org.json (inferred). XML gives itself (inferred).`,
    run: (value, _, context) => xmlOf(value, context),
  },
  {
    name: 'toXMLList',
    parameters: [],
    result: 'list',
    confidence: 'documented',
    note: `The elements that stand side by side, as texts, also with ${separator} between them as executeXPath gives them.`,
    run: (value, _, context) =>
      new ListValue(
        xmlOf(value, context)
          .split(separator)
          .flatMap((part) => elementsIn(part))
          .map(writeElement),
      ),
  },
  {
    name: 'executeXPath',
    parameters: [text('xPath')],
    result: 'text',
    confidence: 'documented',
    page: 'https://www.zoho.com/creator/newhelp/script/built-in-functions/built-in-function-xml-execute.html',
    note: `XPath 1.0. An element comes with its tags, an attribute as an element of its name with CDATA inside (observed), several results with ${separator} between them (observed), none as an empty text (inferred). JSON is read as toXML writes it.`,
    run: (value, [path], context) => {
      const parsed = parseXPath(asText(path));
      if (!parsed.ok) {
        return fail('invalid-xpath', { path: asText(path), reason: parsed.message, offset: parsed.offset });
      }
      const source = xmlOf(value, context);
      const [root, second] = elementsIn(source);
      if (!root) return fail('not-xml', { text: source, reason: 'it has no element', offset: 0 });
      if (second) {
        return fail('not-xml', {
          text: source,
          reason: 'it has more than one outermost element',
          offset: source.length - 1,
        });
      }
      return resultText(evaluateXPath(parsed.expression, new XmlDocument(root)));
    },
  },
]);

/** JSON and maps as XML; XML as it stands. */
function xmlOf(value: Value, context: BuiltInContext): string {
  if (typeof value !== 'string') return elementText(value, rootName, context);
  const trimmed = value.trim();
  if (trimmed.startsWith('<') || !/^[{[]/.test(trimmed)) return trimmed;
  const parsed = parseJson(trimmed, { lenient: true, keyOrder: context.readings['map-key-order'] });
  if (parsed.ok) return elementText(parsed.value, rootName, context);
  return fail('not-json', { text: value, reason: parsed.message, offset: parsed.offset });
}

function elementText(value: Value, name: string, context: BuiltInContext): string {
  if (value instanceof MapValue) {
    const content = [...value.entries()].map(([key, inner]) => memberText(inner, key, context)).join('');
    return `<${name}>${content}</${name}>`;
  }
  if (value instanceof ListValue) {
    return `<${name}>${value.items.map((item) => elementText(item, 'array', context)).join('')}</${name}>`;
  }
  const content = textOf(value, context);
  return content === '' ? `<${name}/>` : `<${name}>${encodeXmlEntities(content)}</${name}>`;
}

/** The value of a key: a list repeats the element, once for each of its own. */
function memberText(value: Value, key: string, context: BuiltInContext): string {
  if (!(value instanceof ListValue)) return elementText(value, key, context);
  return value.items.map((item) => elementText(item, key, context)).join('');
}

function elementsIn(source: string): readonly XmlElement[] {
  const parsed = parseXml(source);
  if (parsed.ok) return parsed.elements;
  return fail('not-xml', { text: source, reason: parsed.message, offset: parsed.offset });
}

function resultText(result: XPathResult): string {
  if (!Array.isArray(result)) return String(result);
  return result.map(nodeText).join(separator);
}

function nodeText(node: XmlNode): string {
  switch (node.kind) {
    case 'text':
      return node.value;
    case 'attribute':
      return `<${node.name}><![CDATA[${node.value}]]></${node.name}>`;
    case 'element':
      return writeElement(node);
    case 'document':
      return writeElement(node.root);
  }
}
