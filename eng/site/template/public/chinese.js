// The search splits words at spaces and drops what is no Latin letter or digit. Chinese is therefore written as a number for each pair of neighboring
// characters, in the index as in a query. Digits alone, since the search cuts the endings of English words.
const number = text => [...text].map(character => String(character.codePointAt(0)).padStart(6, '0')).join('')

/** The pairs of a text, a number each. */
export const pairs = text => [...text.matchAll(/\p{Script=Han}+/gu)].flatMap(([run]) => {
  const characters = [...run]
  return characters.length === 1 ? [number(run)] : characters.slice(1).map((next, i) => number(characters[i] + next))
})

/** A query of docfx, a plus before each word, with its Chinese as pairs. A single character begins a pair. */
export const query = text => text.replace(/\+?\p{Script=Han}+/gu, run => ` ${pairs(run).map(pair => `+${pair}${pair.length === 6 ? '*' : ''}`).join(' ')} `).trim()
