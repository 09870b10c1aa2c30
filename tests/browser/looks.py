"""What is true of every page, asked of the page itself: each function gives what stands against it."""

from typing import Any

from playwright.sync_api import Page

_WORDS = """language => {
  const foreign = language === 'en'
    ? /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i
    : /\\b(the|of|and|with|is|are|for|from|this|that|not|by|has|have|or)\\b/i;
  // Apart from quoted examples, symbols of instruments (749/QĐ-TTg, NĐ) and identifiers.
  const neutral = /“[^”]*”|"[^"]*"|\\S*[\\/:_-]\\S+|(?<!\\p{L})[A-ZĐ]{2,5}(?!\\p{L})/gu;
  const isForeign = text => foreign.test(text.replace(neutral, ''));
  const tag = element => (element.closest('[lang]')?.lang ?? '').split('-')[0];
  const found = [];
  const look = (element, text, where) => {
    if (text && tag(element) === language && isForeign(text) && !element.closest(
      'script, style, noscript, code, pre, kbd, svg, .cm-editor, :has(> code)'))
      found.push(`${where}: ${text.trim().slice(0, 100)}`);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) look(walker.currentNode.parentElement, walker.currentNode.data, 'text');
  for (const name of ['title', 'aria-label', 'placeholder', 'alt', 'aria-description'])
    for (const element of document.querySelectorAll(`[${name}]`))
      look(element, element.getAttribute(name), name);
  let title = document.title; // a document's name is the title in its own language
  for (const named of document.querySelectorAll('main [lang]'))
    if (named.lang !== language) title = title.replace(named.textContent, '');
  look(document.documentElement, title, 'title of the page');
  return [...new Set(found)].slice(0, 12);
}"""

_DARK = """() => {
  const lightness = colour => {
    if (!colour.startsWith('rgb')) return 255;
    const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    return alpha < 0.5 ? 255 : 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  return [document.documentElement, ...document.querySelectorAll('body, body *')]
    .filter(element => element.checkVisibility())
    .filter(element => element.clientWidth > 80 && element.clientHeight > 30)
    .filter(element => lightness(getComputedStyle(element).backgroundColor) < 128)
    .map(element => `dark on paper: ${element.outerHTML.slice(0, 100)}`).slice(0, 5);
}"""

_CUT = """() => [...document.querySelectorAll('main *, dialog *')]
  .filter(element => element.checkVisibility())
  .filter(element => !element.closest('.visually-hidden, .cm-editor, [role=img]'))
  .filter(element => /auto|scroll|hidden/.test(getComputedStyle(element).overflow))
  .filter(element => element.scrollHeight > element.clientHeight + 4 && element.clientHeight > 40)
  .map(element => `cut on paper: ${element.outerHTML.slice(0, 100)}`).slice(0, 5)"""


def foreign_words(page: Page, language: str) -> list[str]:
    """Words of the other language in texts and names that do not say so by `lang`."""
    return [str(word) for word in page.evaluate(_WORDS, language)]


def head(page: Page, language: str) -> list[str]:
    """What is wrong with language, title and headings."""
    wrong = []
    if (lang := page.locator("html").get_attribute("lang")) != language:
        wrong.append(f"lang is {lang}")
    if not page.title().strip():
        wrong.append("no title")
    if (count := page.locator("h1").count()) != 1:
        wrong.append(f"{count} h1")
    return wrong


def _still(page: Page, script: str) -> Any:
    """What a script finds once the page has come to rest after a change of its size or medium."""
    found = page.evaluate(script)
    for _ in range(50):
        if not found:
            break
        page.wait_for_timeout(100)
        found = page.evaluate(script)
    return found


def overflow(page: Page) -> list[str]:
    """That the page can be scrolled sideways, and what sticks out."""
    wide = _still(
        page,
        """() => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return null;
          const out = [...document.querySelectorAll('body *')].filter(
            element => element.getBoundingClientRect().right > root.clientWidth + 1);
          return `${root.scrollWidth} of ${root.clientWidth} pixels: ` +
            out.slice(0, 3).map(element => element.outerHTML.slice(0, 90)).join(' | ');
        }""",
    )
    return [str(wide)] if wide else []


def on_paper(page: Page) -> list[str]:
    """What is dark, cut, or wider than the sheet where the page is printed from a dark screen."""
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 1000, "height": 700})  # a sheet of A4, laid across
    found = [*_still(page, _DARK), *_still(page, _CUT), *overflow(page)]
    page.emulate_media(media="screen", color_scheme="light")
    return found
