// The one home of escaping: a function for each sink. Text of scanners, pull requests and YAML passes through here on its
// way out, and nowhere else is it joined to what we write (threats E1 to E3, E8).

/**
 * Controls (C0, C1), format characters (bidirectional, zero-width, tags), lone surrogates, line and paragraph separators,
 * and everything else that Unicode says to show as nothing: what hides, moves or ends text.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** A character that joins nothing and shows nothing: it parts what a renderer would take for a mention or a link. */
const WORD_JOINER = '\u2060';

/** One visible line: white space runs become one blank, what cannot be seen is dropped, "…" says that it was cut. @param longest in characters */
export function oneLine(text: string, longest: number): string {
  const head = text.slice(0, longest * 8);
  const visible = head
    .replaceAll(/[\s\u0085]+/g, ' ')
    .replaceAll(UNSEEN, '')
    .trim();
  const characters = Array.from(visible);
  return characters.length > longest || head.length < text.length ? `${characters.slice(0, longest - 1).join('')}…` : visible;
}

/**
 * For a terminal, and for the log of a workflow: the runner obeys `::command::` at the beginning of a line and
 * `##[command]` anywhere in it.
 */
export function forTerminal(text: string, longest = 300): string {
  return oneLine(text, longest)
    .replaceAll('##[', '# #[')
    .replace(/^(\s*):(?=:)/, '$1: ');
}

/** The runner looks for `::` by the rules of a culture, and finds none that a mark behind it makes one grapheme with. */
const JOINS = /^(?=[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}])/u;

/** For the text of a workflow command (`::error::TEXT`). */
export function forCommand(text: string, longest = 2000): string {
  return percented(text, longest).replace(JOINS, ' ');
}

/** For a property of a workflow command (`::error file=VALUE,…`). */
export function forCommandProperty(text: string, longest = 500): string {
  return percented(text, longest).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** False for text that the runner would read back as another text: fit for prose, not for the name of a file. */
export function isExactInCommand(text: string): boolean {
  return text !== '' && !text.startsWith('=') && forTerminal(text, 500) === text;
}

function percented(text: string, longest: number): string {
  return forTerminal(text, longest).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Before these places a link, an e-mail address or a mention would begin to be one (cmark-gfm's autolink, on finished text). */
const LINKS = /(?<=@)|(?<=:)(?=\/\/)|(?<=www)(?=\.)/gi;
/** And here an issue or an emoji; GitHub looks for none of these in code. */
const REFERENCES = /(?<=#)|(?<=gh-)(?=\d)|(?<=:)(?=[\w+-]+:)/gi;
/** What GitHub takes for a commit: 7 hexadecimal digits and more. */
const COMMIT = /(?<![0-9a-z_])[0-9a-f]{7,}(?![0-9a-z_])/gi;

/**
 * For GitHub's Markdown and for HTML alike: every ASCII character but letters, digits and blanks becomes a character
 * reference, which no Markdown construct can begin with (CommonMark 0.31 §2.5). What a renderer would link, mention or
 * reference after that is parted; a dollar in an element of its own begins no formula.
 */
export function forMarkdown(text: string, longest = 300): string {
  const parted = oneLine(text, longest)
    .replaceAll(COMMIT, (digits) => digits.replaceAll(/.{6}(?=.)/g, `$&${WORD_JOINER}`))
    .replaceAll(LINKS, WORD_JOINER)
    .replaceAll(REFERENCES, WORD_JOINER);
  return referenced(parted).replaceAll('&#36;', '<span>&#36;</span>');
}

/** As code: what is copied from it is what was put in, so the places of links are parted by an element, not by a character. */
export function forMarkdownCode(text: string, longest = 200): string {
  return `<code>${referenced(oneLine(text, longest).replaceAll(LINKS, WORD_JOINER)).replaceAll(WORD_JOINER, '<wbr>')}</code>`;
}

function referenced(text: string): string {
  return text.replaceAll(/[!-/:-@[-`{-~]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Nothing but what a keyboard of 1963 has. */
const PLAIN = /^[\x20-\x7e]*$/;

/** JSON whose every line is safe in a terminal and in a workflow log; the same value when parsed. */
export function forJson(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, null, indent);
  const seen = PLAIN.test(json) ? json : json.replaceAll(UNSEEN, escapeUnits);
  return seen.includes('##[') ? seen.replaceAll('##[', String.raw`\u0023#[`) : seen;
}

function escapeUnits(text: string): string {
  let escaped = '';
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // JSON.stringify has escaped the other controls; a line feed here is its own layout.
    escaped += code === 0x0a ? '\n' : `\\u${code.toString(16).padStart(4, '0')}`;
  }
  return escaped;
}
