const { existsSync } = require('node:fs');
const { resolve, sep } = require('node:path');

const installed = `${sep}node_modules${sep}`;

/** Our sources import './x.js' as the compiled file will be called; under Jest that file is x.ts. */
module.exports = (request, options) => {
  if (/^\.{1,2}\/.*\.js$/.test(request) && !options.basedir.includes(installed)) {
    const source = resolve(options.basedir, request.replace(/\.js$/, '.ts'));
    if (existsSync(source)) return source;
  }
  return options.defaultResolver(request, options);
};
