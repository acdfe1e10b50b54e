import { describe, expect, it } from 'vitest';
import { type MarkdownNode, readMarkdown } from './read-markdown.ts';

/** As short as it can be checked: `p(a strong(b))`. */
const short = (nodes: readonly MarkdownNode[] | undefined): string =>
  (nodes ?? ['too long'])
    .map((node) => {
      if (typeof node === 'string') return node;
      const { tag, children, target, align, start } = node;
      const facts = [target?.shown, align, start].filter((fact) => fact !== undefined).join(' ');
      return `${tag}${facts && `[${facts}]`}(${short(children)})`;
    })
    .join('');

describe('markdown', () => {
  it.each([
    ['# One\n### Two', 'h1(One)h3(Two)'],
    ['a **b** *c* ~~d~~ `e`', 'p(a strong(b) em(c) s(d) code(e))'],
    ['one\ntwo', 'p(onebr()two)'],
    ['- a\n- b\n  1. c', 'ul(li(a)li(bol(li(c))))'],
    ['3. c\n4. d', 'ol[3](li(c)li(d))'],
    ['```js\nlet a;\n```', 'pre(let a;)'],
    ['> said', 'blockquote(p(said))'],
    ['|a|b|\n|-|-:|\n|1|2|', 'table(thead(tr(th(a)th[right](b)))tbody(tr(td(1)td[right](2))))'],
    ['---', 'hr()'],
    ['[docs](https://example.com/a)', 'p(a[https://example.com/a](docs))'],
    ['see https://example.com.', 'p(see a[https://example.com/](https://example.com).)'],
    ['', ''],
  ])('reads %j', (text, pieces) => {
    expect(short(readMarkdown(text))).toBe(pieces);
  });
});

describe('hostile markdown', () => {
  it.each([
    ['<script>alert(1)</script>', 'p(<script>alert(1)</script>)'],
    ['<img src=x onerror=alert(1)>', 'p(<img src=x onerror=alert(1)>)'],
    ['&lt;b&gt; &#60;i&#62;', 'p(<b> <i>)'],
    ['[a](javascript:alert(1))', 'p(a(a))'],
    ['[a](&#106;avascript:alert(1))', 'p(a(a))'],
    ['[a](data:text/html;base64,PHNjcmlwdD4=)', 'p(a(a))'],
    ['<javascript:alert(1)>', 'p(a(javascript:alert(1)))'],
    ['[a](/settings)', 'p(a(a))'],
    ['![x](https://elsewhere.example/p.png)', 'p(img[https://elsewhere.example/p.png](x))'],
    ['![x](data:image/svg+xml;base64,PHN2Zz4=)', 'p(img(x))'],
    ['[![x](https://a.example/p)](https://b.example/)', 'p(a[https://b.example/](img[https://a.example/p](x)))'],
  ])('%j is nothing but %j', (text, pieces) => {
    expect(short(readMarkdown(text))).toBe(pieces);
  });

  it('shows an address whose order of writing is turned as it really is', () => {
    const text = short(readMarkdown('<https://example.com/\u202Egpj.exe>'));
    expect(text).toContain('a[https://example.com/%E2%80%AEgpj.exe]');
  });

  const repeated = (piece: string) => piece.repeat(Math.floor(32_768 / piece.length));
  it.each([
    ['quotes', repeated('>')],
    ['brackets', repeated('[')],
    ['links', repeated('[a](')],
    ['pictures', repeated('![')],
    ['emphasis', repeated('*a ')],
    ['ticks', Array.from({ length: 250 }, (_, length) => '`'.repeat(length)).join(' ')],
    ['lists', Array.from({ length: 250 }, (_, depth) => `${' '.repeat(depth)}- a`).join('\n')],
    ['addresses', repeated('http://a')],
    ['cells', `${'|a'.repeat(500)}|\n${'|-'.repeat(500)}|\n${'|\n'.repeat(5000)}`],
  ])('reads as many %s as there may be in bounded time', (_, text) => {
    const began = performance.now();
    readMarkdown(text);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  it('leaves as it is what is too long, or of too many pieces', () => {
    expect(readMarkdown('a'.repeat(32_769))).toBeUndefined();
    expect(readMarkdown('*a* '.repeat(8_000))).toBeUndefined();
  });
});
