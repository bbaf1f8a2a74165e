/** What an answer must hold beside fixed values: a test and how to say it. */
export const value = { fits: (given) => typeof given === 'string' && /^[A-Za-z0-9_-]{43}$/.test(given), shown: 'a new value of 43 characters' };

export const json = (fits, shown) => ({
  fits: (given) => {
    try {
      return fits(JSON.parse(given));
    } catch {
      return false;
    }
  },
  shown,
});

const show = (given) => (given === undefined ? 'nothing' : JSON.stringify(given));

/** One sentence for each member that is not as the seed has it. */
export function differences(expected, status, answer) {
  if (status !== 200) return [`HTTP 200 was expected, but the server answered ${status}.`];
  if (answer === undefined) return ['JSON was expected, but the server answered something else.'];
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const given = answer[name];
    const fits = typeof wanted === 'object' ? wanted.fits(given) : given === wanted;
    return fits ? [] : [`"${name}": expected ${typeof wanted === 'object' ? wanted.shown : show(wanted)}, got ${show(given)}`];
  });
}
