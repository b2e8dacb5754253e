import { describe, expect, test } from 'vitest';
import { check, parse, print, SourceFile } from '../../../deluge/index.ts';
import { errorOf } from '../../support/run-deluge.ts';
import { withoutRanges } from '../../support/tree-shape.ts';
import { facts } from '../analysis/analyzed.ts';

function printed(text: string): string {
  const { program, diagnostics } = parse(new SourceFile('page', text));
  expect(diagnostics).toEqual([]);
  return print(program).text;
}

function problems(text: string): readonly string[] {
  return parse(new SourceFile('page', text)).diagnostics.map(
    ({ line, column, code, message }) => `${line}:${column} ${code} ${message}`,
  );
}

describe('a page of Creator', () => {
  test('is read, checked and printed: HTML as it is, code in the layout of the editor', () => {
    const page = `<%{ rows = Orders[ID != 0]; for each r in rows { %>
  <td class="a; b"  ><%= r.Name %></td>
<% } }%>
<p>50 % > 10</p>`;
    expect(printed(page)).toBe(`<%
{
	rows = Orders[ID != 0];
	for each  r in rows
	{
		%>
  <td class="a; b"  ><%=r.Name%></td>
<%
	}
}
%>
<p>50 % > 10</p>`);
    const source = new SourceFile('page', page);
    expect(check(source, parse(source).program, facts)).toEqual([]);
  });

  test.each([
    ['HTML first', '<html>\n<b><%=a%></b><%=b + 1 /* why */%>\r\n</html>\n'],
    ['code first and last', '<% a = 1; // one %> text <% b = 2; %>'],
    ['comments in code', '<%\n// first\na = 1; /* second */\n// third\n%>x<%=a // fourth\n%>'],
    ['comments in a value', '<%= // first\na // second\n + b /* third */ %>'],
    ['a mark inside a text', '<% a = "%>"; %><%=a%>'],
    ['one value behind another', '<%=a%><%=b%>'],
    ['nothing but marks', '<%%>'],
    [
      'the header of an export',
      'htmlpage Invoice(id)\ndisplayname = "Invoice"\ncontent\n<%{ a = id; %><%=a%><% }%>',
    ],
    ['a doctype', '<!doctype html>\n<%=a%>'],
  ])('comes out the same when it is printed twice: %s', (_, page) => {
    const once = printed(page);
    expect(printed(once)).toBe(once);
    const tree = (text: string) => withoutRanges(parse(new SourceFile('page', text)).program);
    expect(tree(once)).toEqual(tree(page));
  });

  test.each([
    ['<p><%= a b %></p>', "1:10 syntax/expected-token Expecting '%>' but found 'b'."],
    ['<p><%= %></p>\n<% a = 1; %>', "1:8 syntax/expected-expression Expecting a value but found '%>'."],
    [
      '<p><% a = ; %>\n<b><%=a%></b>\n<% b = 1; %>',
      "1:11 syntax/expected-expression Expecting a value but found ';'.",
    ],
    ['<p><% if(a) { %></p>', "1:21 syntax/expected-token Expecting '}' but found '<EOF>'."],
    ['<p><% a = 1 %></p>', "1:12 syntax/expected-semicolon Expecting ';' at the end of statement."],
  ])('gives one diagnostic for one mistake: %j', (page, problem) => {
    expect(problems(page)).toEqual([problem]);
  });

  test('does not run here', () => {
    const { code, message, line } = errorOf('<% a = 1; %>\n<p><%=a%></p>');
    expect({ code, message, line }).toEqual({
      code: 'execution/not-available-here',
      message: "'<% … %>' is not available here: it belongs to Zoho Creator",
      line: 1,
    });
  });
});
