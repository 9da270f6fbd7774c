import { type CST, Parser } from 'yaml';

const deepest = 32;

/**
 * Whether the text nests deeper than any file of ours. Asked before the document is built: `yaml` builds it by
 * recursion, and close to the end of the stack V8 aborts the whole process when it next compiles a regular expression.
 */
export function isTooDeep(text: string): boolean {
  const open: { readonly token: CST.Token; readonly depth: number }[] = [];
  for (const token of new Parser().parse(text)) open.push({ token, depth: 0 });
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > deepest) return true;
    if (token.type === 'document' && token.value) open.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push({ token: key, depth: depth + 1 });
      if (value) open.push({ token: value, depth: depth + 1 });
    }
  }
  return false;
}
