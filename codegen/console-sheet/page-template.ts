/**
 * The page of a console sheet. Every value is escaped by Handlebars; only the style and the script, which are
 * constants, enter as they are.
 */
export const pageTemplate = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{{policy}}">
<title>{{topping.name}} {{topping.version}}: what to enter in the console</title>
<style>{{style}}</style>
</head>
<body data-topping="{{topping.name}}">
<header>
<h1>{{topping.name}} {{topping.version}}</h1>
<p>What to enter in the Bigin Developer Console. The order is that of the console's menu, but for connections and functions: they come before what names them. Marks stay in this browser; a thing that has changed since loses its mark.</p>
{{#if topping.namespace}}
<p>Namespace: <code>{{topping.namespace}}</code></p>
{{/if}}
</header>
<section class="progress" aria-label="Progress">
<label for="done" id="progress">Entered</label>
<progress id="done" max="{{count}}" value="0"></progress>
<button type="button" id="next" hidden>Next to enter</button>
<button type="button" id="forget" hidden>Remove all marks</button>
</section>
<p id="spoken" class="spoken" role="status"></p>
<nav aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ol>
{{#each steps}}
<li><a href="#{{id}}">{{title}}</a> <span class="faint">{{place}}, <span data-count="{{id}}">{{items.length}} to enter</span></span></li>
{{/each}}
</ol>
</nav>
<main>
{{#each steps}}
<section aria-labelledby="{{id}}">
<h2 id="{{id}}">{{number}}. {{title}}</h2>
<p><strong>{{place}}</strong></p>
<p class="faint">{{advice}}</p>
{{#each items}}
<article class="item" aria-labelledby="{{id}}">
<div class="head">
<h3 id="{{id}}">{{title}}</h3>
<label class="mark"><input type="checkbox" data-tick="{{tick}}" aria-describedby="{{id}}"> Entered</label>
</div>
<dl>
{{#each values}}
<dt id="{{id}}-label">{{label}}</dt>
{{#if value}}
<dd><code id="{{id}}">{{value}}</code> <button type="button" data-copy="{{id}}" aria-describedby="{{id}}-label" hidden>Copy</button></dd>
{{else}}
<dd class="faint">{{missing}}</dd>
{{/if}}
{{/each}}
</dl>
{{#if scopes.length}}
<table>
<caption class="faint">Scopes, and the calls that need them</caption>
<thead><tr><th scope="col">Scope</th><th scope="col">Needed by</th></tr></thead>
<tbody>
{{#each scopes}}
<tr><th scope="row"><code id="{{id}}">{{scope}}</code> <button type="button" data-copy="{{id}}" aria-describedby="{{id}}" hidden>Copy</button></th><td><ul>{{#each neededBy}}<li><code>{{this}}</code></li>{{else}}<li>no call of this version</li>{{/each}}</ul></td></tr>
{{/each}}
</tbody>
</table>
{{/if}}
{{#if body}}
<div class="head text">
<p class="faint">Text of <code>{{body.file}}</code>, SHA-256 <code>{{body.sha256}}</code></p>
<button type="button" class="main" data-copy="{{body.id}}" aria-describedby="{{id}}" hidden>Copy</button>
</div>
<pre tabindex="0" role="region" aria-label="Text of {{title}}"><code id="{{body.id}}">{{body.text}}</code></pre>
{{/if}}
</article>
{{/each}}
</section>
{{/each}}
</main>
<script>{{script}}</script>
</body>
</html>
`;
