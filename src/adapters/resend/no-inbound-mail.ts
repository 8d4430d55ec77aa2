/**
 * Stands in for `postal-mime` (wrangler.toml, `alias`): the provider's client brings it for mail that is received, 70 KB of
 * which nothing here calls a line.
 */
export default { parse: () => Promise.reject(new Error("No mail is received here.")) };
