"""The structure tree that the HTML of a document asks for.

The engine's own tags follow its boxes: a paragraph over two columns is two paragraphs, running heads are text, `lang`
is lost. Here the tags follow the HTML elements: `engine` finds their content, `conform` writes the tags into the PDF.
What a template says by plain HTML:

- `aria-hidden="true"`: decoration, an artifact; on `header` and `footer` a running head or foot.
  Page margin boxes, leaders, backgrounds, borders and repeated table heads are artifacts by themselves.
  A decorating `<img>` takes a non-empty `alt` (the engine complains otherwise) and `aria-hidden="true"`.
- `lang` on any element; `alt` on `img`, `<title>` or `aria-label` on inline `svg`; `role="img"` with `aria-label`
  makes any element one figure; `<abbr title>` gives the expansion.
- `<a href>`: described by `aria-label`, else `title`, else its text.
- `dl`/`dt`/`dd` give a list of labels and bodies; `role="doc-toc"` on `ul` or `ol` a table of contents;
  `role="presentation"` takes the meaning from an element, not its text.
"""
