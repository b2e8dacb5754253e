import { encodeXmlEntities } from './xml-entities.ts';
import type { XmlChild, XmlElement } from './xml-node.ts';

/** An element as text, without blanks that it does not have. */
export function writeElement(element: XmlElement): string {
  const attributes = element.attributes
    .map(({ name, value }) => ` ${name}="${encodeXmlEntities(value)}"`)
    .join('');
  if (element.children.length === 0) return `<${element.name}${attributes}/>`;
  const content = element.children.map(writeChild).join('');
  return `<${element.name}${attributes}>${content}</${element.name}>`;
}

function writeChild(child: XmlChild): string {
  return child.kind === 'text' ? encodeText(child.value) : writeElement(child);
}

function encodeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
