/** Whether a text has neither control characters nor noncharacters, which would break an answer and show nothing, nor a lone surrogate. */
export function isPlain(text: string): boolean {
  return text.isWellFormed() && !/[\p{Cc}\p{Noncharacter_Code_Point}]/u.test(text);
}
