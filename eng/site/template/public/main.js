import { query } from './chinese.js'

// The search runs in a worker of docfx's, which takes its queries as messages.
const post = Worker.prototype.postMessage
Worker.prototype.postMessage = function (message, ...rest) {
  post.call(this, message?.q ? { ...message, q: query(message.q) } : message, ...rest)
}

export default {}
