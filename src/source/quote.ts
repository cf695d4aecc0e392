/** A name in double quotes, with what could confuse a terminal or a log escaped. */
export function quote(name: string): string {
  return JSON.stringify(name).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A word that a POSIX shell reads as exactly this text: hints are there to be copied. */
export function shellWord(text: string): string {
  if (/^[\w@%+=:,./~^-]+$/.test(text) && !text.startsWith("~")) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}
