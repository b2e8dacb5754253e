import { trim } from './text.ts';
import { defineTransform } from './transform.ts';

const address = '(?i)(?:https?://)?(?:[a-z0-9-]+[.])+[a-z][a-z0-9-]+(?::[0-9]+)?(?:[/?#][!-~]*)?';
const addressInJavaScript =
  /^(https?:\/\/)?((?:[a-z0-9\-]+[.])+[a-z][a-z0-9\-]+(?::[0-9]+)?)([\/?#][!-~]*)?$/iv;

/**
 * A web address in one form: with its scheme (`https://` where there is none), scheme and host in small letters, no
 * slash behind a bare host. A text that is no address of http or https stays as it is.
 */
export const normaliseUrl = defineTransform({
  name: 'normaliseUrl',
  from: 'text',
  to: 'text',
  documentation:
    'A web address with its scheme, scheme and host in small letters, and no slash behind a bare host. Any other text stays as it is.',
  longest: (input) => (input === undefined ? undefined : input + 'https://'.length),
  deluge: (input, write) => {
    const { literal } = write;
    const url = write.hold('url', input);
    const whole = write.hold('address', `${url}.trim()`);
    const path = write.variable('path');
    write.add(
      `if(${whole}.matches(${literal(address)}))`,
      '{',
      `if(!${whole}.matches(${literal('(?i)https?://.*')}))`,
      '{',
      `${whole} = ${literal('https://')} + ${whole};`,
      '}',
      `${path} = ${whole}.replaceFirst(${literal('^[^/]*//[^/?#]*')}, ${literal('')});`,
      `${url} = ${whole}.subString(0, ${whole}.length() - ${path}.length()).toLowerCase();`,
      `if(${path} != ${literal('/')})`,
      '{',
      `${url} = ${url} + ${path};`,
      '}',
      '}',
    );
    return url;
  },
  reference: (value) => {
    const match = addressInJavaScript.exec(trim.reference(value) ?? '');
    if (match === null) return value;
    const [, scheme = 'https://', host = '', path = ''] = match;
    return `${scheme}${host}`.toLowerCase() + (path === '/' ? '' : path);
  },
});

/** Elements that begin a line of their own, or end one. */
const blocks =
  'address|article|blockquote|br|dd|div|dl|dt|footer|h[1-6]|header|hr|li|ol|p|pre|section|table|td|th|tr|ul';
const unseen = '(?is)<!--.*?-->|<script[^>]*>.*?</script[^>]*>|<style[^>]*>.*?</style[^>]*>';
const blockTag = `(?i)</?(?:${blocks})(?![a-z0-9-])[^>]*>`;
const otherTag = '</?[A-Za-z][^>]*>';

/** `&amp;` last: what it makes is not read again. */
const entities: readonly (readonly [entity: string, character: string])[] = [
  ['&nbsp;', ' '],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&apos;', "'"],
  ['&amp;', '&'],
];

/**
 * The text of a piece of HTML: without tags, comments, scripts and styles, in one line, the usual entities decoded.
 * It is for reading, not a defence: show its result as text, never as HTML.
 */
export const htmlToText = defineTransform({
  name: 'htmlToText',
  from: 'text',
  to: 'text',
  documentation:
    'The text of a piece of HTML in one line: without tags, comments, scripts and styles, the usual entities decoded.',
  deluge: (input, write) => {
    const { literal } = write;
    const replaced = (search: string, replacement: string): string =>
      `.replaceAll(${literal(search)}, ${literal(replacement)})`;
    const text = write.hold('html', `${input}${replaced(unseen, ' ')}`);
    write.add(`${text} = ${text}${replaced(blockTag, ' ')}${replaced(otherTag, '')};`);
    write.add(
      `${text} = ${text}${entities.map(([entity, character]) => replaced(entity, character)).join('')};`,
    );
    return `${text}${replaced('[\t\r\n ]+', ' ')}.trim()`;
  },
  reference: (value) => {
    let text = value
      .replace(/<!--.*?-->|<script[^>]*>.*?<\/script[^>]*>|<style[^>]*>.*?<\/style[^>]*>/gisv, ' ')
      .replace(new RegExp(`</?(?:${blocks})(?![a-z0-9\\-])[^>]*>`, 'giv'), ' ')
      .replace(/<\/?[A-Za-z][^>]*>/gv, '');
    for (const [entity, character] of entities) text = text.replaceAll(entity, character);
    return trim.reference(text.replace(/[\t\r\n ]+/gv, ' '));
  },
});
