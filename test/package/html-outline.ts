/** What a test looks at in a page: tags with their attributes, and texts. Only for pages of our own making. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** The text between this tag and the next one, with character references replaced. */
  readonly text: string;
}

/** The start tags of a page in order; comments and end tags are left out. */
export function tagsOf(html: string): readonly Tag[] {
  const page = html.replace(/<!--[\s\S]*?-->/g, '');
  return [...page.matchAll(/<([a-z][a-z0-9]*)((?:\s+[a-z0-9-]+(?:="[^"]*")?)*)\s*>([^<]*)/g)].map(
    (match) => ({
      name: match[1] ?? '',
      attributes: attributesOf(match[2] ?? ''),
      text: unescapeHtml(match[3] ?? ''),
    }),
  );
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/\s([a-z0-9-]+)(?:="([^"]*)")?/g)].map((match) => [
      match[1] ?? '',
      unescapeHtml(match[2] ?? ''),
    ]),
  );
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Replaces the character references that Handlebars writes. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|(amp|lt|gt|quot));/gi, (_, code?: string, name?: string) =>
    code === undefined ? (named[name ?? ''] ?? '') : String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

export function valuesOf(tags: readonly Tag[], attribute: string): readonly string[] {
  return tags.flatMap((tag) => tag.attributes.get(attribute) ?? []);
}

/** What is wrong with the outline of a page for people who do not see it; empty when nothing is. */
export function outlineMistakes(html: string): readonly string[] {
  const tags = tagsOf(html);
  const ids = valuesOf(tags, 'id');
  const headings = tags.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : []));
  const references = ['aria-labelledby', 'aria-describedby', 'data-copy']
    .flatMap((attribute) => valuesOf(tags, attribute))
    .concat(valuesOf(tags, 'href').flatMap((href) => (href.startsWith('#') ? [href.slice(1)] : [])));
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `the id ${id} stands twice`),
    ...references.filter((id) => !ids.includes(id)).map((id) => `nothing has the id ${id}`),
    ...headings
      .filter((level, index) => level > (headings[index - 1] ?? 0) + 1)
      .map((level) => `a heading of level ${level} follows one that is more than a level higher`),
    ...(headings.filter((level) => level === 1).length === 1 ? [] : ['there is not exactly one h1']),
    ...['header', 'nav', 'main', 'title']
      .filter((name) => tags.filter((tag) => tag.name === name).length !== 1)
      .map((name) => `there is not exactly one ${name}`),
    ...(tags.some(({ name, attributes }) => name === 'html' && attributes.get('lang') === 'en')
      ? []
      : ['the language is not stated']),
  ];
}

/** Everything in a page that would load something or act by an attribute. */
export function outsideReferences(html: string): readonly string[] {
  const tags = tagsOf(html);
  return [
    ...['src', 'href', 'action', 'srcset', 'poster', 'data']
      .flatMap((attribute) => valuesOf(tags, attribute))
      .filter((address) => /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)),
    ...tags.flatMap(({ attributes }) =>
      [...attributes.keys()].filter((name) => name.startsWith('on') || name === 'style'),
    ),
  ];
}
